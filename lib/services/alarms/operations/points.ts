import type { GetMetricDataInput, GetMetricDataOutput, MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import { isAwsError } from "@/lib/platform/errors";
import type { Context } from "@/lib/platform/operation";
import { alarmArn } from "../model/alarm";
import type { WatchedMetric } from "../model/metric";
import type { Datapoint } from "../model/missing-data";
import type { EvaluationRules } from "../model/rules";
import { evaluationRange, evaluationSpan } from "../model/schedule";
import type { ClaimedAlarm } from "../store/evaluations";

/** What one GetMetricData call takes and gives (API Reference, "GetMetricData"). */
const MAX_QUERIES = 500;
const MAX_DATAPOINTS = 100_800;

/** An alarm that is being evaluated, with its rules read. */
export type Subject = ClaimedAlarm & { rules: EvaluationRules };

/** One alarm's part of a call: the span it asks for in milliseconds. */
type Wanted = {
  key: string;
  rules: EvaluationRules;
  metric: WatchedMetric;
  statistic: string;
  start: number;
  end: number;
};

/**
 * The points of the evaluation range of each alarm on one metric, oldest first, by alarm ARN, in as few GetMetricData calls as may be.
 * An alarm whose question GetMetricData refuses is missing from the answer; a fault of ours is thrown.
 */
export async function readPoints(
  context: Context,
  subjects: Subject[],
  statisticOf: (metric: WatchedMetric) => string,
): Promise<Map<string, Datapoint[]>> {
  const found = new Map<string, Datapoint[]>();
  const wanted = subjects.flatMap(({ alarm, rules }): Wanted[] => {
    const { metric } = rules.watched;
    if (!metric) return [];
    const span = evaluationSpan(rules, context.now);
    return [{ key: alarmArn(alarm, alarm.name), rules, metric, statistic: statisticOf(metric), ...span }];
  });
  for (const batch of batches(wanted)) await readBatch(context, batch, found);
  return found;
}

/** Alarms whose periods begin at the same moments share a call; the shortest spans go together. */
function batches(wanted: Wanted[]): Wanted[][] {
  const groups = new Map<string, Wanted[]>();
  for (const one of wanted) {
    const key = `${one.metric.period}/${one.end}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].flatMap((group) => {
    const ordered = group.toSorted((one, other) => other.start - one.start);
    const made: Wanted[][] = [];
    for (const one of ordered) {
      const last = made.at(-1);
      const fits =
        last && last.length < MAX_QUERIES && (last.length + 1) * evaluationRange(one.rules) <= MAX_DATAPOINTS;
      if (fits) last.push(one);
      else made.push([one]);
    }
    return made;
  });
}

async function readBatch(context: Context, batch: Wanted[], found: Map<string, Datapoint[]>): Promise<void> {
  try {
    const values = await ask(context, batch);
    for (const [index, one] of batch.entries()) found.set(one.key, pointsOf(one, values.get(`q${index}`) ?? []));
  } catch (error) {
    // One question that is refused must not blind the others: halves are asked until it stands alone.
    if (!isRefusal(error)) throw error;
    if (batch.length === 1) return;
    const middle = Math.ceil(batch.length / 2);
    await readBatch(context, batch.slice(0, middle), found);
    await readBatch(context, batch.slice(middle), found);
  }
}

/** A value and when its period begins, in milliseconds. */
type Value = { at: number; value: number };

async function ask(context: Context, batch: Wanted[]): Promise<Map<string, Value[]>> {
  const question: GetMetricDataInput = {
    MetricDataQueries: batch.map(queryOf),
    StartTime: new Date(Math.min(...batch.map(({ start }) => start))),
    EndTime: new Date(Math.max(...batch.map(({ end }) => end))),
    ScanBy: "TimestampAscending",
  };
  const values = new Map<string, Value[]>();
  let token: string | undefined;
  do {
    const page = await context.invoke<GetMetricDataOutput>("cloudwatch:GetMetricData", {
      ...question,
      NextToken: token,
    });
    for (const { Id = "", Timestamps = [], Values = [] } of page.MetricDataResults ?? []) {
      const more = Timestamps.map((at, index) => ({ at: at.getTime(), value: Values[index] ?? Number.NaN }));
      values.set(Id, [...(values.get(Id) ?? []), ...more]);
    }
    token = page.NextToken;
  } while (token);
  return values;
}

function queryOf({ metric, statistic }: Wanted, index: number): MetricDataQuery {
  const { namespace, metricName, dimensions, period, unit } = metric;
  const Metric = { Namespace: namespace, MetricName: metricName, Dimensions: dimensions };
  return { Id: `q${index}`, MetricStat: { Metric, Period: period, Stat: statistic, ...(unit ? { Unit: unit } : {}) } };
}

/** GetMetricData rounds the start of old spans, so a value belongs to the period whose beginning is nearest. */
function pointsOf({ rules, metric, start }: Wanted, values: Value[]): Datapoint[] {
  const period = metric.period * 1000;
  const points = Array.from(
    { length: evaluationRange(rules) },
    (_, index): Datapoint => ({ at: start + index * period }),
  );
  for (const { at, value } of values) {
    const point = points[Math.round((at - start) / period)];
    if (point && Number.isFinite(value)) point.value = value;
  }
  return points;
}

/** Whether GetMetricData found the question wrong, as opposed to a fault of ours. */
export function isRefusal(error: unknown): boolean {
  return isAwsError(error) && error.code !== "InternalFailure" && error.code !== "NotImplemented";
}
