import type { MetricName } from "@/components/metrics/metric-name";
import type { ExplorerProperties } from "@/lib/services/dashboards/model/body";
import { explorerNamespace } from "@/lib/services/dashboards/model/explorer";

/** The metrics that can be explored: those that tell resources apart by a dimension, by namespace. */
export function metricChoices(metrics: readonly MetricName[]): { namespace: string; names: string[] }[] {
  const names = new Map<string, Set<string>>();
  for (const { namespace, metricName, dimensions } of metrics) {
    if (dimensions.length === 0) continue;
    names.set(namespace, (names.get(namespace) ?? new Set()).add(metricName));
  }
  return [...names]
    .map(([namespace, own]) => ({ namespace, names: [...own].sort() }))
    .sort((one, other) => one.namespace.localeCompare(other.namespace));
}

/** The dimensions of what is explored, or of everything before a metric is chosen, with their values. */
export function dimensionChoices(
  metrics: readonly MetricName[],
  { metrics: explored }: Pick<ExplorerProperties, "metrics">,
): { key: string; values: string[] }[] {
  const chosen = new Set(explored.map((one) => JSON.stringify([explorerNamespace(one.resourceType), one.metricName])));
  const values = new Map<string, Set<string>>();
  for (const { namespace, metricName, dimensions } of metrics) {
    if (chosen.size > 0 && !chosen.has(JSON.stringify([namespace, metricName]))) continue;
    for (const { Name, Value } of dimensions) values.set(Name, (values.get(Name) ?? new Set()).add(Value));
  }
  return [...values]
    .map(([key, own]) => ({ key, values: [...own].sort() }))
    .sort((one, other) => one.key.localeCompare(other.key));
}
