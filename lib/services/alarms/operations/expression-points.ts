import type { GetMetricDataOutput } from "@aws-sdk/client-cloudwatch";
import type { Context } from "@/lib/platform/operation";
import { alarmArn } from "../model/alarm";
import type { Datapoint } from "../model/missing-data";
import { evaluationRange, evaluationSpan } from "../model/schedule";
import type { WatchedExpression } from "../model/watched";
import { isRefusal, type Subject } from "./points";

/** How many alarms are asked for at once: each is a call of its own, because the Ids of two alarms may be the same. */
const AT_ONCE = 8;

/**
 * The points of each alarm on an expression, oldest first, by alarm ARN, as GetMetricData works them out. A period of a band alarm
 * without a band counts as missing: nothing can be said of it.
 */
export async function readExpressionPoints(
  context: Context,
  subjects: readonly Subject[],
): Promise<Map<string, Datapoint[]>> {
  const found = new Map<string, Datapoint[]>();
  const waiting = [...subjects];
  const work = async (): Promise<void> => {
    for (let subject = waiting.pop(); subject; subject = waiting.pop()) {
      const points = await pointsOf(context, subject);
      if (points) found.set(alarmArn(subject.alarm, subject.alarm.name), points);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
}

/** Undefined when GetMetricData refuses the question. */
async function pointsOf(context: Context, { rules }: Subject): Promise<Datapoint[] | undefined> {
  const { expression, period } = rules.watched;
  if (!expression) return undefined;
  const { start, end } = evaluationSpan(rules, context.now);
  const points = Array.from(
    { length: evaluationRange(rules) },
    (_, index): Datapoint => ({ at: start + index * period * 1000 }),
  );
  try {
    const answer = await context.invoke<GetMetricDataOutput>("cloudwatch:GetMetricData", {
      MetricDataQueries: queriesOf(expression),
      StartTime: new Date(start),
      EndTime: new Date(end),
      ScanBy: "TimestampAscending",
    });
    const results = answer.MetricDataResults ?? [];
    const valuesOf = (id: string | undefined, line = 0) => {
      const { Timestamps = [], Values = [] } = results.filter(({ Id }) => Id === id)[line] ?? {};
      return new Map(
        Timestamps.map((at, index) => [Math.round((at.getTime() - start) / (period * 1000)), Values[index]]),
      );
    };
    const values = valuesOf(expression.watchedId);
    if (expression.bandId === undefined) return points.map((point, index) => ({ ...point, value: values.get(index) }));
    const [upper, lower] = [valuesOf(expression.bandId, 0), valuesOf(expression.bandId, 1)];
    return points.map((point, index) => {
      const limits = { upper: upper.get(index), lower: lower.get(index) };
      const isKnown = limits.upper !== undefined && limits.lower !== undefined;
      return isKnown ? { ...point, ...limits, value: values.get(index) } : point;
    });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return undefined;
  }
}

function queriesOf({ queries, watchedId, bandId }: WatchedExpression) {
  return queries.map((query) => ({ ...query, ReturnData: query.Id === watchedId || query.Id === bandId }));
}
