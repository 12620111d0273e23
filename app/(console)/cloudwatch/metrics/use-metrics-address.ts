"use client";

import { usePathname } from "next/navigation";
import { useMemo } from "react";
import { refreshSeconds, refreshText } from "@/components/console/refresh-control";
import { useRegion } from "@/components/console/region";
import { useAddress } from "@/components/console/use-address";
import { emptyGraph } from "@/components/metrics/graph-address";
import type { BrowsePlace } from "@/components/metrics/metric-browser";
import { useTimeRange } from "@/components/time-range/use-time-range";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { METRICS_RANGE, type MetricsTab, parseMetricsSearch } from "./metrics-search";

/** The state of the page, which its address carries, and how it is changed. */
export function useMetricsAddress() {
  const { members, ask, show, isAsking } = useAddress();
  const [range, setRange] = useTimeRange(METRICS_RANGE);
  const pathname = usePathname();
  const region = useRegion();
  const state = useMemo(() => parseMetricsSearch((name) => members.get(name), region), [members, region]);
  const graph = useMemo(() => state.graph ?? emptyGraph(region), [state, region]);
  return {
    ...state,
    graph,
    range,
    setRange,
    isAsking,
    /** Seconds between two readings; 0: only when told. */
    refresh: refreshSeconds(members.get("refresh")),
    setGraph: (next: MetricProperties) => show({ graph: isBlank(next) ? undefined : JSON.stringify(next) }),
    setTab: (tab: MetricsTab) => show({ tab: tab === "browse" ? undefined : tab }),
    setSearch: (search: string) => show({ search: search || undefined }),
    setRefresh: (seconds: number) => show({ refresh: refreshText(seconds) }),
    open: (place: BrowsePlace) => ask(membersOf(place)),
    addressOf: (place: BrowsePlace) => {
      const next = new URLSearchParams(members);
      for (const [name, value] of Object.entries(membersOf(place))) {
        if (value === undefined) next.delete(name);
        else next.set(name, value);
      }
      return `${pathname}?${next}`;
    },
  };
}

function membersOf({ namespace, dimensions }: BrowsePlace): Record<"namespace" | "dimensions", string | undefined> {
  return { namespace, dimensions: dimensions && JSON.stringify(dimensions) };
}

/** Nothing is on the graph and nothing was set, so that a clean page has a clean address. */
function isBlank(graph: MetricProperties): boolean {
  const { metrics = [], view = "timeSeries", stacked, region: _, ...settings } = graph;
  const isPlain = view === "timeSeries" && !stacked;
  return (
    metrics.length === 0 && isPlain && Object.values(settings).every((value) => value === undefined || value === "")
  );
}
