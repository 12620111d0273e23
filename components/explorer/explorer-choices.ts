import type { MetricName, TaggedMetricName } from "@/components/metrics/metric-name";
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

/** The values of a dimension or tag. */
export type KeyValues = { key: string; values: string[] };

/** The dimensions of what is explored, or of everything before a metric is chosen, with their values. */
export function dimensionChoices(
  metrics: readonly MetricName[],
  explorer: Pick<ExplorerProperties, "metrics">,
): KeyValues[] {
  return choicesOf(exploredOf(metrics, explorer), ({ dimensions }) =>
    dimensions.map(({ Name, Value }): [string, string] => [Name, Value]),
  );
}

/** As `dimensionChoices`, of the tags of resources. A tag that is called like a dimension cannot be asked for. */
export function tagChoices(
  metrics: readonly TaggedMetricName[],
  explorer: Pick<ExplorerProperties, "metrics">,
): KeyValues[] {
  const dimensions = new Set(dimensionChoices(metrics, explorer).map(({ key }) => key));
  const tags = choicesOf(exploredOf(metrics, explorer), (metric) => Object.entries(metric.tags ?? {}));
  return tags.filter(({ key }) => !dimensions.has(key));
}

function exploredOf<Metric extends MetricName>(
  metrics: readonly Metric[],
  { metrics: explored }: Pick<ExplorerProperties, "metrics">,
): readonly Metric[] {
  const chosen = new Set(explored.map((one) => JSON.stringify([explorerNamespace(one.resourceType), one.metricName])));
  if (chosen.size === 0) return metrics;
  return metrics.filter(({ namespace, metricName }) => chosen.has(JSON.stringify([namespace, metricName])));
}

function choicesOf<Metric>(
  metrics: readonly Metric[],
  pairsOf: (metric: Metric) => readonly [key: string, value: string][],
): KeyValues[] {
  const values = new Map<string, Set<string>>();
  for (const [key, value] of metrics.flatMap(pairsOf)) values.set(key, (values.get(key) ?? new Set()).add(value));
  return [...values]
    .map(([key, own]) => ({ key, values: [...own].sort() }))
    .sort((one, other) => one.key.localeCompare(other.key));
}
