import type { MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import type { Stretch } from "@/components/time-range/time-range";
import { paletteColor } from "@/lib/drawing/chart-series";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { type ExpandedMetric, expandMetrics } from "@/lib/services/dashboards/model/expand-metrics";
import { bandMetric } from "@/lib/services/dashboards/model/widget-picture";
import type { MetricName } from "./metric-name";
import { metricKey } from "./metric-name";
import { settledPeriod, wholePeriod } from "./period";

/** A line to be drawn: its metric, and everything that its values depend on. Period in seconds. */
export type GraphLine = MetricName & {
  /** Its place among the rows of the graph, which gives it its colour. */
  place: number;
  id: string;
  stat: string;
  period: number;
  region: string;
  accountId: string | undefined;
  label: string | undefined;
  color: string | undefined;
  yAxis: "left" | "right";
};

/** A row of a graph that is an expression, as it is drawn; each of its results is a line. */
export type MathRow = {
  place: number;
  id: string;
  period: number;
  color: string | undefined;
  yAxis: "left" | "right";
  /** For an anomaly band: the place of the row that it is about, whose colour it has when it has none of its own. */
  bandOf: number | undefined;
  label: string | undefined;
};

/** The expressions of a graph in one Region as one question: they are evaluated together with all that they may speak of. */
export type GraphMath = { key: string; region: string; queries: MetricDataQuery[]; rows: MathRow[] };

/**
 * What is read for a graph: its metrics, which graphs may share, and its expressions, which are its own. Without live data a
 * period that has not ended is not drawn (User Guide, "Use live data").
 */
export type GraphLines = { lines: GraphLine[]; math: GraphMath[]; isLive: boolean };

/** How a row's own period (undefined: none) becomes the one that is asked for. */
export type PeriodRule = (own: number | undefined, stretch: Stretch, now: Date) => number;

/** Views that show one number of each line. */
const NUMBER_VIEWS: readonly (string | undefined)[] = ["singleValue", "gauge", "bar", "pie"];

/** The visible lines of a graph over a stretch of time. */
export function linesOf(
  graph: MetricProperties,
  stretch: Stretch,
  now: Date,
  rule: PeriodRule = settledPeriod,
): GraphLines {
  const isWhole = NUMBER_VIEWS.includes(graph.view) && graph.setPeriodToTimeRange === true;
  const periodOf = (own: number) => (isWhole ? wholePeriod(stretch) : rule(own || undefined, stretch, now));
  // A period of 0 tells apart the rows that have none of their own, nor of the graph.
  const rows = expandMetrics({ ...graph, period: graph.period ?? 0 }).map((row, place) => ({ row, place }));
  const lines = rows.flatMap(({ row, place }) => (row.kind === "metric" ? [lineOf(row, place, periodOf)] : []));
  const shown = new Set(rows.flatMap(({ row, place }) => (row.visible ? [place] : [])));
  const regions = new Set(
    rows.flatMap(({ row, place }) => (row.kind === "expression" && shown.has(place) ? [row.region] : [])),
  );
  return {
    lines: lines.filter(({ place }) => shown.has(place)),
    math: [...regions].map((region) => mathOf(region, rows, lines, periodOf)),
    // One value over the whole range has a period that ends with it.
    isLive: graph.liveData === true || isWhole,
  };
}

type Placed = { row: ExpandedMetric; place: number };

function mathOf(
  region: string,
  rows: readonly Placed[],
  lines: readonly GraphLine[],
  periodOf: (own: number) => number,
): GraphMath {
  const metrics = lines.filter((line) => line.region === region);
  const queries = metrics.map((line): MetricDataQuery => ({ ...metricQuery(line, line.id), ReturnData: false }));
  const drawn: MathRow[] = [];
  for (const { row, place } of rows) {
    if (row.kind !== "expression" || row.region !== region) continue;
    const { id, expression, label, accountId, visible, color, yAxis } = row;
    const period = periodOf(row.period);
    queries.push({
      Id: id,
      Expression: expression,
      Period: period,
      Label: label,
      AccountId: accountId,
      ReturnData: visible,
    });
    const about = bandMetric(expression);
    const banded = rows.find((other) => other.row.id === about && other.row.region === region);
    const usual = banded && (banded.row.color ?? paletteColor(banded.place));
    if (visible) drawn.push({ place, id, period, color: color ?? usual, yAxis, bandOf: banded?.place, label });
  }
  return { key: JSON.stringify([region, queries]), region, queries, rows: drawn };
}

/** The question for one metric under an id. */
export function metricQuery(line: GraphLine, id: string): MetricDataQuery {
  const { namespace, metricName, dimensions, period, stat, accountId } = line;
  return {
    Id: id,
    AccountId: accountId,
    MetricStat: {
      Metric: { Namespace: namespace, MetricName: metricName, Dimensions: [...dimensions] },
      Period: period,
      Stat: stat,
    },
  };
}

function lineOf(
  row: Extract<ExpandedMetric, { kind: "metric" }>,
  place: number,
  periodOf: (own: number) => number,
): GraphLine {
  const { namespace, metricName, dimensions, id, stat, region, accountId, label, color, yAxis } = row;
  const period = periodOf(row.period);
  return { place, id, namespace, metricName, dimensions, stat, period, region, accountId, label, color, yAxis };
}

/** Lines with the same key have the same values, in whichever graph they are. */
export function lineKey(line: GraphLine): string {
  return `${line.region} ${line.accountId ?? ""} ${line.stat} ${line.period} ${metricKey(line)}`;
}
