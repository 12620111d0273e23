import type {
  AnomalyDetector,
  AnomalyDetectorConfiguration,
  MetricCharacteristics,
  MetricDataQuery,
  PutAnomalyDetectorInput,
  SingleMetricAnomalyDetector,
} from "@aws-sdk/client-cloudwatch";
import { parseMetricMath } from "@/lib/languages/metric-math/parser";
import { printMetricMath } from "@/lib/languages/metric-math/printer";
import { isTimeZone } from "@/lib/languages/schedule/time-zone";
import { LanguageSyntaxError } from "@/lib/languages/text/language-syntax-error";
import { AwsError } from "@/lib/platform/errors";
import { seriesName } from "../series";
import { parseStatistic } from "../statistic";
import { type AnomalySettings, PLAIN_SETTINGS } from "./model";

const MAX_EXCLUDED = 10;

/** What a detector is about: one metric and statistic, or what a list of queries comes to. */
export type DetectorSubject =
  | { kind: "SINGLE_METRIC"; metric: SingleMetricAnomalyDetector }
  | { kind: "METRIC_MATH"; queries: MetricDataQuery[] };

/** A detector as it is kept. */
export type Detector = {
  id: string;
  subject: DetectorSubject;
  configuration: AnomalyDetectorConfiguration | undefined;
  characteristics: MetricCharacteristics | undefined;
};

type Named = Pick<
  PutAnomalyDetectorInput,
  "Namespace" | "MetricName" | "Dimensions" | "Stat" | "SingleMetricAnomalyDetector" | "MetricMathAnomalyDetector"
>;

/** The subject that a request names, in one of the three ways; throws AWS's errors where it names none, or two. */
export function readSubject(input: Named): DetectorSubject {
  const { Namespace, MetricName, Dimensions, Stat, SingleMetricAnomalyDetector, MetricMathAnomalyDetector } = input;
  const hasOwn = [Namespace, MetricName, Dimensions, Stat].some((member) => member !== undefined);
  const ways = [hasOwn, SingleMetricAnomalyDetector !== undefined, MetricMathAnomalyDetector !== undefined];
  if (ways.filter(Boolean).length > 1) {
    throw new AwsError(
      "InvalidParameterCombinationException",
      "Only one of SingleMetricAnomalyDetector, MetricMathAnomalyDetector, or the parameters Namespace, MetricName, Dimensions and Stat can be specified.",
    );
  }
  if (MetricMathAnomalyDetector) return mathSubject(MetricMathAnomalyDetector.MetricDataQueries ?? []);
  return singleSubject(SingleMetricAnomalyDetector ?? { Namespace, MetricName, Dimensions, Stat });
}

function singleSubject({
  AccountId,
  Namespace,
  MetricName,
  Dimensions,
  Stat,
}: SingleMetricAnomalyDetector): DetectorSubject {
  for (const [name, value] of Object.entries({ Namespace, MetricName, Stat })) {
    if (value === undefined) {
      throw new AwsError("MissingRequiredParameterException", `The parameter ${name} is required.`);
    }
  }
  if (!parseStatistic(Stat ?? "")) throw wrong(`The value ${Stat} for parameter Stat is not a valid statistic.`);
  const { dimensions } = seriesName(Namespace ?? "", MetricName ?? "", Dimensions);
  const account = AccountId === undefined ? {} : { AccountId };
  return { kind: "SINGLE_METRIC", metric: { ...account, Namespace, MetricName, Dimensions: [...dimensions], Stat } };
}

function mathSubject(queries: MetricDataQuery[]): DetectorSubject {
  if (queries.length === 0) {
    throw new AwsError("MissingRequiredParameterException", "The parameter MetricDataQueries is required.");
  }
  if (queries.length > 10) throw wrong("The metrics list of an anomaly detector must not have more than 10 elements.");
  const returned = queries.filter(({ ReturnData }) => ReturnData !== false);
  if (returned.length !== 1) throw wrong("Exactly one element of the metrics list should return data.");
  const periods = new Set(queries.flatMap(({ MetricStat }) => MetricStat?.Period ?? []));
  if (periods.size > 1) throw wrong("All metrics of an anomaly detector must have the same period.");
  if ([...periods].some((period) => period < 60)) {
    throw wrong("Anomaly detectors on metric math do not support high-resolution metrics.");
  }
  for (const { Id, Expression = "" } of queries) {
    const unsupported = /\b(METRICS|SEARCH|ANOMALY_DETECTION_BAND|SELECT)\b/i.exec(Expression)?.[1];
    if (unsupported) throw wrong(`Error in expression '${Id}': ${unsupported} is not supported in anomaly detectors.`);
  }
  return { kind: "METRIC_MATH", queries };
}

