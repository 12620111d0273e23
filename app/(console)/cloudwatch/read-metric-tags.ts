import type { ExploredMetric } from "@/components/dashboards/explorer-graphs";
import type { MetricName } from "@/components/metrics/metric-name";
import type { Ask } from "@/lib/console/use-ask";
import { ResourceTags, resourceKey, resourcesNamed } from "@/lib/services/metrics/model/resource-tags";

/** Metrics with the tags of the resources that they name; each resource is asked for once. */
export async function withResourceTags(ask: Ask, metrics: readonly MetricName[]): Promise<ExploredMetric[]> {
  const naming = new Map(
    metrics.flatMap(({ dimensions }) => {
      const named = resourcesNamed(dimensions);
      return named.length === 0 ? [] : [[named.map(resourceKey).join("\0"), [...dimensions]] as const];
    }),
  );
  if (naming.size === 0) return [...metrics];
  const { Resources } = await ask("cloudwatch:ListMetricTags", { Dimensions: [...naming.values()] });
  const tags = new ResourceTags(Resources);
  return metrics.map((metric) => {
    const own = tags.of(metric.dimensions);
    return own === undefined ? metric : { ...metric, tags: own };
  });
}
