import { eventHistoryPath } from "@/components/cloudtrail/event-view";
import { pathSegment } from "@/components/console/path-segment";
import type { Stretch } from "@/components/time-range/time-range";
import type { EventCondition } from "@/lib/services/trail/model/event";
import type { Insight } from "@/lib/services/trail/model/insight";

const INSIGHTS = "/cloudtrail/insights";

export function insightPath(insightId: string): string {
  return `${INSIGHTS}/${pathSegment(insightId)}`;
}

const WINDOW_MILLIS = 300_000;

/** The calls that were counted: of the name and code, from the window before the start on to the end, or to now. */
function insightStretch({ startAt, endAt }: Pick<Insight, "startAt" | "endAt">, now: Date): Stretch {
  return { start: new Date(startAt.getTime() - WINDOW_MILLIS), end: endAt ?? now };
}

/** The events behind an Insight in the event history. */
export function insightEventsPath(insight: Insight, now: Date): string {
  const { region, eventSource, eventName, errorCode } = insight;
  const conditions: EventCondition[] = [
    { field: "eventSource", operator: "=", value: eventSource },
    { field: "eventName", operator: "=", value: eventName },
    { field: "region", operator: "=", value: region },
    ...(errorCode ? [{ field: "errorCode" as const, operator: "=" as const, value: errorCode }] : []),
  ];
  return eventHistoryPath({
    conditions,
    allRegions: true,
    range: { kind: "absolute", ...insightStretch(insight, now) },
  });
}
