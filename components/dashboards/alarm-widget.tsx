"use client";

import Link from "@cloudscape-design/components/link";
import { useTranslations } from "next-intl";
import { alarmPath } from "@/components/alarms/alarm-paths";
import { AlarmStateBadge } from "@/components/alarms/alarm-state";
import { stateOf } from "@/components/alarms/alarm-states";
import type { AlarmProperties } from "@/lib/services/dashboards/model/body";
import { readAlarmArn } from "./alarm-arn";
import { shownAlarms } from "./alarm-order";
import type { AlarmsByArn } from "./dashboard-widgets";
import { WidgetNotice } from "./widget-notice";

type Props = { properties: AlarmProperties; alarms: AlarmsByArn; problem: string | undefined; hasLinks?: boolean };

/** The states of some alarms at a glance. */
export function AlarmWidget({ properties, alarms, problem, hasLinks = true }: Props) {
  const t = useTranslations("dashboards.widget");
  if (problem) return <WidgetNotice>{problem}</WidgetNotice>;
  const shown = shownAlarms(properties, alarms);
  if (shown.length === 0) return <WidgetNotice>{t("noAlarms")}</WidgetNotice>;
  return (
    <ul className="m-0 grid h-full list-none auto-rows-min grid-cols-[repeat(auto-fill,minmax(14rem,1fr))] gap-2 overflow-y-auto p-0 font-sans text-sm">
      {shown.map(({ arn, name, alarm }) => (
        <li
          key={arn}
          className="flex min-w-0 items-center justify-between gap-3 rounded-lg border border-solid border-line px-3 py-1.5"
        >
          {alarm ? (
            <>
              <span className="min-w-0 truncate" title={name}>
                {hasLinks ? (
                  <Link href={`${alarmPath(name)}?region=${readAlarmArn(arn).region}`} fontSize="inherit">
                    {name}
                  </Link>
                ) : (
                  name
                )}
              </span>
              <span className="flex-none">
                <AlarmStateBadge state={stateOf(alarm.StateValue)} />
              </span>
            </>
          ) : (
            <span className="truncate text-secondary">{t("alarmGone", { name })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
