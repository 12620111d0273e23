import type { PutMetricAlarmInput, Tag } from "@aws-sdk/client-cloudwatch";
import type { Scope } from "@/lib/platform/arn";
import { checkActions } from "./action-arn";
import type { AlarmConfiguration } from "./alarm";
import { invalid, notImplemented } from "./refusal";
import { type EvaluationRules, readRules } from "./rules";
import { checkTags } from "./tags";

const MAX_PAYLOAD_BYTES = 120 * 1024;

/** Control characters of ASCII, which AWS keeps out of names. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROL = /[\u0000-\u001f\u007f]/;

/** Half of a pair that UTF-16 writes a character with: such a text has no UTF-8. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** A PutMetricAlarm call, found right. */
export type PutMetricAlarm = {
  name: string;
  configuration: AlarmConfiguration;
  rules: EvaluationRules;
  actionsEnabled: boolean;
  tags: Tag[];
};

/** Reads a PutMetricAlarm call against the rules that AWS's model does not say; throws AWS's errors. */
export function readPutMetricAlarm(scope: Scope, input: PutMetricAlarmInput): PutMetricAlarm {
  if (new TextEncoder().encode(JSON.stringify(input)).length > MAX_PAYLOAD_BYTES) {
    throw invalid("The size of the PutMetricAlarm request must not exceed 120 KB");
  }
  refuseUnsupported(input);
  const name = checkAlarmName(input.AlarmName ?? "");
  const configuration = configurationOf(input);
  const { OKActions = [], AlarmActions = [], InsufficientDataActions = [] } = configuration;
  const actions = [...OKActions, ...AlarmActions, ...InsufficientDataActions];
  checkActions(scope, actions);
  if (configuration.ThresholdMetricId !== undefined && actions.some((action) => action.includes(":autoscaling:"))) {
    throw invalid("Auto Scaling actions are not supported for alarms based on anomaly detection models");
  }
  return {
    name,
    configuration,
    rules: readRules(configuration),
    actionsEnabled: input.ActionsEnabled ?? true,
    tags: checkTags(input.Tags ?? []),
  };
}

/** The name as it is, when AWS would take it. */
function checkAlarmName(name: string): string {
  if (CONTROL.test(name)) throw invalid("AlarmName must not contain ASCII Control characters");
  if (LONE_SURROGATE.test(name)) throw invalid("AlarmName must contain valid UTF-8 characters.");
  return name;
}

function refuseUnsupported(input: PutMetricAlarmInput): void {
  if (input.EvaluationCriteria !== undefined) throw notImplemented("An alarm on a PromQL query (EvaluationCriteria)");
  if (input.EvaluationInterval !== undefined) {
    throw invalid("EvaluationInterval can not be set for alarms on MetricName or Metrics");
  }
}

/** Only what belongs to the configuration and was given; the lists of actions are always shown, so they are always kept. */
function configurationOf(input: PutMetricAlarmInput): AlarmConfiguration {
  const given: AlarmConfiguration = {
    AlarmDescription: input.AlarmDescription,
    OKActions: input.OKActions ?? [],
    AlarmActions: input.AlarmActions ?? [],
    InsufficientDataActions: input.InsufficientDataActions ?? [],
    MetricName: input.MetricName,
    Namespace: input.Namespace,
    Statistic: input.Statistic,
    ExtendedStatistic: input.ExtendedStatistic,
    Dimensions: input.Dimensions,
    Period: input.Period,
    Unit: input.Unit,
    EvaluationPeriods: input.EvaluationPeriods,
    DatapointsToAlarm: input.DatapointsToAlarm,
    Threshold: input.Threshold,
    ComparisonOperator: input.ComparisonOperator,
    TreatMissingData: input.TreatMissingData,
    EvaluateLowSampleCountPercentile: input.EvaluateLowSampleCountPercentile,
    Metrics: input.Metrics?.length ? input.Metrics : undefined,
    EvaluationWindow: input.EvaluationWindow,
    WarmUpConfiguration: input.WarmUpConfiguration,
    ThresholdMetricId: input.ThresholdMetricId,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== null));
}
