"use client";

import ButtonDropdown, { type ButtonDropdownProps } from "@cloudscape-design/components/button-dropdown";
import { useTranslations } from "next-intl";

type Props = {
  isEmpty: boolean;
  /** Where an alarm on the graph's only metric is made; undefined where there are several or none. */
  alarmHref: string | undefined;
  onAddToDashboard: () => void;
  onShare: () => void;
  onCsv: () => void;
  onPng: () => void;
};

/** What can be done with the graph as a whole. */
export function GraphActions({ isEmpty, alarmHref, onAddToDashboard, onShare, onCsv, onPng }: Props) {
  const t = useTranslations("metrics.graph");
  const acts: Record<string, () => void> = { dashboard: onAddToDashboard, share: onShare, csv: onCsv, png: onPng };
  const items: ButtonDropdownProps.Items = [
    { id: "dashboard", text: t("addToDashboard"), disabled: isEmpty },
    { id: "alarm", text: t("createAlarm"), href: alarmHref, disabled: !alarmHref, disabledReason: t("oneMetric") },
    { id: "share", text: t("share"), disabled: isEmpty },
    { id: "csv", text: t("download"), disabled: isEmpty },
    { id: "png", text: t("downloadPng"), disabled: isEmpty },
  ];
  return (
    <ButtonDropdown items={items} onItemClick={({ detail }) => acts[detail.id]?.()}>
      {t("actions")}
    </ButtonDropdown>
  );
}
