import type { MetricName, TaggedMetricName } from "@/components/metrics/metric-name";
import type { Ask } from "@/lib/console/use-ask";
import { resourcesNamed } from "@/lib/services/metrics/model/resource-tags";

/** Metrics with the tags of the resources that they name; equal dimensions are asked about once. */
export async function withResourceTags(ask: Ask, metrics: readonly MetricName[]): Promise<TaggedMetricName[]> {
  const naming = new Map(
    metrics.flatMap(({ dimensions }) =>
      resourcesNamed(dimensions).length === 0 ? [] : [[JSON.stringify(dimensions), [...dimensions]] as const],
    ),
  );
  if (naming.size === 0) return [...metrics];
  const { Tags } = await ask("cloudwatch:ListMetricTags", { Dimensions: [...naming.values()] });
  const tags = new Map([...naming.keys()].map((key, place) => [key, Tags[place] ?? undefined]));
  return metrics.map((metric) => ({ ...metric, tags: tags.get(JSON.stringify(metric.dimensions)) }));
}
