import type { MetricName, TaggedMetricName } from "@/components/metrics/metric-name";
import type { ExplorerProperties, MetricProperties, MetricRow } from "@/lib/services/dashboards/model/body";
import { explorerNamespace, explorerProperty, explorerShows } from "@/lib/services/dashboards/model/explorer";

/** The metrics that explorers draw, by the key of their question. */
export type ExploredMetrics = Readonly<Record<string, readonly TaggedMetricName[]>>;

/** One metric of every resource, as an explorer asks for it. */
export type ExplorerQuestion = { key: string; region: string; namespace: string; metricName: string };

/** The most lines of one graph, which nobody tells apart beyond; and the most that are taken together: a question holds 500. */
const MOST_LINES = 100;
const MOST_TOGETHER = 400;

/** What an explorer has to list before it can draw. */
export function explorerQuestions({ metrics, region = "" }: ExplorerProperties): ExplorerQuestion[] {
  return metrics.map(({ metricName, resourceType }) => {
    const namespace = explorerNamespace(resourceType);
    return { key: JSON.stringify([region, namespace, metricName]), region, namespace, metricName };
  });
}

/**
 * The graphs of an explorer: one a metric, or one for each value that it is split by, with a line for each resource. Labels and
 * groups go by dimension, and by tag where the metrics have no dimension of that name.
 */
export function explorerGraphs(properties: ExplorerProperties, explored: ExploredMetrics): MetricProperties[] {
  const { metrics, splitBy, aggregateBy, period, region = "", widgetOptions = {} } = properties;
  const questions = explorerQuestions(properties);
  return metrics.flatMap(({ metricName, stat }, index) => {
    const found = (explored[questions[index]?.key ?? ""] ?? []).filter((metric) => explorerShows(properties, metric));
    return grouped(found, splitBy).map(([part, members]): MetricProperties => {
      const shown = members.slice(0, aggregateBy ? MOST_TOGETHER : MOST_LINES);
      const named = part === "" ? `${metricName} (${stat})` : `${metricName} (${stat}) · ${part}`;
      return {
        // What is left out is not passed over in silence: an average of some is not that of all.
        title: shown.length < members.length ? `${named} · ${shown.length}/${members.length}` : named,
        region,
        stat,
        period,
        view: widgetOptions.view ?? "timeSeries",
        stacked: widgetOptions.stacked ?? false,
        legend: widgetOptions.legend ?? { position: "bottom" },
        metrics: aggregateBy ? aggregated(shown, aggregateBy) : shown.map((metric) => rowOf(metric)),
      };
    });
  });
}

const FUNCTIONS: Record<string, string> = { AVG: "AVG", MIN: "MIN", MAX: "MAX", SUM: "SUM", STDDEV: "STDDEV" };

/**
 * One line for each value of the key: an expression over the metrics that share it, which are not shown themselves. It knows them by
 * how their ids begin, as a list of many ids would be too long for an expression.
 */
function aggregated(metrics: readonly TaggedMetricName[], { key, func }: { key: string; func: string }): MetricRow[] {
  return grouped(metrics, key).flatMap(([label, members], group) => {
    const rows = members.map((metric, index) => rowOf(metric, { id: `g${group}m${index}`, visible: false }));
    const expression = `${FUNCTIONS[func] ?? "AVG"}(METRICS("g${group}m"))`;
    return [...rows, [{ expression, id: `g${group}`, label: label === "" ? func : label }]];
  });
}

/** The metrics by their value of a dimension or tag; those that lack it, or all without one, share the empty value. */
function grouped(metrics: readonly TaggedMetricName[], property: string | undefined): [string, TaggedMetricName[]][] {
  const groups = new Map<string, TaggedMetricName[]>();
  for (const metric of metrics) {
    const value = property === undefined ? "" : (explorerProperty(metric, property) ?? "");
    groups.set(value, [...(groups.get(value) ?? []), metric]);
  }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
}

function rowOf({ namespace, metricName, dimensions }: MetricName, render: object = {}): MetricRow {
  return [namespace, metricName, ...dimensions.flatMap(({ Name, Value }) => [Name, Value]), render];
}
