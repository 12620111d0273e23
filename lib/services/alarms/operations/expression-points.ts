import type { GetMetricDataOutput, MetricDataQuery, MetricDataResult } from "@aws-sdk/client-cloudwatch";
import type { Context } from "@/lib/platform/operation";
import { alarmArn } from "../model/alarm";
import type { ContributorSeries } from "../model/contributors";
import type { Datapoint } from "../model/missing-data";
import { evaluationRange, evaluationSpan } from "../model/schedule";
import type { WatchedExpression } from "../model/watched";
import { contributorLabel, contributorOf } from "./contributors";
import { isRefusal, type Subject } from "./points";

/** How many alarms are asked for at once: each is a call of its own, because the Ids of two alarms may be the same. */
const AT_ONCE = 8;

/**
 * The points of each alarm on an expression, oldest first, by alarm ARN, as GetMetricData works them out. A period of a band alarm
 * without a band counts as missing: nothing can be said of it.
 */
export function readExpressionPoints(
  context: Context,
  subjects: readonly Subject[],
): Promise<Map<string, Datapoint[]>> {
  const single = subjects.filter(({ rules }) => rules.watched.expression && !rules.watched.expression.groupKeys);
  return readEach(single, (subject) => pointsOf(context, subject));
}

/** The series of each alarm that watches several, by alarm ARN. */
export function readContributorSeries(
  context: Context,
  subjects: readonly Subject[],
): Promise<Map<string, ContributorSeries[]>> {
  const several = subjects.filter(({ rules }) => rules.watched.expression?.groupKeys);
  return readEach(several, (subject) => seriesOf(context, subject));
}

async function readEach<T>(
  subjects: readonly Subject[],
  read: (subject: Subject) => Promise<T | undefined>,
): Promise<Map<string, T>> {
  const found = new Map<string, T>();
  const waiting = [...subjects];
  const work = async (): Promise<void> => {
    for (let subject = waiting.pop(); subject; subject = waiting.pop()) {
      const result = await read(subject);
      if (result) found.set(alarmArn(subject.alarm, subject.alarm.name), result);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
}

/** Undefined when GetMetricData refuses the question. */
async function pointsOf(context: Context, subject: Subject): Promise<Datapoint[] | undefined> {
  const { expression } = subject.rules.watched;
  const results = expression && (await ask(context, subject, queriesOf(expression)));
  if (!results) return undefined;
  const lines = (id: string | undefined) => results.filter(({ Id }) => Id === id);
  const values = valuesOf(lines(expression.watchedId)[0], subject, context.now);
  const points = emptyPoints(subject, context.now);
  if (expression.bandId === undefined) return points.map((point, index) => ({ ...point, value: values.get(index) }));
  const [upper, lower] = [0, 1].map((line) => valuesOf(lines(expression.bandId)[line], subject, context.now));
  return points.map((point, index) => {
    const limits = { upper: upper?.get(index), lower: lower?.get(index) };
    const isKnown = limits.upper !== undefined && limits.lower !== undefined;
    return isKnown ? { ...point, ...limits, value: values.get(index) } : point;
  });
}

/** Undefined when GetMetricData refuses the question. */
async function seriesOf(context: Context, subject: Subject): Promise<ContributorSeries[] | undefined> {
  const { expression } = subject.rules.watched;
  if (!expression?.groupKeys) return undefined;
  const { watchedId, groupKeys } = expression;
  const queries = queriesOf(expression).map((query) =>
    query.Id === watchedId ? { ...query, Label: contributorLabel(groupKeys) } : query,
  );
  const results = await ask(context, subject, queries);
  return results
    ?.filter(({ Id }) => Id === watchedId)
    .map((result) => {
      const values = valuesOf(result, subject, context.now);
      const points = emptyPoints(subject, context.now).map((point, index) => ({ ...point, value: values.get(index) }));
      return { ...contributorOf(result, groupKeys), points };
    });
}

async function ask(
  context: Context,
  { rules }: Subject,
  MetricDataQueries: MetricDataQuery[],
): Promise<MetricDataResult[] | undefined> {
  const { start, end } = evaluationSpan(rules, context.now);
  try {
    const answer = await context.invoke<GetMetricDataOutput>("cloudwatch:GetMetricData", {
      MetricDataQueries,
      StartTime: new Date(start),
      EndTime: new Date(end),
      ScanBy: "TimestampAscending",
    });
    return answer.MetricDataResults ?? [];
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return undefined;
  }
}

/** The periods of the evaluation range, oldest first, as if nothing had been measured. */
function emptyPoints({ rules }: Subject, now: Date): Datapoint[] {
  const { start } = evaluationSpan(rules, now);
  const step = rules.watched.period * 1000;
  return Array.from({ length: evaluationRange(rules) }, (_, index) => ({ at: start + index * step }));
}

/** The values of a result by the places of their periods in the evaluation range. */
function valuesOf(
  result: MetricDataResult | undefined,
  { rules }: Subject,
  now: Date,
): Map<number, number | undefined> {
  const { start } = evaluationSpan(rules, now);
  const step = rules.watched.period * 1000;
  const { Timestamps = [], Values = [] } = result ?? {};
  return new Map(Timestamps.map((at, index) => [Math.round((at.getTime() - start) / step), Values[index]]));
}

function queriesOf({ queries, watchedId, bandId }: WatchedExpression): MetricDataQuery[] {
  return queries.map((query) => ({ ...query, ReturnData: query.Id === watchedId || query.Id === bandId }));
}
