import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { metricOf } from "@/components/alarms/alarm-metric";
import { stateOf } from "@/components/alarms/alarm-states";
import { graphPeriod } from "@/components/alarms/graph-period";
import { type StateChange, type StateSpan, stateChangeOf, stateSpans } from "@/components/alarms/state-spans";
import { resolveTimeRange, type Stretch, type TimeRange } from "@/components/time-range/time-range";
import type { Ask } from "@/lib/console/use-ask";
import type { ChartPoint } from "@/lib/drawing/chart-series";
import { readAlarm } from "../read-alarms";
import { readMetric } from "../read-metric";

/** What the page of an alarm shows besides its history. */
export type AlarmView = {
  alarm: MetricAlarm;
  range: Stretch;
  /** Seconds between the points of the graph; longer than the alarm's own period over a long range. */
  period: number;
  points: ChartPoint[];
  spans: StateSpan[];
};

/** Pages of the history that the bar of states is drawn from; an alarm that changes oftener is not told apart by eye. */
const MAX_PAGES = 5;

/** An alarm with its metric and its states over a range of time; undefined when there is no such alarm. */
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
  const metric = metricOf(alarm);
  if (!metric) return { alarm, range, period: 60, points: [], spans };
  const length = (range.end.getTime() - start) / 1000;
  const period = graphPeriod(metric.period, length, (now.getTime() - start) / 1000);
  return { alarm, range, period, points: await readMetric(ask, { ...metric, period }, range), spans };
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
