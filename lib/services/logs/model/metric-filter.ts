import type { PutMetricFilterRequest, StandardUnit } from "@aws-sdk/client-cloudwatch-logs";
import type { FilterPattern } from "@/lib/languages/filter-pattern/ast";
import { usesRegex } from "@/lib/languages/filter-pattern/regex-use";
import { parseSelector } from "@/lib/languages/filter-pattern/selector";
import { AwsError, isAwsError } from "@/lib/platform/errors";
import { readMetricFilterPattern } from "./filter-pattern";

/** A metric filter as it is kept. `dimensions` are names to selectors; `systemDimensions` are "@aws.account" and "@aws.region". */
export type MetricFilter = {
  name: string;
  pattern: string;
  usesRegex: boolean;
  metricNamespace: string;
  metricName: string;
  metricValue: string;
  defaultValue: number | undefined;
  dimensions: Readonly<Record<string, string>>;
  systemDimensions: readonly string[];
  unit: StandardUnit | undefined;
  applyToTransformed: boolean;
};

const MAX_DIMENSIONS = 3;
const SYSTEM_DIMENSIONS = ["@aws.account", "@aws.region"];

/**
 * What PutMetricFilter asks for, found right beyond what AWS's model says. Throws InvalidParameterException.
 * Source: API reference, PutMetricFilter and MetricTransformation; the messages are those of the service.
 */
export function parseMetricFilter(name: string, source: string, input: Partial<PutMetricFilterRequest>): MetricFilter {
  const [transformation] = input.metricTransformations ?? [];
  if (!transformation) throw invalid("At least one metric transformation must be specified.");
  const { metricNamespace = "", metricName = "", metricValue = "", defaultValue, dimensions = {} } = transformation;
  if (input.fieldSelectionCriteria)
    throw invalid("fieldSelectionCriteria is not supported: no event has system fields here.");
  const pattern = readMetricFilterPattern(source);
  checkName("metric namespace", metricNamespace);
  checkName("metric name", metricName);
  if (!isNumber(metricValue) && !isSelector(metricValue, pattern)) {
    throw wrong(`metric value ${metricValue} must be a valid number`);
  }
  const systemDimensions = input.emitSystemFieldDimensions ?? [];
  checkDimensions(dimensions, systemDimensions, pattern);
  const hasDimensions = Object.keys(dimensions).length + systemDimensions.length > 0;
  if (defaultValue !== undefined && hasDimensions) {
    throw wrong("dimensions and default value are mutually exclusive properties");
  }
  if (defaultValue !== undefined && !Number.isFinite(defaultValue)) throw wrong("default value must be a valid number");
  return {
    name,
    pattern: source,
    usesRegex: usesRegex(pattern),
    metricNamespace,
    metricName,
    metricValue,
    defaultValue,
    dimensions,
    systemDimensions,
    unit: transformation.unit,
    applyToTransformed: input.applyOnTransformedLogs ?? false,
  };
}

/** What PutMetricFilter would say against it, for a form; undefined when it would take it. */
export function metricFilterMistake(...given: Parameters<typeof parseMetricFilter>): string | undefined {
  try {
    parseMetricFilter(...given);
    return undefined;
  } catch (error) {
    if (isAwsError(error)) return error.message;
    throw error;
  }
}

function checkDimensions(
  dimensions: MetricFilter["dimensions"],
  systemDimensions: readonly string[],
  pattern: FilterPattern,
): void {
  const names = Object.keys(dimensions);
  if (names.length === 0 && systemDimensions.length === 0) return;
  if (names.length > 0 && pattern.kind === "terms") {
    throw invalid("The specified filter pattern does not support dimensions");
  }
  if (names.length + systemDimensions.length > MAX_DIMENSIONS) {
    throw wrong(`number of dimensions must be less than or equal to ${MAX_DIMENSIONS}`);
  }
  for (const [name, selector] of Object.entries(dimensions)) {
    if (!/^[\x20-\x7e]*[\x21-\x7e][\x20-\x7e]*$/.test(name) || name.startsWith(":")) {
      throw wrong(`dimension name ${name} is invalid`);
    }
    if (!isSelector(selector, pattern)) throw wrong("dimension value must be valid selector");
  }
  if (systemDimensions.some((name) => !SYSTEM_DIMENSIONS.includes(name))) {
    throw invalid(`emitSystemFieldDimensions may name ${SYSTEM_DIMENSIONS.join(" and ")} only.`);
  }
}

function isNumber(text: string): boolean {
  return text.trim() !== "" && Number.isFinite(Number(text));
}

/** `$.field` of a JSON pattern, without wildcard; `$name` or `$3` of a space-delimited one. */
function isSelector(text: string, pattern: FilterPattern): boolean {
  if (pattern.kind === "terms") return false;
  if (pattern.kind === "json") return isConcreteSelector(text);
  const name = /^\$([\w-]+)$/.exec(text)?.[1];
  if (name === undefined) return false;
  return /^\d+$/.test(name) || pattern.fields.some((field) => field.kind === "field" && field.name === name);
}

function isConcreteSelector(text: string): boolean {
  try {
    return parseSelector(text).steps.every((step) => step.kind !== "wildcard");
  } catch {
    return false;
  }
}

/** Control characters are refused by PutMetricData, and half a surrogate pair by Postgres. */
function checkName(what: string, name: string): void {
  if (name.trim() === "") throw wrong(`${what} must not be empty`);
  if (/[\p{Cc}\p{Surrogate}]/u.test(name)) throw wrong(`${what} contains invalid characters`);
}

function wrong(what: string): AwsError {
  return invalid(`Invalid metric transformation: ${what}`);
}

function invalid(message: string): AwsError {
  return new AwsError("InvalidParameterException", message);
}

export function metricFilterNotFound(): AwsError {
  return new AwsError("ResourceNotFoundException", "The specified metric filter does not exist.");
}
