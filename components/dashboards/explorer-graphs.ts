import type { MetricName } from "@/components/metrics/metric-name";
import type { ExplorerProperties, MetricProperties, MetricRow } from "@/lib/services/dashboards/model/body";
import { explorerNamespace } from "@/lib/services/dashboards/model/explorer";

/** A metric, and the tags of the resource that it names; undefined where it names none that is known here. */
export type ExploredMetric = MetricName & { tags?: Readonly<Record<string, string>> | undefined };

/** The metrics that explorers draw, by the key of their question. */
export type ExploredMetrics = Readonly<Record<string, readonly ExploredMetric[]>>;

/** One metric of every resource, as an explorer asks for it. */
export type ExplorerQuestion = { key: string; region: string; namespace: string; metricName: string };

/** The most lines of one graph; more than these nobody tells apart. */
const MOST_LINES = 100;

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
  const { metrics, labels, splitBy, aggregateBy, period, region = "", widgetOptions = {} } = properties;
  const questions = explorerQuestions(properties);
  return metrics.flatMap(({ metricName, stat }, index) => {
    const found = (explored[questions[index]?.key ?? ""] ?? []).filter((metric) =>
      labels.every(({ key, value }) => hasLabel(metric, key, value)),
    );
    return grouped(found, splitBy).map(([part, members]): MetricProperties => {
      const shown = members.slice(0, MOST_LINES);
      return {
        title: part === "" ? `${metricName} (${stat})` : `${metricName} (${stat}) · ${part}`,
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

/**
 * A label of no value asks that the resource has it at all. What names no resource of which tags are known here passes: the
 * tags of AWS's own resources, which a dashboard from there asks for, are known to AWS alone.
 */
function hasLabel(metric: ExploredMetric, key: string, value: string | undefined): boolean {
  const own = propertyOf(metric, key);
  if (own === undefined) return metric.tags === undefined;
  return value === undefined || own === value;
}

const FUNCTIONS: Record<string, string> = { AVG: "AVG", MIN: "MIN", MAX: "MAX", SUM: "SUM", STDDEV: "STDDEV" };

/** One line for each value of the key: an expression over the metrics that share it, which are not shown themselves. */
function aggregated(metrics: readonly ExploredMetric[], { key, func }: { key: string; func: string }): MetricRow[] {
  return grouped(metrics, key).flatMap(([label, members], group) => {
    const ids = members.map((_, index) => `g${group}m${index}`);
    const rows = members.map((metric, index) => rowOf(metric, { id: ids[index], visible: false }));
    const expression = `${FUNCTIONS[func] ?? "AVG"}([${ids.join(", ")}])`;
    return [...rows, [{ expression, id: `g${group}`, label: label === "" ? func : label }]];
  });
}

/** The metrics by their value of a dimension or tag; those that lack it, or all without one, share the empty value. */
function grouped(metrics: readonly ExploredMetric[], property: string | undefined): [string, ExploredMetric[]][] {
  const groups = new Map<string, ExploredMetric[]>();
  for (const metric of metrics) {
    const value = property === undefined ? "" : (propertyOf(metric, property) ?? "");
    groups.set(value, [...(groups.get(value) ?? []), metric]);
  }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
}

function rowOf({ namespace, metricName, dimensions }: MetricName, render: object = {}): MetricRow {
  return [namespace, metricName, ...dimensions.flatMap(({ Name, Value }) => [Name, Value]), render];
}

function propertyOf({ dimensions, tags = {} }: ExploredMetric, name: string): string | undefined {
  return dimensions.find(({ Name }) => Name === name)?.Value ?? (Object.hasOwn(tags, name) ? tags[name] : undefined);
}

/** Whether the explorer speaks of anything that is no dimension of these metrics, so that their tags are needed. */
export function needsTags(
  { labels, splitBy, aggregateBy }: ExplorerProperties,
  metrics: readonly MetricName[],
): boolean {
  const keys = [...labels.map(({ key }) => key), splitBy, aggregateBy?.key].filter((key) => key !== undefined);
  return keys.some((key) => metrics.some(({ dimensions }) => dimensions.every(({ Name }) => Name !== key)));
}
