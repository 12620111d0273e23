"use client";

import type { PeriodOverride, PlacedWidget } from "@/components/dashboards/dashboard-widgets";
import { resolveTimeRange, type TimeRange, timeRangeSearch } from "@/components/time-range/time-range";
import { type Ask, askLiveIn } from "@/lib/console/use-ask";
import { type Live, type LiveOptions, useReading } from "@/lib/console/use-reading";
import { type DashboardReading, readDashboard } from "./read-dashboard";

type Options = LiveOptions<DashboardReading> & {
  /** How it asks; a shared dashboard has its own way. */
  askIn?: (region: string) => Ask;
};

/** Keeps fresh what the widgets of a dashboard show; a relative range moves on with the clock. */
export function useDashboard(
  widgets: readonly PlacedWidget[],
  override: PeriodOverride,
  range: TimeRange,
  { askIn = askLiveIn, ...options }: Options,
): Live<DashboardReading> {
  // Where widgets stand and what texts say asks nothing, so that moving one reads nothing anew.
  const asking = widgets.flatMap(({ widget }) => (widget.type === "text" ? [] : [[widget.type, widget.properties]]));
  const question = JSON.stringify(["dashboard", asking, override, timeRangeSearch(range)]);
  const read = () => {
    const now = new Date();
    return readDashboard(askIn, widgets, override, resolveTimeRange(range, now), now);
  };
  return useReading(question, read, options);
}
