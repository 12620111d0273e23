import { AwsError } from "@/lib/platform/errors";
import { invalid } from "./refusal";

const STANDARD = new Set(["SampleCount", "Average", "Sum", "Minimum", "Maximum"]);
const PERCENTILE = /^p(\d{1,2}(?:\.\d{1,10})?|100(?:\.0{1,10})?)$/;

/** Trimmed and winsorised means, trimmed counts and sums, percentile ranks: tm90, TM(10%:90%), PR(:300), IQM. */
const TRIMMED = /^(?:IQM|(?:tm|wm|tc|ts)\d{1,2}(?:\.\d{1,10})?|(?:TM|WM|TC|TS|PR)\([-\d.%]{0,30}:[-\d.%]{0,30}\))$/;

/** The one statistic of an alarm on a single metric. */
export function chosenStatistic(statistic: string | undefined, extended: string | undefined): string {
  if (statistic !== undefined && extended !== undefined) {
    throw invalid(
      "PutMetricAlarm request can not be made with both Statistic and ExtendedStatistic parameters. Only one of them should be present",
    );
  }
  const chosen = statistic ?? extended;
  if (chosen === undefined) throw invalid("PutMetricAlarm request should have a Statistic parameter");
  return checkStatistic(chosen, "ExtendedStatistic");
}

/** Passes what has a statistic's form; `parameter` is the member that the error names. */
export function checkStatistic(statistic: string, parameter: string): string {
  if (STANDARD.has(statistic) || PERCENTILE.test(statistic) || TRIMMED.test(statistic)) return statistic;
  throw new AwsError(
    "InvalidParameterValueException",
    `The value ${statistic} for parameter ${parameter} is not supported.`,
  );
}

/** The percentage of a percentile statistic: 99.9 for "p99.9"; undefined for the others. */
export function percentileOf(statistic: string): number | undefined {
  const found = PERCENTILE.exec(statistic)?.[1];
  return found === undefined ? undefined : Number(found);
}

/**
 * How many samples a period needs for its percentile to be significant: 10/(1-p) from the median on, 10/p below it
 * (User Guide, "Percentile-based CloudWatch alarms and low data samples").
 */
export function significantSamples(percentile: number): number {
  return percentile >= 50 ? 1000 / (100 - percentile) : 1000 / percentile;
}
