import type { EventView } from "@/components/cloudtrail/event-view";
import { resolveTimeRange } from "@/components/time-range/time-range";
import type { InputOf } from "@/lib/services/catalog";

const EVENTS_A_PAGE = 50;

/**
 * A view as SearchEvents' input. A range that moves with the clock has no end, so that the newest events are in it whenever
 * it is asked; its start is rounded to the minute, so that the same view asks the same question for a while.
 */
export function eventQuestion(view: EventView, region: string, now: Date): InputOf<"cloudtrail:SearchEvents"> {
  const minute = new Date(Math.floor(now.getTime() / 60_000) * 60_000);
  const { start, end } = resolveTimeRange(view.range, minute);
  return {
    Region: view.allRegions ? undefined : region,
    StartTime: start,
    EndTime: view.range.kind === "absolute" ? end : undefined,
    Conditions: view.conditions,
    Texts: view.texts,
    MatchAny: view.matchAny,
    Outcome: view.outcome,
    MaxResults: EVENTS_A_PAGE,
  };
}
