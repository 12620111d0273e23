import type { MetricName } from "./metric-name";
import { fitsSearch, searchTokens } from "./search-tokens";

/** A namespace and how many metrics it has. */
export type NamespaceCount = { namespace: string; count: number };

/** Metrics that have the same dimensions, as CloudWatch puts them together; an empty list is "no dimensions". */
export type DimensionSetCount = { dimensions: readonly string[]; count: number };

/** The namespaces of these metrics by name, those of AWS apart from people's own. */
export function namespacesOf(metrics: readonly MetricName[]): { aws: NamespaceCount[]; custom: NamespaceCount[] } {
  const counted = [...countBy(metrics, ({ namespace }) => namespace)].map(([namespace, count]) => ({
    namespace,
    count,
  }));
  counted.sort((a, b) => a.namespace.localeCompare(b.namespace));
  const isAws = ({ namespace }: NamespaceCount) => namespace.startsWith("AWS/");
  return { aws: counted.filter(isAws), custom: counted.filter((one) => !isAws(one)) };
}

/** The sets of dimensions among these metrics, by name. */
export function dimensionSetsOf(metrics: readonly MetricName[]): DimensionSetCount[] {
  return [...countBy(metrics, (metric) => JSON.stringify(dimensionNames(metric)))]
    .map(([key, count]) => ({ dimensions: JSON.parse(key) as string[], count }))
    .sort((a, b) => a.dimensions.join().localeCompare(b.dimensions.join()));
}

/** Those metrics that have exactly these dimensions. */
export function withDimensions(metrics: readonly MetricName[], dimensions: readonly string[]): MetricName[] {
  const wanted = JSON.stringify([...dimensions].sort());
  return metrics.filter((metric) => JSON.stringify(dimensionNames(metric)) === wanted);
}

/** Those metrics that fit every word of a search. */
export function matchingMetrics(metrics: readonly MetricName[], search: string): MetricName[] {
  const tokens = searchTokens(search);
  return tokens.length === 0 ? [...metrics] : metrics.filter((metric) => fitsSearch(metric, tokens));
}

function dimensionNames({ dimensions }: MetricName): string[] {
  return dimensions.map(({ Name }) => Name).sort();
}

function countBy(metrics: readonly MetricName[], keyOf: (metric: MetricName) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const metric of metrics) {
    const key = keyOf(metric);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
