import type { MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import { isMetricsInsights } from "@/lib/languages/metrics-insights/parser";
import { type MathQuery, parseExpression } from "./expression-query";
import { type InsightsQuery, parseInsightsQuery } from "./insights-query";
import { type MetricQuery, parseMetricStatQuery } from "./metric-query";
import { isPeriod, type TimeRange } from "./period";

/** A query of GetMetricData, found right: a metric, or something worked out from others. */
export type DataQuery = MetricQuery | MathQuery | InsightsQuery;

/** Reads one MetricDataQuery; every fault found is told to `fault`. The range and `now` are in milliseconds. */
export function parseDataQuery(
  query: MetricDataQuery,
  path: string,
  asked: TimeRange,
  now: number,
  fault: (message: string) => void,
): DataQuery | undefined {
  const { Id = "", MetricStat, Expression, Label, ReturnData = true, AccountId, Period } = query;
  if (!/^[a-z][a-zA-Z0-9_]*$/.test(Id)) {
    fault(`The value ${Id} for parameter ${path}.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.`);
  }
  if (Expression !== undefined && MetricStat) {
    fault(
      `The parameters ${path}.Expression and ${path}.MetricStat are mutually exclusive and you have specified both.`,
    );
    return undefined;
  }
  if (Period !== undefined && !isPeriod(Period)) {
    fault(`The parameter ${path}.Period must be 1, 5, 10, 20, 30 or a multiple of 60.`);
  }
  if (Expression === undefined) {
    if (MetricStat) return parseMetricStatQuery(query, path, asked, now, fault);
    fault(`The parameter ${path}.MetricStat is required.`);
    return undefined;
  }
  const shared = { id: Id, period: Period, label: Label, returnData: ReturnData, accountId: AccountId };
  if (isMetricsInsights(Expression)) {
    const select = parseInsightsQuery(Expression, Id, fault);
    return select && { kind: "insights", select, ...shared };
  }
  const parsed = parseExpression(Expression, Id, fault);
  return parsed && { kind: "math", ...parsed, ...shared };
}
