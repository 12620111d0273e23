import type { AlarmConfiguration } from "./alarm";
import { type Comparison, comparisonOf } from "./comparison";
import { checkEvaluationWindow } from "./evaluation-window";
import { invalid } from "./refusal";
import { percentileOf } from "./statistic";
import { readWatched, type Watched } from "./watched";

export type Treatment = "missing" | "ignore" | "breaching" | "notBreaching";

/** Everything that an evaluation must know of an alarm. N is `evaluationPeriods`, M `datapointsToAlarm`. */
export type EvaluationRules = {
  watched: Watched;
  evaluationPeriods: number;
  datapointsToAlarm: number;
  /** State reasons speak of "M out of N" only where the user did. */
  saysDatapointsToAlarm: boolean;
  /** NaN for an alarm on a band. */
  threshold: number;
  comparison: Comparison;
  treatment: Treatment;
  /** The percentage of a percentile whose periods with too few samples must not change the state. */
  ignoresLowSamplesOf?: number;
  /** Set when the window is aligned to the clock of a time zone instead of sliding. */
  wallClock?: string;
  warmUp?: { minutes: number; waitsForItsEnd: boolean };
};

const TREATMENTS: readonly string[] = ["breaching", "notBreaching", "ignore", "missing"] satisfies Treatment[];

/** Reads the rules from a configuration; throws AWS's error where it breaks one (API Reference, "PutMetricAlarm"). */
export function readRules(configuration: AlarmConfiguration): EvaluationRules {
  const comparison = comparisonOf(configuration.ComparisonOperator);
  const { EvaluationPeriods: evaluationPeriods } = configuration;
  const threshold = readThreshold(configuration, comparison);
  if (evaluationPeriods === undefined)
    throw invalid("PutMetricAlarm request should have an EvaluationPeriods parameter");
  const datapointsToAlarm = configuration.DatapointsToAlarm ?? evaluationPeriods;
  if (datapointsToAlarm > evaluationPeriods)
    throw invalid("DatapointsToAlarm must be less than or equal to EvaluationPeriods");
  const watched = readWatched(configuration);
  const { metric, period } = watched;
  checkPeriod(period, evaluationPeriods);
  return {
    watched,
    evaluationPeriods,
    datapointsToAlarm,
    saysDatapointsToAlarm: configuration.DatapointsToAlarm !== undefined,
    threshold,
    comparison,
    treatment: readTreatment(configuration.TreatMissingData, metric?.namespace),
    ignoresLowSamplesOf: readLowSamples(configuration.EvaluateLowSampleCountPercentile, metric?.statistic ?? ""),
    wallClock: checkEvaluationWindow(configuration.EvaluationWindow, period),
    warmUp: readWarmUp(configuration),
  };
}

/** A band takes the place of the threshold, and the comparison must be one with what there is. */
function readThreshold({ Threshold, ThresholdMetricId }: AlarmConfiguration, { band }: Comparison): number {
  if (ThresholdMetricId !== undefined) {
    if (Threshold !== undefined) throw invalid("Threshold and ThresholdMetricId can not be set at the same time");
    if (!band) {
      throw invalid("ComparisonOperator must be one of the anomaly detection operators if ThresholdMetricId is set");
    }
    return Number.NaN;
  }
  if (band) throw invalid("ThresholdMetricId must be set for alarms based on anomaly detection models");
  if (Threshold !== undefined && Number.isFinite(Threshold)) return Threshold;
  throw invalid("PutMetricAlarm request should have valid Threshold parameter");
}

/** Seven days at most, one day for periods shorter than an hour; until 2024 it was one day for all. */
function checkPeriod(period: number, evaluationPeriods: number): void {
  const highResolution = period === 10 || period === 20 || period === 30;
  if (!highResolution && period % 60 !== 0) throw invalid("Period must be 10, 20, 30 or a multiple of 60");
  const total = period * evaluationPeriods;
  if (period < 3600 && total > 86_400) {
    throw invalid(
      "Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= 86400) for alarms using period < 3600",
    );
  }
  if (total > 604_800) {
    throw invalid(
      "Metrics cannot be checked across more than a week (EvaluationPeriods * Period must be <= 604800) for alarms using period >= 3600",
    );
  }
}

/** DynamoDB leaves its metrics out while nothing happens, so its alarms keep their state unless told otherwise. */
function readTreatment(given: string | undefined, namespace: string | undefined): Treatment {
  if (given === undefined) return namespace === "AWS/DynamoDB" ? "ignore" : "missing";
  if (TREATMENTS.includes(given)) return given as Treatment;
  throw invalid("Supported values for TreatMissingData are breaching, notBreaching, ignore, and missing.");
}

function readLowSamples(given: string | undefined, statistic: string): number | undefined {
  if (given === undefined) return undefined;
  if (given !== "evaluate" && given !== "ignore") {
    throw invalid("Supported options for EvaluateLowSampleCountPercentile are evaluate and ignore.");
  }
  const percentile = percentileOf(statistic);
  if (percentile === undefined) {
    throw invalid(
      `Option evaluateLowSampleCountPercentile can not be applied with statistic ${statistic}. ` +
        "This option is enabled only for percentile statistics.",
    );
  }
  return given === "ignore" ? percentile : undefined;
}

function readWarmUp({ WarmUpConfiguration: given }: AlarmConfiguration): EvaluationRules["warmUp"] {
  const minutes = given?.WarmUpPeriodDurationInMinutes;
  if (minutes === undefined) return undefined;
  return { minutes, waitsForItsEnd: given?.OnlyStartEvaluatingAfterWarmUpPeriodEnds === true };
}
