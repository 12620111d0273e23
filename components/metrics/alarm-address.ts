import type { MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { type ExpandedMetric, expandMetrics } from "@/lib/services/dashboards/model/expand-metrics";
import { bandMetric } from "@/lib/services/dashboards/model/widget-picture";
import { type ExpressionRow, queriesBehind } from "./queries-behind";

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
  const queries = queriesBehind(row, rows);
  if (!queries) return undefined;
  const about = bandMetric(row.expression);
  const watched = about ?? row.id;
  const metrics = queries.map(
    (query): MetricDataQuery => ({ ...query, ReturnData: query.Id === watched || query.Id === row.id }),
  );
  const search = new URLSearchParams({
    metrics: JSON.stringify(metrics),
    ...(about === undefined ? {} : { band: row.id }),
  });
  return `${CREATE}?${search}`;
}
