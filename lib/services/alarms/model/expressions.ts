import type { MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import type { Expression } from "@/lib/languages/metric-math/ast";
import type { Referred } from "@/lib/languages/metric-math/check";
import { checkTogether, telling } from "@/lib/languages/metric-math/check-together";
import { parseMetricMath } from "@/lib/languages/metric-math/parser";
import { callsOf, referencedIds } from "@/lib/languages/metric-math/references";
import { propertyNameOf } from "@/lib/languages/metrics-insights/groups";
import { isMetricsInsights, parseMetricsInsights } from "@/lib/languages/metrics-insights/parser";
import { invalid } from "./refusal";

const BAND = "ANOMALY_DETECTION_BAND";

/**
 * The types of what the queries of an alarm answer. Throws AWS's error where an expression is wrong or does what an alarm may not
 * (User Guide, "Creating a CloudWatch alarm based on a metric math expression", "Using math expressions": SEARCH).
 */
export function checkExpressions(
  metrics: readonly MetricDataQuery[],
  bandId: string | undefined,
): Map<string, Referred> {
  const expressions = new Map<string, Expression>();
  const others = new Map<string, Referred>();
  for (const { Id = "", Expression, Period } of metrics) {
    if (Expression === undefined) others.set(Id, { type: "TS", isMetric: true });
    else if (isMetricsInsights(Expression)) {
      others.set(Id, { type: checkQuery(Id, Expression, Period), isMetric: false });
    } else expressions.set(Id, readExpression(Id, Expression));
  }
  if (others.size === 0 && [...expressions.values()].every(standsAlone)) {
    throw invalid("The expression for an alarm must include at least one metric");
  }
  checkBand(bandId, expressions);
  return checkTogether(expressions, others, refuse);
}

/** The period of the query that is watched: its own or, of an expression that says none, the longest of what it is made from. */
export function periodOf(watched: MetricDataQuery, metrics: readonly MetricDataQuery[]): number {
  const byId = new Map(metrics.map((query) => [query.Id ?? "", query]));
  const seen = new Set<string>();
  const periods: number[] = [];
  const collect = (query: MetricDataQuery | undefined): void => {
    const { Id = "", MetricStat, Period, Expression } = query ?? {};
    if (seen.has(Id)) return;
    seen.add(Id);
    const own = MetricStat?.Period ?? Period;
    if (own !== undefined) periods.push(own);
    else if (Expression !== undefined)
      for (const id of referencedIds(parseMetricMath(Expression))) collect(byId.get(id));
  };
  collect(watched);
  if (periods.length === 0)
    for (const { MetricStat } of metrics) if (MetricStat?.Period) periods.push(MetricStat.Period);
  if (periods.length === 0) throw invalid("Period must not be null");
  return Math.max(...periods);
}

function checkQuery(id: string, source: string, period: number | undefined): Referred["type"] {
  const query = telling(id, refuse, () => parseMetricsInsights(source));
  if (period === undefined) throw invalid("Period must not be null");
  return query && query.groupBy.length > 0 ? "TS[]" : "TS";
}

/** What tells the series of a query apart, as labels ask for it: `Dim.Host`; undefined for what is no query with GROUP BY. */
export function groupKeys({ Expression = "" }: MetricDataQuery): string[] | undefined {
  if (!isMetricsInsights(Expression)) return undefined;
  const { groupBy } = parseMetricsInsights(Expression);
  return groupBy.length > 0 ? groupBy.map(propertyNameOf) : undefined;
}

function readExpression(id: string, source: string): Expression {
  const expression = telling(id, refuse, () => parseMetricMath(source));
  if (!expression) throw invalid("Invalid metrics list");
  if (callsOf(expression, "SEARCH").length > 0) {
    throw invalid(`Error in expression '${id}': SEARCH is not supported in alarms`);
  }
  return expression;
}

function checkBand(bandId: string | undefined, expressions: ReadonlyMap<string, Expression>): void {
  if (bandId === undefined) return;
  const band = expressions.get(bandId);
  if (band?.kind === "call" && band.name === BAND) return;
  throw invalid(`ThresholdMetricId ${bandId} must be the id of an ${BAND} expression of the metrics list`);
}

/** Whether an expression needs no metric of the list: it takes its series from a Contributor Insights rule. */
function standsAlone(expression: Expression): boolean {
  return callsOf(expression, "INSIGHT_RULE_METRIC").length === 0;
}

function refuse(message: string): never {
  throw invalid(message);
}
