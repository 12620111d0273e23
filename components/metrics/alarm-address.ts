import type { MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import { parseMetricMath } from "@/lib/languages/metric-math/parser";
import { callsOf, referencedIds } from "@/lib/languages/metric-math/references";
import { isMetricsInsights } from "@/lib/languages/metrics-insights/parser";
import { LanguageSyntaxError } from "@/lib/languages/text/language-syntax-error";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { type ExpandedMetric, expandMetrics } from "@/lib/services/dashboards/model/expand-metrics";
import { bandMetric } from "@/lib/services/dashboards/model/widget-picture";

const CREATE = "/cloudwatch/alarms/create";

/** Where an alarm on a row of a graph is made, with everything filled in that the row is made from; undefined where none can be made. */
export function alarmAddress(graph: MetricProperties, place: number, otherwise: number): string | undefined {
  const rows = expandMetrics({ ...graph, period: graph.period ?? otherwise });
  const row = rows[place];
  if (!row) return undefined;
  return row.kind === "metric" ? metricAddress(row) : listAddress(row, rows);
}

function metricAddress({
  namespace,
  metricName,
  dimensions,
  stat,
  period,
}: Extract<ExpandedMetric, { kind: "metric" }>) {
  const search = new URLSearchParams({
    namespace,
    metricName,
    dimensions: JSON.stringify(dimensions),
    statistic: stat,
    period: String(period),
  });
  return `${CREATE}?${search}`;
}

/** A band leads to an alarm on what it is about, which is compared with it. */
function listAddress(row: ExpressionRow, rows: readonly ExpandedMetric[]): string | undefined {
  const ids = idsBehind(row, new Map(rows.map((one) => [one.id, one])));
  if (!ids) return undefined;
  const about = bandMetric(row.expression);
  const watched = about ?? row.id;
  const metrics = rows
    .filter(({ id }) => ids.has(id))
    .map((one): MetricDataQuery => ({ ...queryOf(one), ReturnData: one.id === watched || one.id === row.id }));
  const search = new URLSearchParams({
    metrics: JSON.stringify(metrics),
    ...(about === undefined ? {} : { band: row.id }),
  });
  return `${CREATE}?${search}`;
}

type ExpressionRow = Extract<ExpandedMetric, { kind: "expression" }>;

/** The Ids of a row and of everything that it is made from; undefined where something in it is wrong, or may not be in an alarm. */
function idsBehind(row: ExpressionRow, rows: ReadonlyMap<string, ExpandedMetric>): Set<string> | undefined {
  const found = new Set<string>();
  const waiting: ExpandedMetric[] = [row];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (found.has(next.id)) continue;
    found.add(next.id);
    if (next.kind === "metric" || isMetricsInsights(next.expression)) continue;
    const needed = neededBy(next.expression, rows);
    if (!needed) return undefined;
    waiting.push(...needed);
  }
  return found;
}

function neededBy(text: string, rows: ReadonlyMap<string, ExpandedMetric>): ExpandedMetric[] | undefined {
  try {
    const expression = parseMetricMath(text);
    if (callsOf(expression, "SEARCH").length > 0) return undefined;
    const metrics = callsOf(expression, "METRICS").length > 0 ? [...rows.values()].filter(isMetric) : [];
    return [...metrics, ...referencedIds(expression).flatMap((id) => rows.get(id) ?? [])];
  } catch (error) {
    if (!(error instanceof LanguageSyntaxError)) throw error;
    return undefined;
  }
}

function isMetric({ kind }: ExpandedMetric): boolean {
  return kind === "metric";
}

function queryOf(row: ExpandedMetric): MetricDataQuery {
  const Label = row.label === undefined ? {} : { Label: row.label };
  if (row.kind === "metric") {
    const { namespace, metricName, dimensions, period, stat } = row;
    const Metric = { Namespace: namespace, MetricName: metricName, Dimensions: dimensions };
    return { Id: row.id, ...Label, MetricStat: { Metric, Period: period, Stat: stat } };
  }
  const { id, expression, period } = row;
  return { Id: id, ...Label, Expression: expression, ...(isMetricsInsights(expression) ? { Period: period } : {}) };
}
