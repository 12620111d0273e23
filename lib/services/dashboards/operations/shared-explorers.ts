import type { ListMetricsOutput, Metric } from "@aws-sdk/client-cloudwatch";
import type { Context } from "@/lib/platform/operation";
import { explorerShows, type TaggedMetric } from "../model/explorer";
import { dimensionsKey, type ExploredQuestion } from "../model/shared-questions";

type Dimensions = TaggedMetric["dimensions"];
export type Tags = Readonly<Record<string, string>>;

/** Those of some metrics, all of one name, that an explorer of the dashboard draws. */
export async function shownByExplorers(
  context: Context,
  explored: readonly ExploredQuestion[],
  metrics: readonly Metric[],
): Promise<Metric[]> {
  if (explored.length === 0) return [];
  const sets = metrics.map(({ Dimensions }) => dimensionsOf(Dimensions));
  const tags = await tagsOf(context, sets);
  return metrics.filter((_, place) =>
    explored.some(({ explorer }) =>
      explorerShows(explorer, { dimensions: sets[place] ?? [], tags: tags[place] ?? undefined }),
    ),
  );
}

/** The dimensions of all that explorers draw, as keys. */
export async function exploredDimensions(
  context: Context,
  explored: readonly ExploredQuestion[],
): Promise<ReadonlySet<string>> {
  const shown = await Promise.all(
    explored.map(async (question) => shownByExplorers(context, [question], await listMetrics(context, question))),
  );
  return new Set(shown.flat().map(({ Dimensions }) => dimensionsKey(dimensionsOf(Dimensions))));
}

/** The tags of the resource that each set of dimensions names, in their order; null where it names none. */
export async function tagsOf(context: Context, sets: readonly Dimensions[]): Promise<readonly (Tags | null)[]> {
  if (sets.length === 0) return [];
  const answer = await context.invoke<{ Tags: (Tags | null)[] }>("cloudwatch:ListMetricTags", { Dimensions: sets });
  return answer.Tags;
}

/** Dimensions of whoever asks, who may send anything. */
export function dimensionsOf(asked: unknown): Dimensions {
  if (!Array.isArray(asked)) return [];
  return asked.map((one) => ({ Name: String(one?.Name ?? ""), Value: String(one?.Value ?? "") }));
}

const MOST_METRICS = 5000;

/** The metrics of a name, or of a whole namespace. */
export async function listMetrics(
  context: Context,
  { namespace, metricName }: { namespace: string; metricName: string | undefined },
): Promise<Metric[]> {
  const found: Metric[] = [];
  let NextToken: string | undefined;
  do {
    const page: ListMetricsOutput = await context.invoke("cloudwatch:ListMetrics", {
      Namespace: namespace,
      MetricName: metricName,
      NextToken,
    });
    found.push(...(page.Metrics ?? []));
    NextToken = page.NextToken;
  } while (NextToken !== undefined && found.length < MOST_METRICS);
  return found;
}
