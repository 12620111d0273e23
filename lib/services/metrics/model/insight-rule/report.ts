import type { GetInsightRuleReportOutput, InsightRuleMetricDatapoint } from "@aws-sdk/client-cloudwatch";
import type { RuleDefinition } from "./definition";
import { numberIn, readEvent } from "./field";

/** More contributors are only counted together: what a report shows are the first hundred at most. */
const MAX_CONTRIBUTORS = 100_000;

/** What all events of a rule in one period come to. */
type Period = {
  sampleCount: number;
  sum: number;
  minimum: number;
  maximum: number;
  /** What each contributor counts for, by its keys. */
  contributors: Map<string, number>;
};

type Contributor = { keys: string[]; value: number };

/** The metrics that a report can tell of each period, by AWS's names. */
export const REPORT_METRICS = [
  "UniqueContributors",
  "MaxContributorValue",
  "SampleCount",
  "Sum",
  "Minimum",
  "Maximum",
  "Average",
] as const;
export type ReportMetric = (typeof REPORT_METRICS)[number];

/** Takes in the log events of a rule, one after the other, and tells who contributed most. */
export class RuleReport {
  private readonly periods = new Map<number, Period>();
  private readonly contributors = new Map<string, Contributor>();
  private total = 0;

  /** @param from where periods begin to be counted, in milliseconds. */
  constructor(
    private readonly rule: RuleDefinition,
    private readonly from: number,
    private readonly periodMillis: number,
  ) {}

  add(at: number, message: string): void {
    const { format, filters, keys, value: valued } = this.rule;
    const event = readEvent(message, format);
    if (!event || !filters.every((filter) => filter(event))) return;
    const names = keys.map(({ field }) => field(event));
    const value = valued ? numberIn(valued(event)) : 1;
    // An event without a key or a value has no contributor.
    if (value === undefined || names.some((name) => name === undefined)) return;
    this.count(this.periodOf(at), names.map(String), value);
  }

  /** The values of a metric, oldest first; periods without events have none. */
  points(metric: ReportMetric): { at: number; value: number }[] {
    return this.sorted().map(([at, period]) => ({ at, value: metricOf(metric, period) }));
  }

  /** The report as AWS answers it, with at most so many contributors. */
  answer(count: number, metrics: readonly ReportMetric[], order: ReportMetric): GetInsightRuleReportOutput {
    // Ordered by a maximum, the most that a contributor reached in one period counts, not what it came to in all.
    const rank = order === "Maximum" ? this.highest() : undefined;
    const rankOf = ([key, { value }]: [string, Contributor]) => rank?.get(key) ?? value;
    const ranked = [...this.contributors].sort((one, other) => rankOf(other) - rankOf(one));
    const periods = this.sorted();
    return {
      KeyLabels: this.rule.keys.map(({ label }) => label),
      AggregationStatistic: this.rule.value ? "Sum" : "SampleCount",
      AggregateValue: this.total,
      ApproximateUniqueCount: this.contributors.size,
      Contributors: ranked.slice(0, count).map(([key, { keys, value }]) => ({
        Keys: keys,
        ApproximateAggregateValue: value,
        Datapoints: periods.flatMap(([at, { contributors }]) => {
          const part = contributors.get(key);
          return part === undefined ? [] : [{ Timestamp: new Date(at), ApproximateValue: part }];
        }),
      })),
      ...(metrics.length > 0
        ? {
            MetricDatapoints: periods.map(([at, period]): InsightRuleMetricDatapoint => {
              const values = Object.fromEntries(metrics.map((metric) => [metric, metricOf(metric, period)]));
              return { Timestamp: new Date(at), ...values };
            }),
          }
        : {}),
    };
  }

  private count(period: Period, keys: string[], value: number): void {
    period.sampleCount += 1;
    period.sum += value;
    period.minimum = Math.min(period.minimum, value);
    period.maximum = Math.max(period.maximum, value);
    this.total += value;
    const key = JSON.stringify(keys);
    const known = this.contributors.get(key);
    if (known) known.value += value;
    else if (this.contributors.size < MAX_CONTRIBUTORS) this.contributors.set(key, { keys, value });
    else return;
    period.contributors.set(key, (period.contributors.get(key) ?? 0) + value);
  }

  private periodOf(at: number): Period {
    const begin = at - ((at - this.from) % this.periodMillis);
    let period = this.periods.get(begin);
    if (!period) {
      period = {
        sampleCount: 0,
        sum: 0,
        minimum: Number.POSITIVE_INFINITY,
        maximum: Number.NEGATIVE_INFINITY,
        contributors: new Map(),
      };
      this.periods.set(begin, period);
    }
    return period;
  }

  private highest(): Map<string, number> {
    const highest = new Map<string, number>();
    for (const { contributors } of this.periods.values()) {
      for (const [key, value] of contributors) highest.set(key, Math.max(value, highest.get(key) ?? value));
    }
    return highest;
  }

  private sorted(): [number, Period][] {
    return [...this.periods].filter(([, { sampleCount }]) => sampleCount > 0).sort(([one], [other]) => one - other);
  }
}

function metricOf(metric: ReportMetric, { sampleCount, sum, minimum, maximum, contributors }: Period): number {
  switch (metric) {
    case "UniqueContributors":
      return contributors.size;
    case "MaxContributorValue":
      return [...contributors.values()].reduce((one, other) => Math.max(one, other), 0);
    case "SampleCount":
      return sampleCount;
    case "Sum":
      return sum;
    case "Minimum":
      return minimum;
    case "Maximum":
      return maximum;
    case "Average":
      return sum / sampleCount;
  }
}
