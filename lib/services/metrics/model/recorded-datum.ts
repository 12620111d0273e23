import type { MetricDatum } from "@aws-sdk/client-cloudwatch";
import { isAwsError } from "@/lib/platform/errors";
import type { Datum } from "./datum";
import { parseMetricData } from "./put-metric-data";

/** A datum that another room brings. */
export type NamespacedDatum = { Namespace: string; Datum: MetricDatum };

/**
 * The data that CloudWatch would take; the rest is dropped one by one, because whoever brings it (log events, say) cannot
 * bring it better a second time. It was in time when it arrived, however long it waited since.
 */
export function parseRecordedData(data: readonly NamespacedDatum[], now: number): { data: Datum[]; dropped: number } {
  const parsed = data.map(({ Namespace, Datum: datum }) => {
    try {
      return parseMetricData({ Namespace, MetricData: [datum] }, datum.Timestamp?.getTime() ?? now);
    } catch (error) {
      if (isAwsError(error)) return [];
      throw error;
    }
  });
  return { data: parsed.flat(), dropped: parsed.filter((one) => one.length === 0).length };
}
