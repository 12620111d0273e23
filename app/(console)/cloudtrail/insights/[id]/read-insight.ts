import type { Stretch } from "@/components/time-range/time-range";
import type { Ask } from "@/lib/console/use-ask";
import type { OutputOf } from "@/lib/services/catalog";
import type { FoundEvent } from "@/lib/services/trail/model/event";
import type { Insight } from "@/lib/services/trail/model/insight";

/** All that an Insight's page shows: the rate around it and its records of start and end. */
export type InsightView = {
  insight: Insight;
  stretch: Stretch;
  series: OutputOf<"cloudtrail:GetInsightSeries">;
  records: FoundEvent[];
};

const HOUR = 3_600_000;

/** Undefined when there is no such Insight. */
export async function readInsight(ask: Ask, InsightId: string, now: Date): Promise<InsightView | undefined> {
  const { Insights } = await ask("cloudtrail:ListInsights", { InsightId });
  const [insight] = Insights;
  if (!insight) return undefined;
  const { region, eventSource, eventName, insightType, errorCode, startEventId, endEventId } = insight;
  const stretch = aroundOf(insight, now);
  const recordOf = async (value: string) => {
    const Conditions = [{ field: "eventId" as const, operator: "=" as const, value }];
    return (await ask("cloudtrail:SearchEvents", { Category: "Insight", Conditions, MaxResults: 1 })).Events;
  };
  const [series, ...records] = await Promise.all([
    ask("cloudtrail:GetInsightSeries", {
      EventSource: eventSource,
      EventName: eventName,
      InsightType: insightType,
      ...(errorCode === undefined ? {} : { ErrorCode: errorCode }),
      Region: region,
      StartTime: stretch.start,
      EndTime: stretch.end,
    }),
    ...[startEventId, endEventId].flatMap((id) => (id ? [recordOf(id)] : [])),
  ]);
  return { insight, stretch, series, records: records.flat() };
}

/** Some time before and after, so that what was usual is seen beside what was not. */
function aroundOf({ startAt, endAt }: Insight, now: Date): Stretch {
  const end = endAt ?? now;
  const margin = Math.max(2 * HOUR, end.getTime() - startAt.getTime());
  const until = Math.min(now.getTime(), end.getTime() + margin);
  return { start: new Date(startAt.getTime() - margin), end: new Date(Math.max(until, startAt.getTime() + 1)) };
}
