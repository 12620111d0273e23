import type {
  MetricStreamFilter,
  MetricStreamOutputFormat,
  MetricStreamStatisticsConfiguration,
  PutMetricStreamInput,
} from "@aws-sdk/client-cloudwatch";
import { parseArn, type Scope } from "@/lib/platform/arn";
import { needsSamples, parseStatistic } from "../statistic";
import { Violations } from "../violations";
import type { MetricStream, NamedMetrics } from "./metric-stream";

const FORMATS: readonly MetricStreamOutputFormat[] = ["json", "opentelemetry0.7", "opentelemetry1.0"];
const NAME = /^[A-Za-z0-9_-]{1,255}$/;
/** Namespaces and metric names of one stream's filters together (API Reference, "PutMetricStream"). */
const MAX_FILTER_NAMES = 1_000;
const MAX_CONFIGURATIONS = 100;
const MAX_METRICS = 100;
const MAX_STATISTICS = 20;

export type StreamSettings = Pick<
  MetricStream,
  "firehoseArn" | "roleArn" | "format" | "included" | "excluded" | "statistics" | "includesLinked"
>;

/** What PutMetricStream asks for, found right beyond what AWS's model says. Throws the faults of the first kind found. */
export function readMetricStream(scope: Scope, input: PutMetricStreamInput): StreamSettings {
  const { Name = "", FirehoseArn = "", RoleArn = "", OutputFormat, IncludeFilters, ExcludeFilters } = input;
  const violations = new Violations();
  checkStreamName(Name, violations);
  checkFirehose(scope, FirehoseArn, violations);
  if (!/^arn:[\w-]+:iam::\d{12}:role\/.+$/.test(RoleArn)) {
    violations.invalid(`The value ${RoleArn} for parameter RoleArn is invalid.`);
  }
  const format = FORMATS.find((one) => one === OutputFormat);
  if (!format)
    violations.invalid(`The value ${OutputFormat} for parameter OutputFormat must be one of ${FORMATS.join(", ")}.`);
  if (isGiven(IncludeFilters) && isGiven(ExcludeFilters)) {
    violations.conflict(
      "The parameters IncludeFilters and ExcludeFilters are mutually exclusive and you have specified both.",
    );
  }
  const statistics = input.StatisticsConfigurations ?? [];
  checkStatistics(statistics, format, violations);
  const settings = {
    firehoseArn: FirehoseArn,
    roleArn: RoleArn,
    format: format ?? "json",
    included: readFilters(IncludeFilters, "IncludeFilters", violations),
    excluded: readFilters(ExcludeFilters, "ExcludeFilters", violations),
    statistics,
    includesLinked: input.IncludeLinkedAccountsMetrics ?? false,
  };
  violations.throwIfAny();
  return settings;
}

/** Throws InvalidParameterValueException for what cannot be a stream's name. */
export function checkStreamName(name: string, violations = new Violations()): void {
  if (!NAME.test(name)) violations.invalid(`The value ${name} for parameter Name is invalid.`);
}

function checkFirehose(scope: Scope, text: string, violations: Violations): void {
  const arn = parseArn(text);
  const isStream = arn?.service === "firehose" && /^deliverystream\/[a-zA-Z0-9_.-]{1,64}$/.test(arn.resource);
  if (!isStream) violations.invalid(`The value ${text} for parameter FirehoseArn is invalid.`);
  else if (arn.accountId !== scope.accountId || arn.region !== scope.region) {
    violations.invalid("The Firehose stream must be in the same account and Region as the metric stream.");
  }
}

function isGiven(filters: readonly MetricStreamFilter[] | undefined): filters is readonly MetricStreamFilter[] {
  return filters !== undefined && filters.length > 0;
}

function readFilters(
  filters: readonly MetricStreamFilter[] | undefined,
  member: string,
  violations: Violations,
): NamedMetrics | undefined {
  if (!isGiven(filters)) return undefined;
  const named: Record<string, true | readonly string[]> = Object.create(null);
  let count = 0;
  for (const [index, { Namespace, MetricNames = [] }] of filters.entries()) {
    if (Namespace === undefined) {
      violations.missing(`The parameter ${member}.member.${index + 1}.Namespace is required.`);
      continue;
    }
    if (/[\0]/.test(Namespace + MetricNames.join(""))) {
      violations.invalid(`The value for parameter ${member}.member.${index + 1} contains invalid characters.`);
    }
    count += 1 + MetricNames.length;
    const before = named[Namespace];
    // All of a namespace and some of it are all of it.
    const isWhole = MetricNames.length === 0 || before === true;
    named[Namespace] = isWhole ? true : [...new Set([...(before ?? []), ...MetricNames])];
  }
  if (count > MAX_FILTER_NAMES) {
    violations.invalid(
      `The filters of ${member} must not have more than ${MAX_FILTER_NAMES} names of namespaces and metrics.`,
    );
  }
  return named;
}

function checkStatistics(
  configurations: readonly MetricStreamStatisticsConfiguration[],
  format: MetricStreamOutputFormat | undefined,
  violations: Violations,
): void {
  const tooMany = (member: string, most: number) =>
    violations.invalid(`The collection ${member} must not have a size greater than ${most}.`);
  if (configurations.length > MAX_CONFIGURATIONS) tooMany("StatisticsConfigurations", MAX_CONFIGURATIONS);
  for (const [index, { IncludeMetrics = [], AdditionalStatistics = [] }] of configurations.entries()) {
    const member = `StatisticsConfigurations.member.${index + 1}`;
    if (IncludeMetrics.length === 0) violations.missing(`The parameter ${member}.IncludeMetrics is required.`);
    if (AdditionalStatistics.length === 0)
      violations.missing(`The parameter ${member}.AdditionalStatistics is required.`);
    if (IncludeMetrics.length > MAX_METRICS) tooMany(`${member}.IncludeMetrics`, MAX_METRICS);
    if (AdditionalStatistics.length > MAX_STATISTICS) tooMany(`${member}.AdditionalStatistics`, MAX_STATISTICS);
    for (const text of AdditionalStatistics) {
      if (isStreamable(text, format)) continue;
      violations.invalid(`The value ${text} for parameter ${member}.AdditionalStatistics is invalid.`);
    }
  }
}

/** The four usual statistics are always sent. OpenTelemetry has quantiles, and so percentiles, only. */
export function isStreamable(text: string, format: MetricStreamOutputFormat | undefined): boolean {
  const statistic = parseStatistic(text);
  if (!statistic || !needsSamples(statistic)) return false;
  return format === "json" || format === undefined || statistic.kind === "percentile";
}
