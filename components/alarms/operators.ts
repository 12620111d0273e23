import type { ComparisonOperator } from "@aws-sdk/client-cloudwatch";

/** The comparisons with a static threshold, in the order of AWS's console. */
export const OPERATORS = [
  "GreaterThanThreshold",
  "GreaterThanOrEqualToThreshold",
  "LessThanOrEqualToThreshold",
  "LessThanThreshold",
] as const satisfies readonly ComparisonOperator[];

export type Operator = (typeof OPERATORS)[number];

/** The comparisons with a band, in the order of AWS's console. */
export const BAND_OPERATORS = [
  "LessThanLowerOrGreaterThanUpperThreshold",
  "GreaterThanUpperThreshold",
  "LessThanLowerThreshold",
] as const satisfies readonly ComparisonOperator[];

export type BandOperator = (typeof BAND_OPERATORS)[number];

export const OPERATOR_SIGNS: Record<Operator, string> = {
  GreaterThanThreshold: ">",
  GreaterThanOrEqualToThreshold: ">=",
  LessThanOrEqualToThreshold: "<=",
  LessThanThreshold: "<",
};

export function operatorOf(name: string | undefined): Operator {
  return OPERATORS.find((operator) => operator === name) ?? "GreaterThanThreshold";
}

export function bandOperatorOf(name: string | undefined): BandOperator {
  return BAND_OPERATORS.find((operator) => operator === name) ?? "LessThanLowerOrGreaterThanUpperThreshold";
}

/** The side of the threshold line on which an alarm goes off. */
export function breachingSide(operator: Operator): "above" | "below" {
  return operator.startsWith("Greater") ? "above" : "below";
}
