import type { MetricDatum } from "@aws-sdk/client-cloudwatch";
import type { Scope } from "@/lib/platform/arn";
import { internal, internalRead } from "@/lib/platform/operation";
import {
  countByMinute,
  findCountedScopes,
  lockMetricMark,
  setMetricMark,
  type TopicMinute,
} from "../store/metric-counts";

const MINUTE_MILLIS = 60_000;
/** A Publish is dated when it began, and commits within this time or never. */
const COMMIT_MILLIS = 30_000;
/** How far back a scope is counted that has not been counted for long, and never was. */
const FIRST_MILLIS = 15 * MINUTE_MILLIS;
const MAX_DATA = 1_000;
const MAX_VALUES = 150;

export const metrics = {
  /** Where there may be something to count: the scopes that PublishNotificationMetrics is to be called for. */
  ListNotificationScopes: internalRead<object, { Scopes: Scope[] }>({
    handle: async ({ db }) => ({ Scopes: await findCountedScopes(db) }),
  }),

  /** Tells CloudWatch what happened to each topic in every whole minute since the last time. One worker at a time counts. */
  PublishNotificationMetrics: internal<object, { Minutes: number }>({
    handle: async (context) => {
      const to = wholeMinute(context.now.getTime() - COMMIT_MILLIS);
      const first = wholeMinute(context.now.getTime() - FIRST_MILLIS);
      const mark = await lockMetricMark(context.db, context, first);
      const from = mark > first ? mark : first;
      if (from >= to) return { Minutes: 0 };
      const counted = await countByMinute(context.db, context, from, to);
      const data = counted.flatMap(topicMetrics);
      for (let start = 0; start < data.length; start += MAX_DATA) {
        const MetricData = data.slice(start, start + MAX_DATA);
        await context.invoke("cloudwatch:PutMetricData", { Namespace: "AWS/SNS", MetricData });
      }
      await setMetricMark(context.db, context, to);
      return { Minutes: counted.length };
    },
  }),
};

/** The names are AWS's (SNS Developer Guide, "Monitoring Amazon SNS topics using CloudWatch"). */
function topicMetrics({ topicName, minute, bytes, ...counts }: TopicMinute): MetricDatum[] {
  const of = { Dimensions: [{ Name: "TopicName", Value: topicName }], Timestamp: minute };
  const count = (MetricName: string, Value: number): MetricDatum[] =>
    Value > 0 ? [{ ...of, MetricName, Value, Unit: "Count" }] : [];
  const sizes = distinct(bytes);
  const parts = Array.from({ length: Math.ceil(sizes.length / MAX_VALUES) }, (_, index) =>
    sizes.slice(index * MAX_VALUES, (index + 1) * MAX_VALUES),
  );
  return [
    ...count("NumberOfMessagesPublished", counts.published),
    ...count("NumberOfNotificationsDelivered", counts.delivered),
    ...count("NumberOfNotificationsFailed", counts.failed),
    ...count("NumberOfNotificationsFilteredOut", counts.filteredOut),
    ...parts.map(
      (part): MetricDatum => ({
        ...of,
        MetricName: "PublishSize",
        Unit: "Bytes",
        Values: part.map(({ size }) => size),
        Counts: part.map(({ count }) => count),
      }),
    ),
  ];
}

function distinct(sizes: readonly number[]): { size: number; count: number }[] {
  const counts = new Map<number, number>();
  for (const size of sizes) counts.set(size, (counts.get(size) ?? 0) + 1);
  return [...counts].map(([size, count]) => ({ size, count }));
}

function wholeMinute(millis: number): Date {
  return new Date(Math.floor(millis / MINUTE_MILLIS) * MINUTE_MILLIS);
}
