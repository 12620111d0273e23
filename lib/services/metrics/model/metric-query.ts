import type { MetricDataQuery, MetricStat } from "@aws-sdk/client-cloudwatch";
import { isPeriod, oldestVisible, roundedRange, type TimeRange } from "./period";
import { type SeriesName, seriesName } from "./series";
import { parseStatistic, type Statistic } from "./statistic";

/** A metric and the periods (of `period` seconds) over which it is asked for. */
export type MetricWindow = {
  series: SeriesName;
  period: number;
  /** Where periods begin to be counted, and the end; points outside are left out. */
  range: TimeRange;
  /** Older points of this period are no longer to be had. */
  visibleFrom: number;
  /** Only points in this unit; undefined for any. */
  unit: string | undefined;
};

/** A query of GetMetricData, found right. */
export type MetricQuery = MetricWindow & {
  kind: "metric";
  id: string;
  /** The statistic as it was written, for labels. */
  stat: string;
  statistic: Statistic;
  label: string | undefined;
  returnData: boolean;
  /** The account that is asked for; undefined for the caller's own. */
  accountId: string | undefined;
};

/** The window of a metric from what was asked; the period must be a right one, the range and `now` are in milliseconds. */
export function metricWindow(
  series: SeriesName,
  period: number,
  asked: TimeRange,
  unit: string | undefined,
  now: number,
): MetricWindow {
  const range = roundedRange(asked, period, now);
  return { series, period, range, visibleFrom: oldestVisible(period, now), unit };
}

/** Reads one MetricDataQuery with a MetricStat; every fault found is told to `fault`. */
export function parseMetricStatQuery(
  { Id = "", MetricStat = {}, Label, ReturnData = true, AccountId }: Readable,
  path: string,
  asked: TimeRange,
  now: number,
  fault: (message: string) => void,
): MetricQuery | undefined {
  const { Metric = {}, Period = 0, Stat = "", Unit } = MetricStat;
  const { Namespace, MetricName, Dimensions } = Metric;
  if (!Namespace) fault(`The parameter ${path}.MetricStat.Metric.Namespace is required.`);
  if (!MetricName) fault(`The parameter ${path}.MetricStat.Metric.MetricName is required.`);
  if (!isPeriod(Period)) {
    fault(`The parameter ${path}.MetricStat.Period must be 1, 5, 10, 20, 30 or a multiple of 60.`);
  }
  const statistic = parseStatistic(Stat);
  if (!statistic) fault(`The value ${Stat} for parameter ${path}.MetricStat.Stat is not a valid statistic.`);
  if (!Namespace || !MetricName || !isPeriod(Period) || !statistic) return undefined;
  const series = seriesName(Namespace, MetricName, Dimensions);
  return {
    kind: "metric",
    ...metricWindow(series, Period, asked, Unit, now),
    id: Id,
    stat: Stat,
    statistic,
    label: Label,
    returnData: ReturnData,
    accountId: AccountId,
  };
}

/** A query whose MetricStat may lack any part: what is missing is for this room to say. */
type Readable = Omit<MetricDataQuery, "Id" | "MetricStat"> & { Id?: string; MetricStat?: Partial<MetricStat> };
