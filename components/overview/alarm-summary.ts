import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { stateOf } from "@/components/alarms/alarm-states";
import type { StateValue } from "@/lib/services/alarms/model/alarm";

/** The alarms of a Region at a glance. */
export type AlarmSummary = {
  counts: Record<StateValue, number>;
  /** True when there are more alarms than were counted. */
  isPartial: boolean;
  /** Those that are in alarm, the latest first, and then those that changed last. */
  recent: MetricAlarm[];
};

/** Counts alarms, and picks the few that one should look at. */
export function summaryOf(alarms: readonly MetricAlarm[], isPartial: boolean, most: number): AlarmSummary {
  const counts = { ALARM: 0, OK: 0, INSUFFICIENT_DATA: 0 };
  for (const { StateValue } of alarms) counts[stateOf(StateValue)] += 1;
  const recent = alarms.toSorted((a, b) => Number(isInAlarm(b)) - Number(isInAlarm(a)) || changedAt(b) - changedAt(a));
  return { counts, isPartial, recent: recent.slice(0, most) };
}

function isInAlarm({ StateValue }: MetricAlarm): boolean {
  return StateValue === "ALARM";
}

function changedAt({ StateTransitionedTimestamp, StateUpdatedTimestamp }: MetricAlarm): number {
  return (StateTransitionedTimestamp ?? StateUpdatedTimestamp)?.getTime() ?? 0;
}
