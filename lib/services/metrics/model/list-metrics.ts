import type { ListMetricsInput } from "@aws-sdk/client-cloudwatch";
import { AwsError } from "@/lib/platform/errors";

const HOUR = 3_600_000;
const TWO_WEEKS = 14 * 24 * HOUR;

/**
 * How often at most a metric's "last seen" is written down. AWS promises RecentlyActive no better than this either: metrics
 * up to 50 minutes too old may be among the answers (API reference, ListMetrics).
 */
export const SEEN_STEP_MILLIS = 10 * 60_000;

/** Which metrics are listed: those seen since a moment, with this name, and with every one of these dimensions. */
export type SeriesFilter = {
  namespace: string | undefined;
  metricName: string | undefined;
  dimensions: { name: string; value: string | undefined }[];
  seenSince: Date;
};

/** Reads the filters of a ListMetrics call. */
export function seriesFilter(input: ListMetricsInput, now: Date): SeriesFilter {
  const { Namespace, MetricName, Dimensions = [], RecentlyActive } = input;
  const age = RecentlyActive === "PT3H" ? 3 * HOUR : TWO_WEEKS;
  const texts = [Namespace, MetricName, ...Dimensions.flatMap(({ Name, Value }) => [Name, Value])];
  if (texts.some((text) => text?.includes("\0"))) {
    throw new AwsError("InvalidParameterValueException", "A filter holds a character that no metric can have.");
  }
  return {
    namespace: Namespace,
    metricName: MetricName,
    dimensions: Dimensions.map(({ Name = "", Value }) => ({ name: Name, value: Value })),
    seenSince: new Date(now.getTime() - age - SEEN_STEP_MILLIS),
  };
}
