import { graphMistakes } from "@/components/widget-source/source-mistakes";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";

/** A graph with nothing on it yet. */
export function emptyGraph(region: string): MetricProperties {
  return { metrics: [], view: "timeSeries", stacked: false, region };
}

/** The graph in an address, in `region` when it names none: undefined when there is no graph, or none that can be read. */
export function parseGraph(text: string | null | undefined, region: string): MetricProperties | undefined {
  if (!text) return undefined;
  const source = withRegion(text, region);
  return graphMistakes(source).some(({ severity }) => severity === "error")
    ? undefined
    : (JSON.parse(source) as MetricProperties);
}

/** An address that was written by hand need not say what the page knows. */
function withRegion(text: string, region: string): string {
  try {
    const graph: unknown = JSON.parse(text);
    return typeof graph === "object" && !Array.isArray(graph) ? JSON.stringify({ region, ...graph }) : text;
  } catch {
    return text;
  }
}

/** The page of metrics with this graph. */
export function graphAddress(graph: MetricProperties, more: Readonly<Record<string, string | undefined>> = {}): string {
  const search = new URLSearchParams({ graph: JSON.stringify(graph) });
  for (const [name, value] of Object.entries(more)) if (value !== undefined) search.set(name, value);
  return `/cloudwatch/metrics?${search}`;
}
