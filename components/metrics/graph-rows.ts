import { isMetricsInsights } from "@/lib/languages/metrics-insights/parser";
import type { MetricProperties, MetricRender, MetricRow } from "@/lib/services/dashboards/model/body";
import { expandMetrics } from "@/lib/services/dashboards/model/expand-metrics";
import { bandMetric } from "@/lib/services/dashboards/model/widget-picture";
import { type MetricName, metricKey, namesOf } from "./metric-name";

/** A row of a graph whose shorthand is written out; an expression has no metric. */
export type GraphRow = { metric: MetricName | undefined; render: MetricRender };

/** The rows of a metric widget, each for itself. */
export function rowsOf(graph: MetricProperties): GraphRow[] {
  const rows = graph.metrics ?? [];
  return expandMetrics(graph).map((line, index) => {
    const last = rows[index]?.at(-1);
    const render = typeof last === "object" ? last : {};
    if (line.kind === "expression") return { metric: undefined, render };
    const { namespace, metricName, dimensions } = line;
    return { metric: { namespace, metricName, dimensions }, render };
  });
}

/** The same graph with other rows, in AWS's shorthand: what an address carries must be short. */
export function withRows(graph: MetricProperties, rows: readonly GraphRow[]): MetricProperties {
  let above: string[] = [];
  const metrics = rows.map(({ metric, render }): MetricRow => {
    const shown = stripped(render);
    const tail = Object.keys(shown).length > 0 ? [shown] : [];
    if (!metric) return tail;
    const names = namesOf(metric);
    const short = shortened(names, above);
    above = names;
    return [...short, ...tail];
  });
  return { ...graph, metrics };
}

/**
 * "..." stands for all names of the row above but the last; where more differs each name that is the same becomes ".".
 * AWS's form has no way to write a name that is itself "." under another one, so neither has this.
 */
function shortened(names: readonly string[], above: readonly string[]): string[] {
  const differing = names.findIndex((name, place) => name !== above[place]);
  if (names.length === above.length && names.length > 2 && differing === names.length - 1) {
    return ["...", names.at(-1) ?? ""];
  }
  return names.map((name, place) => (name === above[place] ? "." : name));
}

/** Members that say nothing are left out, so that the same graph is always the same text. */
function stripped(render: MetricRender): MetricRender {
  const said = Object.entries(render).filter(([, value]) => value !== undefined && value !== "");
  return Object.fromEntries(said.filter(([name, value]) => !(name === "visible" && value === true)));
}

/** The metrics that a graph draws, by `metricKey`. */
export function graphedKeys(graph: MetricProperties): Set<string> {
  return new Set(rowsOf(graph).flatMap(({ metric }) => (metric ? [metricKey(metric)] : [])));
}

/** Adds the metrics that the graph does not have yet; `region` is where they live. */
export function addMetrics(graph: MetricProperties, metrics: readonly MetricName[], region: string): MetricProperties {
  const present = graphedKeys(graph);
  const render = region === graph.region ? {} : { region };
  const added = new Map(metrics.map((metric) => [metricKey(metric), { metric, render }]));
  for (const key of present) added.delete(key);
  return withRows(graph, [...rowsOf(graph), ...added.values()]);
}

/** Takes every row of these metrics away. */
export function removeMetrics(graph: MetricProperties, metrics: readonly MetricName[]): MetricProperties {
  const gone = new Set(metrics.map(metricKey));
  return withRows(
    graph,
    rowsOf(graph).filter(({ metric }) => !metric || !gone.has(metricKey(metric))),
  );
}

/**
 * The same graph with an Id on every row. Rows without one are known by their place; once an expression speaks of them, they
 * must keep their Ids wherever they are moved.
 */
export function withIds(graph: MetricProperties): MetricProperties {
  const ids = expandMetrics(graph).map(({ id }) => id);
  return withRows(
    graph,
    rowsOf(graph).map(({ metric, render }, place) => ({ metric, render: { ...render, id: ids[place] } })),
  );
}

/** A graph whose rows may be moved: where expressions speak of others, all have their Ids. */
function settled(graph: MetricProperties): MetricProperties {
  return rowsOf(graph).some(({ metric }) => !metric) ? withIds(graph) : graph;
}

/** The Id of every row, also of those that have none of their own. */
export function idsOf(graph: MetricProperties): string[] {
  return expandMetrics(graph).map(({ id }) => id);
}

/** Adds an expression as the last row, under the next free Id. */
export function addExpression(graph: MetricProperties, expression: string, label?: string): MetricProperties {
  const known = withIds(graph);
  const ids = new Set(idsOf(known));
  const letter = isMetricsInsights(expression) ? "q" : "e";
  let number = 1;
  while (ids.has(`${letter}${number}`)) number += 1;
  const render = { expression, id: `${letter}${number}`, label };
  return withRows(known, [...rowsOf(known), { metric: undefined, render }]);
}

/** Adds the band in which the metric of a row is expected, on the same axis. */
export function addBand(graph: MetricProperties, place: number, label: string): MetricProperties {
  const id = idsOf(graph)[place] ?? "";
  const added = addExpression(graph, `ANOMALY_DETECTION_BAND(${id}, 2)`, label);
  const yAxis = rowsOf(graph)[place]?.render.yAxis;
  return changeRow(added, rowsOf(added).length - 1, { yAxis });
}

/** The place of the row whose band a row is, a metric or an expression; undefined for every other row. */
export function bandedPlace(graph: MetricProperties, { render }: GraphRow): number | undefined {
  const about = render.expression === undefined ? undefined : bandMetric(render.expression);
  const place = about === undefined ? -1 : idsOf(graph).indexOf(about);
  return place === -1 ? undefined : place;
}

/** Moves a row to another place among the others. */
export function moveRow(graph: MetricProperties, place: number, to: number): MetricProperties {
  const known = settled(graph);
  const rows = rowsOf(known);
  const [moved] = rows.splice(place, 1);
  if (moved) rows.splice(to, 0, moved);
  return withRows(known, rows);
}

/** Changes how one row is drawn. */
export function changeRow(graph: MetricProperties, place: number, change: Partial<MetricRender>): MetricProperties {
  return withRows(
    graph,
    rowsOf(graph).map((row, index) => (index === place ? { ...row, render: { ...row.render, ...change } } : row)),
  );
}

/** A copy of a row under it, to be drawn by another statistic or period. Its id is left out: two rows may not share one. */
export function duplicateRow(graph: MetricProperties, place: number): MetricProperties {
  const known = settled(graph);
  const copies = rowsOf(known).flatMap((row, index) =>
    index === place ? [row, { ...row, render: { ...row.render, id: undefined } }] : [row],
  );
  return withRows(known, copies);
}

export function removeRow(graph: MetricProperties, place: number): MetricProperties {
  const known = settled(graph);
  return withRows(
    known,
    rowsOf(known).filter((_, index) => index !== place),
  );
}

/** One value for every row: what the rows said themselves about it is taken away. */
export function setForAll(
  graph: MetricProperties,
  change: Pick<MetricProperties, "stat"> | Pick<MetricProperties, "period">,
): MetricProperties {
  const rows = rowsOf(graph).map(({ metric, render }) => {
    const cleared = "stat" in change ? { stat: undefined } : { period: undefined };
    return { metric, render: { ...render, ...cleared } };
  });
  return { ...withRows(graph, rows), ...change };
}
