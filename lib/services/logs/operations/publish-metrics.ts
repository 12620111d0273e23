import type { MetricDatum } from "@aws-sdk/client-cloudwatch";
import type { Scope } from "@/lib/platform/arn";
import { type Context, internal, internalRead } from "@/lib/platform/operation";
import { defaultMetric } from "../model/metric-extraction";
import { MetricTally, type TalliedValues } from "../model/metric-tally";
import { forgetMinutes, listMetricScopes, noteMinutes, settleMinutes, takeNotes } from "../store/metric-outbox";

const NOTES = 500;
/** A minute is over for all writers, and their flushes, when it was first heard of this long ago. */
const SETTLE_MILLIS = 120_000;
const DAY_MILLIS = 86_400_000;

/** `full`: more waits, ask again at once. */
export type PublishLogMetricsOutput = { taken: number; full: boolean };

/** The worker's steps from log events to metric points. */
export const metricPublishing = {
  ListLogMetricScopes: internalRead<object, { scopes: Scope[] }>({
    handle: async ({ db }) => ({ scopes: await listMetricScopes(db) }),
  }),

  /**
   * Turns what waits in the outbox into points, in one transaction: what is taken becomes points or is still there. Values of
   * one metric and minute become one point.
   */
  PublishLogMetrics: internal<object, PublishLogMetricsOutput>({
    handle: async (context) => {
      const { db, now } = context;
      const notes = await takeNotes(db, context, NOTES);
      const full = notes.length === NOTES;
      const tally = new MetricTally();
      for (const datum of notes.flatMap(({ data }) => data)) tally.merge(datum);
      await noteMinutes(
        db,
        context,
        notes.flatMap(({ seen }) => seen),
        now,
      );
      // While more waits, a minute may yet have its match.
      if (!full) await addDefaults(context, tally);
      const points = tally.entries();
      if (points.length > 0) {
        await context.invoke("cloudwatch:RecordMetricData", { Data: points.map(datumOf) });
      }
      return { taken: notes.length, full };
    },
  }),
};

async function addDefaults(context: Context, tally: MetricTally): Promise<void> {
  const { db, now } = context;
  const before = (millis: number) => new Date(now.getTime() - millis);
  for (const { filter, minute } of await settleMinutes(db, context, before(SETTLE_MILLIS), now)) {
    if (filter.defaultValue !== undefined) tally.add(defaultMetric(filter, minute), filter.defaultValue);
  }
  await forgetMinutes(db, context, before(DAY_MILLIS));
}

function datumOf({ namespace, metricName, dimensions, unit, resolution, at, values, counts }: TalliedValues) {
  const datum: MetricDatum = {
    MetricName: metricName,
    Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
    Timestamp: new Date(at),
    Unit: unit as MetricDatum["Unit"],
    StorageResolution: resolution,
    // A single value is cheaper to keep than a list of one.
    ...(values.length === 1 && counts[0] === 1 ? { Value: values[0] } : { Values: values, Counts: counts }),
  };
  return { Namespace: namespace, Datum: datum };
}
