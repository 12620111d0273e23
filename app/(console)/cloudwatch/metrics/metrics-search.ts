import { parseGraph } from "@/components/metrics/graph-address";
import { lastHours, parseTimeRange, type TimeRange } from "@/components/time-range/time-range";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";

export const METRICS_TABS = ["browse", "query", "graphed", "options", "source"] as const;
export type MetricsTab = (typeof METRICS_TABS)[number];

/** What the address of the page says: the graph, its range, and where in the tree of metrics one is. */
export type MetricsSearch = {
  /** Undefined: none is there yet, or none that can be read. */
  graph: MetricProperties | undefined;
  isGraphBroken: boolean;
  range: TimeRange;
  tab: MetricsTab;
  namespace: string | undefined;
  /** The dimension set that is open: the names of its dimensions. */
  dimensions: string[] | undefined;
  search: string;
  /** The dashboard that one came from, to add the graph to. */
  dashboard: string | undefined;
};

export const METRICS_RANGE = lastHours(3);

/** Reads the address of a page in `region`; `get` gives a member of it. What makes no sense counts as absent. */
export function parseMetricsSearch(get: (name: string) => string | null | undefined, region: string): MetricsSearch {
  const graphText = get("graph");
  const graph = parseGraph(graphText, region);
  const namespace = get("namespace") || undefined;
  const tab = get("tab");
  return {
    graph,
    isGraphBroken: Boolean(graphText) && graph === undefined,
    range: parseTimeRange({ start: get("start") ?? undefined, end: get("end") ?? undefined }, METRICS_RANGE),
    tab: METRICS_TABS.find((one) => one === tab) ?? "browse",
    namespace,
    dimensions: namespace === undefined ? undefined : parseNames(get("dimensions")),
    search: get("search") ?? "",
    dashboard: get("dashboard") || undefined,
  };
}

function parseNames(text: string | null | undefined): string[] | undefined {
  if (!text) return undefined;
  try {
    const names: unknown = JSON.parse(text);
    return Array.isArray(names) && names.every((name) => typeof name === "string") ? names : undefined;
  } catch {
    return undefined;
  }
}
