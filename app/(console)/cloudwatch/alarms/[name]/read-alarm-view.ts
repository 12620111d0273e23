import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import type { AlarmLines } from "@/components/alarms/alarm-lines";
import { watchedOf } from "@/components/alarms/alarm-metric";
import { stateOf } from "@/components/alarms/alarm-states";
import { type StateChange, type StateSpan, stateChangeOf, stateSpans } from "@/components/alarms/state-spans";
import { resolveTimeRange, type Stretch, type TimeRange } from "@/components/time-range/time-range";
import type { Ask } from "@/lib/console/use-ask";
import { readAlarmLines } from "../read-alarm-lines";
import { readAlarm } from "../read-alarms";

/** What the page of an alarm shows besides its history. */
export type AlarmView = {
  alarm: MetricAlarm;
  range: Stretch;
  /** What it watches; absent for an alarm that this version does not know. */
  drawn: AlarmLines | undefined;
  spans: StateSpan[];
};

/** Pages of the history that the bar of states is drawn from; an alarm that changes oftener is not told apart by eye. */
const MAX_PAGES = 5;

/** An alarm with what it watches and its states over a range of time; undefined when there is no such alarm. */
export async function readAlarmView(
  ask: Ask,
  name: string,
  timeRange: TimeRange,
  now: Date,
): Promise<AlarmView | undefined> {
  const range = resolveTimeRange(timeRange, now);
  const [alarm, changes] = await Promise.all([readAlarm(ask, name), readChanges(ask, name, range.start)]);
  if (!alarm) return undefined;
  const [start, end] = [range.start.getTime(), Math.min(range.end.getTime(), now.getTime())];
  const spans = stateSpans(changes, stateOf(alarm.StateValue), { start, end });
  const watched = watchedOf(alarm);
  return { alarm, range, drawn: watched && (await readAlarmLines(ask, watched, range, now)), spans };
}

/** The changes of state since `start`, newest first. */
async function readChanges(ask: Ask, name: string, start: Date): Promise<StateChange[]> {
  const changes: StateChange[] = [];
  let token: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await ask("cloudwatch:DescribeAlarmHistory", {
      AlarmName: name,
      HistoryItemType: "StateUpdate",
      StartDate: start,
      ScanBy: "TimestampDescending",
      NextToken: token,
    });
    changes.push(...(answer.AlarmHistoryItems ?? []).flatMap((item) => stateChangeOf(item) ?? []));
    token = answer.NextToken;
    if (token === undefined) break;
  }
  return changes;
}
