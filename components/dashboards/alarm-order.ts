import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import type { AlarmProperties } from "@/lib/services/dashboards/model/body";
import { readAlarmArn } from "./alarm-arn";
import type { AlarmsByArn } from "./dashboard-widgets";

export type ShownAlarm = { arn: string; name: string; alarm: MetricAlarm | undefined };

const STATE_ORDER: (string | undefined)[] = ["ALARM", "INSUFFICIENT_DATA", "OK"];

/**
 * The alarms of an alarm status widget in the order that it asks for (API reference, "Properties of an Alarm Status Widget
 * Object"): by name; by state and then the latest change; or by the latest change alone. Those that are gone come last.
 */
export function shownAlarms({ alarms: arns, sortBy, states = [] }: AlarmProperties, alarms: AlarmsByArn): ShownAlarm[] {
  const known = arns.map((arn) => ({ arn, name: readAlarmArn(arn).name, alarm: alarms[arn] }));
  const wanted = known.filter(
    ({ alarm }) => states.length === 0 || states.some((state) => state === alarm?.StateValue),
  );
  return wanted.sort((a, b) => {
    if (!a.alarm || !b.alarm) return Number(!a.alarm) - Number(!b.alarm) || a.name.localeCompare(b.name);
    const newest = changedAt(b.alarm) - changedAt(a.alarm);
    switch (sortBy) {
      case "timestamp":
        return newest || a.name.localeCompare(b.name);
      case "stateUpdatedTimestamp":
        return stateRank(a.alarm) - stateRank(b.alarm) || newest || a.name.localeCompare(b.name);
      default:
        return a.name.localeCompare(b.name);
    }
  });
}

function changedAt({ StateUpdatedTimestamp }: MetricAlarm): number {
  return StateUpdatedTimestamp?.getTime() ?? 0;
}

function stateRank({ StateValue }: MetricAlarm): number {
  return STATE_ORDER.indexOf(StateValue);
}
