import { invalid } from "./refusal";

/** What a point is compared with: a threshold of the alarm, or the band that was expected of its period. */
export type Limits = { threshold: number; lower?: number; upper?: number };

/** A comparison of a value with its limits, and how state reasons say it. A band's limits are those of the point itself. */
export type Comparison = {
  breaches: (value: number, limits: Limits) => boolean;
  words: string;
  band?: "lower" | "upper" | "both";
};

const below = (value: number, { lower }: Limits): boolean => lower !== undefined && value < lower;
const above = (value: number, { upper }: Limits): boolean => upper !== undefined && value > upper;

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  GreaterThanOrEqualToThreshold: {
    breaches: (value, { threshold }) => value >= threshold,
    words: "greater than or equal to",
  },
  GreaterThanThreshold: { breaches: (value, { threshold }) => value > threshold, words: "greater than" },
  LessThanThreshold: { breaches: (value, { threshold }) => value < threshold, words: "less than" },
  LessThanOrEqualToThreshold: {
    breaches: (value, { threshold }) => value <= threshold,
    words: "less than or equal to",
  },
  LessThanLowerThreshold: { breaches: below, words: "less than", band: "lower" },
  GreaterThanUpperThreshold: { breaches: above, words: "greater than", band: "upper" },
  LessThanLowerOrGreaterThanUpperThreshold: {
    breaches: (value, limits) => below(value, limits) || above(value, limits),
    words: "less than",
    band: "both",
  },
};

/** The comparison by AWS's name. */
export function comparisonOf(operator: string | undefined): Comparison {
  const comparison = operator === undefined ? undefined : COMPARISONS[operator];
  if (comparison) return comparison;
  throw invalid("PutMetricAlarm request should have a valid ComparisonOperator parameter");
}