/** One text for what a detector is about: the same whichever way it is written, `anyPeriod` also over whichever period. */
export function subjectText(subject: DetectorSubject, { anyPeriod = false } = {}): string {
  if (subject.kind === "SINGLE_METRIC") {
    const { Namespace = "", MetricName = "", Dimensions, Stat } = subject.metric;
    const { dimensions } = seriesName(Namespace, MetricName, Dimensions);
    return JSON.stringify(["metric", Namespace, MetricName, dimensions.map(({ Name, Value }) => [Name, Value]), Stat]);
  }
  const queries = subject.queries.map(({ Id, Expression, MetricStat, ReturnData, Period }) => [
    Id,
    Expression === undefined ? null : normal(Expression),
    MetricStat ? subjectText({ kind: "SINGLE_METRIC", metric: { ...MetricStat.Metric, Stat: MetricStat.Stat } }) : null,
    anyPeriod ? null : (MetricStat?.Period ?? Period ?? null),
    ReturnData !== false,
  ]);
  return JSON.stringify(["math", ...queries.sort((one, other) => (String(one[0]) < String(other[0]) ? -1 : 1))]);
}

/** The expression without the freedom of its writing. */
function normal(source: string): string {
  try {
    return printMetricMath(parseMetricMath(source));
  } catch (error) {
    if (error instanceof LanguageSyntaxError) return source;
    throw error;
  }
}

/** Refuses settings that AWS would refuse. */
export function checkConfiguration(configuration: AnomalyDetectorConfiguration | undefined): void {
  const { ExcludedTimeRanges = [], MetricTimezone } = configuration ?? {};
  if (ExcludedTimeRanges.length > MAX_EXCLUDED) {
    throw wrong(`The collection ExcludedTimeRanges must not have a size greater than ${MAX_EXCLUDED}.`);
  }
  for (const { StartTime, EndTime } of ExcludedTimeRanges) {
    if (!StartTime || !EndTime || StartTime >= EndTime) {
      throw wrong("The parameter StartTime must be less than the parameter EndTime in ExcludedTimeRanges.");
    }
  }
  if (MetricTimezone && !isTimeZone(MetricTimezone)) {
    throw wrong(`The value ${MetricTimezone} for parameter MetricTimezone is not a valid time zone.`);
  }
}

/** What the model is told by a detector; what it is told without one. The times of a kept configuration are texts. */
export function settingsOf(detector: Detector | undefined): AnomalySettings {
  if (!detector) return PLAIN_SETTINGS;
  const { ExcludedTimeRanges = [], MetricTimezone } = detector.configuration ?? {};
  const millis = (time: Date | string | undefined) => new Date(time ?? 0).getTime();
  return {
    timeZone: MetricTimezone || "UTC",
    excluded: ExcludedTimeRanges.map(({ StartTime, EndTime }) => ({ from: millis(StartTime), to: millis(EndTime) })),
    hasPeriodicSpikes: detector.characteristics?.PeriodicSpikes === true,
  };
}

/** A detector as DescribeAnomalyDetectors answers it: a single metric both ways, the older members too. */
export function describeDetector(detector: Detector, StateValue: AnomalyDetector["StateValue"]): AnomalyDetector {
  const { id, subject, configuration, characteristics } = detector;
  const ranges = configuration?.ExcludedTimeRanges?.map(({ StartTime, EndTime }) => ({
    StartTime: new Date(StartTime ?? 0),
    EndTime: new Date(EndTime ?? 0),
  }));
  return {
    AnomalyDetectorId: id,
    ...(subject.kind === "SINGLE_METRIC"
      ? {
          Namespace: subject.metric.Namespace,
          MetricName: subject.metric.MetricName,
          Dimensions: subject.metric.Dimensions,
          Stat: subject.metric.Stat,
          SingleMetricAnomalyDetector: subject.metric,
        }
      : { MetricMathAnomalyDetector: { MetricDataQueries: subject.queries } }),
    ...(configuration
      ? { Configuration: { ...configuration, ...(ranges ? { ExcludedTimeRanges: ranges } : {}) } }
      : {}),
    ...(characteristics ? { MetricCharacteristics: characteristics } : {}),
    StateValue,
  };
}

function wrong(message: string): AwsError {
  return new AwsError("InvalidParameterValueException", message);
}
