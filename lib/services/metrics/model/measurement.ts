import type { MetricDatum, StatisticSet } from "@aws-sdk/client-cloudwatch";
import type { Point } from "./point";
import type { Violations } from "./violations";

/** What a datum says of its values, without when and of what. */
export type Measurement = Pick<Point, "sampleCount" | "sum" | "minimum" | "maximum" | "values" | "counts">;

const LIMIT = 2 ** 360;
const MAX_VALUES = 150;

/**
 * The measurement in a datum: a value, a statistic set, or values with their counts. Values and a statistic set may come
 * together (the CloudWatch agent sends both): the set is then what adds up, the values are what percentiles are made of.
 */
export function measurementOf(datum: MetricDatum, path: string, violations: Violations): Measurement | undefined {
  const { Value, StatisticValues, Values, Counts } = datum;
  const several = Values !== undefined && Values.length > 0;
  if (Value !== undefined) {
    if (StatisticValues) exclude(`${path}.Value`, `${path}.StatisticValues`, violations);
    if (several) exclude(`${path}.Value`, `${path}.Values`, violations);
    checkValue(Value, `${path}.Value`, violations);
    return { sampleCount: 1, sum: Value, minimum: Value, maximum: Value };
  }
  if (several) {
    const measured = measurementOfValues(Values, Counts, path, violations);
    return StatisticValues && measured
      ? { ...measured, ...measurementOfSet(StatisticValues, `${path}.StatisticValues`, violations) }
      : measured;
  }
  if (Counts && Counts.length > 0) violations.missing(`The parameter ${path}.Values is required.`);
  if (StatisticValues) return measurementOfSet(StatisticValues, `${path}.StatisticValues`, violations);
  violations.conflict(`At least one of the parameters ${path}.Value and ${path}.StatisticValues must be specified.`);
  return undefined;
}

function measurementOfSet(set: StatisticSet, path: string, violations: Violations): Measurement {
  const { SampleCount = 0, Sum = 0, Minimum = 0, Maximum = 0 } = set;
  for (const [name, value] of Object.entries({ SampleCount, Sum, Minimum, Maximum })) {
    checkValue(value, `${path}.${name}`, violations);
  }
  if (SampleCount < 0) violations.invalid(`The parameter ${path}.SampleCount must be greater than 0.`);
  if (SampleCount === 0) violations.invalid(`The parameter ${path}.SampleCount must not equal 0.`);
  if (Maximum < Minimum) {
    violations.invalid(`The parameter ${path}.Maximum must be greater than ${path}.Minimum.`);
  }
  return { sampleCount: SampleCount, sum: Sum, minimum: Minimum, maximum: Maximum };
}

function measurementOfValues(
  values: readonly number[],
  counts: readonly number[] | undefined,
  path: string,
  violations: Violations,
): Measurement | undefined {
  if (values.length > MAX_VALUES) {
    violations.invalid(`The collection ${path}.Values must not have a size greater than ${MAX_VALUES}.`);
    return undefined;
  }
  if (counts && counts.length > 0 && counts.length !== values.length) {
    violations.invalid(`The parameters ${path}.Values and ${path}.Counts must be of the same size.`);
    return undefined;
  }
  const weights = counts && counts.length > 0 ? counts : values.map(() => 1);
  const measured = { sampleCount: 0, sum: 0, minimum: Number.POSITIVE_INFINITY, maximum: Number.NEGATIVE_INFINITY };
  for (const [index, value] of values.entries()) {
    const count = weights[index] ?? 0;
    checkValue(value, `${path}.Values.member.${index + 1}`, violations);
    checkValue(count, `${path}.Counts.member.${index + 1}`, violations, 0);
    if (count === 0) continue;
    measured.sampleCount += count;
    measured.sum += value * count;
    measured.minimum = Math.min(measured.minimum, value);
    measured.maximum = Math.max(measured.maximum, value);
  }
  if (measured.sampleCount === 0) violations.invalid(`The value 0 for parameter ${path}.Counts is invalid.`);
  return { ...measured, values, counts: weights };
}

/** Neither NaN nor infinite, and within 2 to the power of 360 on both sides (API reference, MetricDatum). */
function checkValue(value: number, path: string, violations: Violations, lowest = -LIMIT): void {
  if (value >= lowest && value <= LIMIT) return;
  violations.invalid(`The value ${value} for parameter ${path} is invalid.`);
}

function exclude(one: string, other: string, violations: Violations): void {
  violations.conflict(`The parameters ${one} and ${other} are mutually exclusive and you have specified both.`);
}
