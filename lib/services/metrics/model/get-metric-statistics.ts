import type { Datapoint, GetMetricStatisticsInput } from "@aws-sdk/client-cloudwatch";
import { type Cell, statisticOf } from "./aggregate";
import { type MetricWindow, metricWindow } from "./metric-query";
import { isPeriod } from "./period";
import { seriesName } from "./series";
import { needsSamples, parseStatistic, type Statistic } from "./statistic";
import { Violations } from "./violations";

const MAX_DATAPOINTS = 1440;

/** A GetMetricStatistics call, found right: the metric and every statistic that is wanted of each period. */
export type StatisticsQuestion = {
  window: MetricWindow;
  statistics: { name: string; statistic: Statistic }[];
  keepSamples: boolean;
};

/** Reads a GetMetricStatistics call. `now` in milliseconds. Throws the parameter errors of CloudWatch. */
export function parseStatisticsQuestion(input: GetMetricStatisticsInput, now: number): StatisticsQuestion {
  const { Namespace = "", MetricName = "", Dimensions, StartTime, EndTime, Period = 0, Unit } = input;
  const { Statistics = [], ExtendedStatistics = [] } = input;
  const violations = new Violations();
  const asked = { from: StartTime?.getTime() ?? 0, to: EndTime?.getTime() ?? 0 };
  if (!isPeriod(Period)) violations.invalid("The parameter Period must be 1, 5, 10, 20, 30 or a multiple of 60.");
  if (asked.from >= asked.to) {
    violations.invalid("The parameter StartTime must be less than the parameter EndTime.");
  }
  if (Statistics.length === 0 && ExtendedStatistics.length === 0) {
    violations.conflict("At least one of the parameters Statistics and ExtendedStatistics must be specified.");
  }
  if (Statistics.length > 0 && ExtendedStatistics.length > 0) {
    violations.conflict(
      "The parameters Statistics and ExtendedStatistics are mutually exclusive and you have specified both.",
    );
  }
  const statistics = [...Statistics, ...ExtendedStatistics].flatMap((name, index) => {
    const statistic = parseStatistic(name);
    if (statistic) return [{ name, statistic }];
    violations.invalid(`The value ${name} for parameter ExtendedStatistics.member.${index + 1} is not valid.`);
    return [];
  });
  violations.throwIfAny();
  const count = Math.floor((asked.to - asked.from) / (Period * 1000));
  if (count > MAX_DATAPOINTS) violations.conflict(tooMany(count));
  violations.throwIfAny();
  return {
    window: metricWindow(seriesName(Namespace, MetricName, Dimensions), Period, asked, Unit, now),
    statistics,
    keepSamples: statistics.some(({ statistic }) => needsSamples(statistic)),
  };
}

/** One period as AWS answers it: each simple statistic under its own name, the others under ExtendedStatistics. */
export function datapointOf(cell: Cell, unit: string, wanted: StatisticsQuestion["statistics"]): Datapoint | undefined {
  const datapoint: Record<string, unknown> = {};
  const extended: Record<string, number> = {};
  for (const { name, statistic } of wanted) {
    const value = statisticOf(cell, statistic);
    if (value === undefined) continue;
    if (needsSamples(statistic)) extended[name] = value;
    else datapoint[name] = value;
  }
  const hasExtended = Object.keys(extended).length > 0;
  if (!hasExtended && Object.keys(datapoint).length === 0) return undefined;
  return {
    Timestamp: new Date(cell.at),
    ...datapoint,
    Unit: unit as Datapoint["Unit"],
    ...(hasExtended ? { ExtendedStatistics: extended } : {}),
  };
}

function tooMany(count: number): string {
  const written = new Intl.NumberFormat("en-US").format(count);
  return (
    `You have requested up to ${written} datapoints, which exceeds the limit of 1,440. ` +
    "You may reduce the datapoints requested by increasing Period, or decreasing the time range."
  );
}
