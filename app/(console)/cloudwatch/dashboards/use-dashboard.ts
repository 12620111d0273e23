"use client";

import type { PeriodOverride, PlacedWidget } from "@/components/dashboards/dashboard-widgets";
import { resolveTimeRange, type TimeRange, timeRangeSearch } from "@/components/time-range/time-range";
import { askLiveIn } from "@/lib/console/use-ask";
import { type Live, type LiveOptions, useReading } from "@/lib/console/use-reading";
import { type DashboardReading, readDashboard } from "./read-dashboard";

/** Keeps fresh what the widgets of a dashboard show; a relative range moves on with the clock. */
export function useDashboard(
  widgets: readonly PlacedWidget[],
  override: PeriodOverride,
  range: TimeRange,
  options: LiveOptions<DashboardReading>,
): Live<DashboardReading> {
  const question = JSON.stringify(["dashboard", widgets, override, timeRangeSearch(range)]);
  const read = () => {
    const now = new Date();
    return readDashboard(askLiveIn, widgets, override, resolveTimeRange(range, now), now);
  };
  return useReading(question, read, options);
}
