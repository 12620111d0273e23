"use client";

import ButtonDropdown, { type ButtonDropdownProps } from "@cloudscape-design/components/button-dropdown";
import { useTranslations } from "next-intl";

/** AWS's intervals for automatic refresh, in seconds; 0 is off. */
const REFRESH_SECONDS = [0, 10, 60, 120, 300, 900] as const;

/** Without a choice a page stays fresh by the minute: that is how often metrics and alarms move. */
export const USUAL_SECONDS = 60;

/** The interval that an address carries as `refresh`. */
export function refreshSeconds(text: string | null | undefined, usual = USUAL_SECONDS): number {
  return REFRESH_SECONDS.find((seconds) => String(seconds) === text) ?? usual;
}

/** How an address carries an interval; the usual one needs no word. */
export function refreshText(seconds: number, usual = USUAL_SECONDS): string | undefined {
  return seconds === usual ? undefined : String(seconds);
}

type Props = {
  refreshing: boolean;
  onRefresh: () => void;
  /** The chosen interval, and what to do with another choice. Without them there is only the button. */
  everySeconds: number;
  onInterval: (seconds: number) => void;
};

/** AWS's refresh button with its menu of intervals. */
export function RefreshControl({ refreshing, onRefresh, everySeconds, onInterval }: Props) {
  const t = useTranslations("console.refresh");
  const label = (seconds: number) => {
    if (seconds === 0) return t("off");
    return seconds < 60 ? t("seconds", { count: seconds }) : t("minutes", { count: seconds / 60 });
  };
  const items: ButtonDropdownProps.Items = REFRESH_SECONDS.map((seconds) => ({
    id: String(seconds),
    text: label(seconds),
    itemType: "checkbox",
    checked: seconds === everySeconds,
  }));
  return (
    <ButtonDropdown
      items={[{ id: "interval", text: t("menu"), items }]}
      ariaLabel={t("menu")}
      mainAction={{
        iconName: "refresh",
        text: everySeconds === 0 ? undefined : label(everySeconds),
        ariaLabel: t("now"),
        loading: refreshing,
        onClick: onRefresh,
      }}
      onItemClick={({ detail }) => onInterval(Number(detail.id))}
    />
  );
}
