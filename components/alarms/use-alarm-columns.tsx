"use client";

import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import Link from "@cloudscape-design/components/link";
import { useTranslations } from "next-intl";
import { Timestamp } from "@/components/console/timestamp";
import type { ResourceColumn } from "@/components/tables/resource-table";
import { useStarColumn } from "@/components/tables/star-column";
import { ActionStateText, actionStateOf } from "./action-state";
import { metricOf } from "./alarm-metric";
import { alarmPath } from "./alarm-paths";
import { AlarmStateBadge } from "./alarm-state";
import { STATES, stateOf } from "./alarm-states";
import { useConditionsText } from "./use-conditions-text";

/** The columns of the list of alarms. */
export function useAlarmColumns(): ResourceColumn<MetricAlarm>[] {
  const t = useTranslations("alarms.list");
  const sayConditions = useConditionsText();
  return [
    useStarColumn("alarm", ({ AlarmName = "" }: MetricAlarm) => AlarmName),
    {
      id: "name",
      header: t("name"),
      isRowHeader: true,
      width: 300,
      text: ({ AlarmName = "" }) => AlarmName,
      cell: ({ AlarmName = "" }) => <Link href={alarmPath(AlarmName)}>{AlarmName}</Link>,
    },
    {
      id: "state",
      header: t("state"),
      width: 195,
      order: ({ StateValue }) => STATES.indexOf(stateOf(StateValue)),
      cell: ({ StateValue }) => <AlarmStateBadge state={stateOf(StateValue)} />,
    },
    {
      id: "updated",
      header: t("updated"),
      width: 225,
      order: ({ StateUpdatedTimestamp: at }) => at?.getTime() ?? 0,
      cell: ({ StateUpdatedTimestamp: at }) => <Timestamp value={at} format="compact" />,
    },
    { id: "conditions", header: t("conditions"), width: 400, text: sayConditions, cell: sayConditions },
    {
      id: "actions",
      header: t("actions"),
      width: 190,
      order: actionStateOf,
      cell: (alarm) => <ActionStateText alarm={alarm} />,
    },
    {
      id: "namespace",
      header: t("namespace"),
      initiallyHidden: true,
      text: (alarm) => metricOf(alarm)?.namespace ?? "",
      cell: (alarm) => metricOf(alarm)?.namespace ?? "-",
    },
    {
      id: "description",
      header: t("description"),
      initiallyHidden: true,
      text: ({ AlarmDescription = "" }) => AlarmDescription,
      cell: ({ AlarmDescription }) => AlarmDescription ?? "-",
    },
  ];
}
