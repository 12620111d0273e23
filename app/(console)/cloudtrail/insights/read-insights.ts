import { resolveTimeRange, type TimeRange } from "@/components/time-range/time-range";
import type { Ask } from "@/lib/console/use-ask";
import type { Insight } from "@/lib/services/trail/model/insight";

export const INSIGHTS_RANGE: TimeRange = { kind: "relative", amount: 1, unit: "month" };

const MOST = 500;

/** The Insights of a stretch of time, of one Region or of all, the newest first. */
export async function readInsights(
  ask: Ask,
  range: TimeRange,
  region: string | undefined,
  now: Date,
): Promise<Insight[]> {
  const { start, end } = resolveTimeRange(range, now);
  const asked = {
    StartTime: start,
    ...(range.kind === "absolute" ? { EndTime: end } : {}),
    ...(region ? { Region: region } : {}),
    MaxResults: MOST,
  };
  return (await ask("cloudtrail:ListInsights", asked)).Insights;
}
