import { invalid, notImplemented } from "./refusal";

/** A comparison of a value with a static threshold, and how state reasons say it. */
export type Comparison = { breaches: (value: number, threshold: number) => boolean; words: string };

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  GreaterThanOrEqualToThreshold: {
    breaches: (value, threshold) => value >= threshold,
    words: "greater than or equal to",
  },
  GreaterThanThreshold: { breaches: (value, threshold) => value > threshold, words: "greater than" },
  LessThanThreshold: { breaches: (value, threshold) => value < threshold, words: "less than" },
  LessThanOrEqualToThreshold: { breaches: (value, threshold) => value <= threshold, words: "less than or equal to" },
};

/** The comparison by AWS's name. The three that compare with a band belong to anomaly detection. */
export function comparisonOf(operator: string | undefined): Comparison {
  const comparison = operator === undefined ? undefined : COMPARISONS[operator];
  if (comparison) return comparison;
  if (operator) throw notImplemented(`An alarm on an anomaly detection band (ComparisonOperator ${operator})`);
  throw invalid("PutMetricAlarm request should have a valid ComparisonOperator parameter");
}
