import { lastHours, resolveTimeRange, type Stretch, type TimeRange } from "@/components/time-range/time-range";
import type { EventFilter } from "@/lib/services/trail/model/search";

export type DashboardView = { range: TimeRange; allRegions: boolean };

export const DASHBOARD_RANGE = lastHours(24);

/** What the dashboard is about, seen from `now`: a range that moves with the clock has no end. */
export function dashboardQuestion(
  view: DashboardView,
  region: string,
  now: Date,
): { filter: EventFilter; stretch: Stretch } {
  const minute = 60_000;
  const { start, end } = resolveTimeRange(view.range, new Date(Math.ceil(now.getTime() / minute) * minute));
  const filter = {
    StartTime: start,
    EndTime: view.range.kind === "absolute" ? end : undefined,
    Region: view.allRegions ? undefined : region,
  };
  return { filter, stretch: { start, end } };
}
