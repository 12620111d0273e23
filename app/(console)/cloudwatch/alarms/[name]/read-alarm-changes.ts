import type { AlarmHistoryItem, MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { watchedOf } from "@/components/alarms/alarm-metric";
import { stateChangeOf } from "@/components/alarms/state-spans";
import { alarmSubject } from "@/components/changes/alarm-subject";
import { type ChangesReading, NO_CHANGES } from "@/components/changes/changes-reading";
import { type FirstBreach, firstBreach } from "@/components/changes/first-breach";
import type { Stretch } from "@/components/time-range/time-range";
import type { Ask } from "@/lib/console/use-ask";
import { comparisonOf } from "@/lib/services/alarms/model/comparison";
import { askChanges, readChanges } from "../../read-changes";
import type { AlarmView } from "./read-alarm-view";

/** The changes that the page of an alarm shows: on its graph, and before it went off. */
export type AlarmChanges = {
  marked: ChangesReading;
  broke: { at: Date; searched: Stretch } | undefined;
  related: ChangesReading;
};

const NO_ALARM_CHANGES: AlarmChanges = { marked: NO_CHANGES, broke: undefined, related: NO_CHANGES };

/** So long before a metric broke its cause is looked for. */
const SEARCHED_MILLIS = 3 * 3_600_000;
const MOST_RELATED = 20;

/** What was changed over the range of the graph, and before the alarm last went off within it. */
export async function readAlarmChanges(ask: Ask, view: AlarmView): Promise<AlarmChanges> {
  const [marked, broke] = await Promise.all([readChanges(ask, view.range), readBreach(ask, view)]);
  if (!broke) return { ...NO_ALARM_CHANGES, marked };
  const { at, seconds } = broke;
  const searched = {
    start: new Date(at.getTime() - SEARCHED_MILLIS),
    end: new Date(at.getTime() + seconds * 1000),
  };
  const related = await askChanges(ask, {
    StartTime: searched.start,
    EndTime: searched.end,
    Around: at,
    Period: seconds,
    About: alarmSubject(view.alarm),
    MaxResults: MOST_RELATED,
  });
  return { marked, broke: { at, searched }, related };
}

/** Where it broke the last time the alarm went off within the range, or before it when the alarm still is in ALARM. */
async function readBreach(ask: Ask, { alarm, range, drawn }: AlarmView): Promise<FirstBreach | undefined> {
  const { AlarmHistoryItems = [] } = await ask("cloudwatch:DescribeAlarmHistory", {
    AlarmName: alarm.AlarmName,
    HistoryItemType: "StateUpdate",
    StartDate: range.start,
    EndDate: range.end,
    ScanBy: "TimestampDescending",
  });
  const alarmed = alarmedIn(AlarmHistoryItems) ?? stillAlarmed(alarm);
  if (!alarmed) return undefined;
  const seconds = watchedOf(alarm)?.period ?? 0;
  // Of several series it is not known which one broke; and a band breaks differently at every point.
  const [only, ...others] = drawn?.lines ?? [];
  const isOne = others.length === 0 && drawn?.period === seconds && alarm.ThresholdMetricId === undefined;
  // Points of longer periods than the alarm's own would say it began earlier than it did.
  const own = isOne ? (only?.points ?? []) : [];
  return firstBreach({ ...alarmed, seconds }, own, (value) => breaches(alarm, value));
}

type Alarmed = { changedAt: Date; reasonData: unknown };

function alarmedIn(items: readonly AlarmHistoryItem[]): Alarmed | undefined {
  const item = items.find((candidate) => stateChangeOf(candidate)?.to === "ALARM");
  if (!item?.Timestamp) return undefined;
  return { changedAt: item.Timestamp, reasonData: JSON.parse(item.HistoryData ?? "{}")?.newState?.stateReasonData };
}

function stillAlarmed({ StateValue, StateTransitionedTimestamp, StateReasonData }: MetricAlarm): Alarmed | undefined {
  if (StateValue !== "ALARM" || !StateTransitionedTimestamp) return undefined;
  return { changedAt: StateTransitionedTimestamp, reasonData: StateReasonData };
}

function breaches({ ComparisonOperator, Threshold }: MetricAlarm, value: number): boolean {
  return Threshold !== undefined && comparisonOf(ComparisonOperator).breaches(value, { threshold: Threshold });
}
