import type { MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import { parseMetricMath } from "@/lib/languages/metric-math/parser";
import { callsOf, referencedIds } from "@/lib/languages/metric-math/references";
import { isMetricsInsights } from "@/lib/languages/metrics-insights/parser";
import { LanguageSyntaxError } from "@/lib/languages/text/language-syntax-error";
import type { ExpandedMetric } from "@/lib/services/dashboards/model/expand-metrics";

/** An expression among the rows of a graph. */
export type ExpressionRow = Extract<ExpandedMetric, { kind: "expression" }>;

/**
 * An expression and everything that it is made from, as queries of GetMetricData in the order of the rows; undefined where
 * something in it is wrong, or may be in no list of queries that is kept.
 */
export function queriesBehind(row: ExpressionRow, rows: readonly ExpandedMetric[]): MetricDataQuery[] | undefined {
  const ids = idsBehind(row, new Map(rows.map((one) => [one.id, one])));
  return ids && rows.filter(({ id }) => ids.has(id)).map(queryOf);
}

/** The Ids of a row and of everything that it is made from. */
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
