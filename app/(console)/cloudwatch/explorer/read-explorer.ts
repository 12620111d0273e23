import { type ExploredMetrics, explorerGraphs, explorerQuestions } from "@/components/dashboards/explorer-graphs";
import { linesOf } from "@/components/metrics/graph-lines";
import type { GraphValues } from "@/components/metrics/graph-values";
import type { TaggedMetricName } from "@/components/metrics/metric-name";
import type { Stretch } from "@/components/time-range/time-range";
import type { Ask } from "@/lib/console/use-ask";
import type { ExplorerProperties, MetricProperties } from "@/lib/services/dashboards/model/body";
import { readAllMetricNames } from "../metrics/read-metric-names";
import { readGraphs } from "../read-graphs";
import { withResourceTags } from "../read-metric-tags";

/** What an explorer shows: the metrics that there are, its graphs, and their values. */
export type ExplorerReading = { names: TaggedMetricName[]; graphs: MetricProperties[]; values: GraphValues };

/** Reads the names of all metrics with the tags of their resources, and the values of those that the explorer finds among them. */
export async function readExplorer(
  askIn: (region: string) => Ask,
  explorer: ExplorerProperties,
  region: string,
  stretch: Stretch,
  now: Date,
): Promise<ExplorerReading> {
  const ask = askIn(region);
  const names = await withResourceTags(ask, await readAllMetricNames(ask));
  const here = { ...explorer, region };
  const graphs = explorerGraphs(here, exploredAmong(names, here));
  const drawn = graphs.map((graph) => linesOf(graph, stretch, now));
  return { names, graphs, values: await readGraphs(askIn, drawn, stretch, now) };
}

function exploredAmong(names: readonly TaggedMetricName[], explorer: ExplorerProperties): ExploredMetrics {
  return Object.fromEntries(
    explorerQuestions(explorer).map(({ key, namespace, metricName }) => [
      key,
      names.filter((one) => one.namespace === namespace && one.metricName === metricName),
    ]),
  );
}
