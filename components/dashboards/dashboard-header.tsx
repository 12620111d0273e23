"use client";

import Button from "@cloudscape-design/components/button";
import ButtonDropdown, { type ButtonDropdownProps } from "@cloudscape-design/components/button-dropdown";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { ChangesSwitch } from "@/components/changes/changes-switch";
import { RefreshControl } from "@/components/console/refresh-control";
import { usePeriodText } from "@/components/metrics/use-period-text";
import type { TimeRange } from "@/components/time-range/time-range";
import { TimeRangePicker } from "@/components/time-range/time-range-picker";
import type { PeriodOverride } from "./dashboard-widgets";

/** What can be done with a dashboard from its header. */
export type DashboardAct = "source" | "duplicate" | "rename" | "delete" | "fullScreen" | "addGraph" | "addText";

type Props = {
  name: string;
  range: TimeRange;
  onRange: (range: TimeRange) => void;
  override: PeriodOverride;
  /** The periods in seconds that all graphs can be given. */
  periods: readonly number[];
  onOverride: (override: PeriodOverride) => void;
  refreshing: boolean;
  onRefresh: () => void;
  everySeconds: number;
  onInterval: (seconds: number) => void;
  isFullScreen: boolean;
  onAct: (act: DashboardAct) => void;
};

/** The dashboard's name, its time range, and its actions. */
export function DashboardHeader(props: Props) {
  const { name, range, onRange, override, periods, onOverride, onAct } = props;
  const t = useTranslations("dashboards.view");
  const periodText = usePeriodText();
  const choice = (value: PeriodOverride, text: string) => ({
    id: `period ${value}`,
    text,
    itemType: "checkbox" as const,
    checked: value === override,
  });
  const actions: ButtonDropdownProps.Items = [
    { id: "source", text: t("source") },
    { id: "duplicate", text: t("duplicate") },
    { id: "rename", text: t("rename") },
    { id: "delete", text: t("delete") },
    {
      id: "period",
      text: t("override.title"),
      items: [
        choice("auto", t("override.auto")),
        choice("inherit", t("override.inherit")),
        ...periods.map((seconds) => choice(seconds, periodText(seconds))),
      ],
    },
  ];
  const choose = (id: string) => {
    const [, period] = /^period (.+)$/.exec(id) ?? [];
    if (period === "auto" || period === "inherit") onOverride(period);
    else if (period !== undefined) onOverride(Number(period));
    else onAct(id as DashboardAct);
  };
  return (
    <div className="flex flex-col gap-2">
      <Header
        variant="h1"
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              iconName={props.isFullScreen ? "exit-full-screen" : "full-screen"}
              ariaLabel={t(props.isFullScreen ? "exitFullScreen" : "fullScreen")}
              onClick={() => onAct("fullScreen")}
            />
            <ButtonDropdown items={actions} onItemClick={({ detail }) => choose(detail.id)}>
              {t("actions")}
            </ButtonDropdown>
            <ButtonDropdown
              variant="primary"
              items={[
                { id: "addGraph", text: t("addGraph") },
                { id: "addText", text: t("addText") },
              ]}
              onItemClick={({ detail }) => choose(detail.id)}
            >
              {t("addWidget")}
            </ButtonDropdown>
          </SpaceBetween>
        }
      >
        {name}
      </Header>
      <div className="flex flex-wrap items-center gap-2">
        <ChangesSwitch />
        <TimeRangePicker value={range} onChange={onRange} />
        <RefreshControl
          refreshing={props.refreshing}
          onRefresh={props.onRefresh}
          everySeconds={props.everySeconds}
          onInterval={props.onInterval}
        />
      </div>
    </div>
  );
}
