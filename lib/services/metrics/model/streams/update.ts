import type { MetricStreamStatisticsConfiguration } from "@aws-sdk/client-cloudwatch";
import { type Cell, statisticOf } from "../aggregate";
import type { SeriesName } from "../series";
import { parseStatistic } from "../statistic";

/** What a stream says of one minute of one metric in one unit. */
export type MetricUpdate = {
  series: SeriesName;
  unit: string;
  /** The minute's beginning, in milliseconds. */
  at: number;
  sampleCount: number;
  sum: number;
  minimum: number;
  maximum: number;
  /** Statistics beyond the four usual ones, under the names by which they were asked for. */
  additional: readonly { name: string; value: number }[];
};

/** Which statistics a stream sends beside the usual ones, by metric. */
export class AdditionalStatistics {
  private readonly byMetric = new Map<string, string[]>();

  constructor(configurations: readonly MetricStreamStatisticsConfiguration[]) {
    for (const { IncludeMetrics = [], AdditionalStatistics: names = [] } of configurations) {
      for (const { Namespace = "", MetricName = "" } of IncludeMetrics) {
        const key = `${Namespace}\0${MetricName}`;
        this.byMetric.set(key, [...new Set([...(this.byMetric.get(key) ?? []), ...names])]);
      }
    }
  }

  of({ namespace, metricName }: SeriesName): readonly string[] {
    return this.byMetric.get(`${namespace}\0${metricName}`) ?? [];
  }
}

/** A minute as it is sent; statistics that cannot be known, such as a percentile of a statistic set, are left out. */
export function updateOf(series: SeriesName, unit: string, cell: Cell, names: readonly string[]): MetricUpdate {
  const { at, sampleCount, sum, minimum, maximum } = cell;
  const additional = names.flatMap((name) => {
    const statistic = parseStatistic(name);
    const value = statistic && statisticOf(cell, statistic);
    return value === undefined ? [] : [{ name, value }];
  });
  return { series, unit, at, sampleCount, sum, minimum, maximum, additional };
}

/** AWS bills every five additional statistics as one more update, and counts them so in TotalMetricUpdate. */
export function billedUpdates({ additional }: MetricUpdate): number {
  return 1 + Math.ceil(additional.length / 5);
}
