import type { MetricAlarm, PutMetricAlarmInput, StandardUnit, Statistic } from "@aws-sdk/client-cloudwatch";
import type { TagField } from "@/components/console/tag-fields";
import type { MetricName } from "@/components/metrics/metric-name";
import { type ActionRow, actionRows } from "../action-rows";
import { metricOf } from "../alarm-metric";
import { type Operator, operatorOf } from "../operators";
import { type TreatmentName, treatmentOf } from "../treatments";

/** An alarm as the wizard's fields hold it: numbers are texts until they are checked. */
export type AlarmDraft = {
  metric: MetricName | undefined;
  unit: StandardUnit | undefined;
  statistic: string;
  period: number;
  operator: Operator;
  threshold: string;
  datapoints: string;
  periods: string;
  treatment: TreatmentName;
  ignoresLowSamples: boolean;
  actions: readonly ActionRow[];
  name: string;
  description: string;
  tags: readonly TagField[];
};

const SIMPLE: readonly string[] = ["SampleCount", "Average", "Sum", "Minimum", "Maximum"] satisfies Statistic[];

export const EMPTY_DRAFT: AlarmDraft = {
  metric: undefined,
  unit: undefined,
  statistic: "Average",
  period: 300,
  operator: "GreaterThanThreshold",
  threshold: "",
  datapoints: "1",
  periods: "1",
  treatment: "missing",
  ignoresLowSamples: false,
  actions: [],
  name: "",
  description: "",
  tags: [],
};

/** The draft to begin with when an alarm is edited or copied. */
export function draftOf(alarm: MetricAlarm): AlarmDraft {
  const metric = metricOf(alarm);
  const { EvaluationPeriods = 1, DatapointsToAlarm = EvaluationPeriods } = alarm;
  return {
    ...EMPTY_DRAFT,
    metric: metric && {
      namespace: metric.namespace,
      metricName: metric.metricName,
      dimensions: metric.dimensions.map(({ Name = "", Value = "" }) => ({ Name, Value })),
    },
    unit: metric?.unit,
    statistic: metric?.statistic ?? EMPTY_DRAFT.statistic,
    period: metric?.period ?? EMPTY_DRAFT.period,
    operator: operatorOf(alarm.ComparisonOperator),
    threshold: alarm.Threshold === undefined ? "" : String(alarm.Threshold),
    datapoints: String(DatapointsToAlarm),
    periods: String(EvaluationPeriods),
    treatment: treatmentOf(alarm),
    ignoresLowSamples: alarm.EvaluateLowSampleCountPercentile === "ignore",
    actions: actionRows(alarm),
    name: alarm.AlarmName ?? "",
    description: alarm.AlarmDescription ?? "",
  };
}

/**
 * What PutMetricAlarm is asked. `edited` is the alarm that is replaced: what the wizard does not show stays as it is. AWS's
 * defaults are left unsaid, so that an alarm made by click leaves the record that a program would leave.
 */
export function putInputOf(draft: AlarmDraft, edited?: MetricAlarm): PutMetricAlarmInput {
  const { metric, statistic } = draft;
  const arnsFor = (state: ActionRow["state"]) => {
    const arns = draft.actions.filter((action) => action.state === state).map(({ arn }) => arn.trim());
    return arns.length > 0 ? arns : undefined;
  };
  return {
    ActionsEnabled: edited?.ActionsEnabled === false ? false : undefined,
    EvaluationWindow: edited?.EvaluationWindow,
    WarmUpConfiguration: edited?.WarmUpConfiguration,
    AlarmName: draft.name,
    AlarmDescription: draft.description || undefined,
    Namespace: metric?.namespace,
    MetricName: metric?.metricName,
    Dimensions: metric?.dimensions.length ? [...metric.dimensions] : undefined,
    Unit: draft.unit,
    ...(SIMPLE.includes(statistic) ? { Statistic: statistic as Statistic } : { ExtendedStatistic: statistic }),
    Period: draft.period,
    ComparisonOperator: draft.operator,
    Threshold: Number(draft.threshold),
    EvaluationPeriods: Number(draft.periods),
    DatapointsToAlarm: Number(draft.datapoints),
    TreatMissingData: draft.treatment,
    EvaluateLowSampleCountPercentile: isPercentile(statistic)
      ? draft.ignoresLowSamples
        ? "ignore"
        : edited?.EvaluateLowSampleCountPercentile && "evaluate"
      : undefined,
    AlarmActions: arnsFor("ALARM"),
    OKActions: arnsFor("OK"),
    InsufficientDataActions: arnsFor("INSUFFICIENT_DATA"),
    Tags: draft.tags.length > 0 ? draft.tags.map(({ key, value }) => ({ Key: key, Value: value })) : undefined,
  };
}

export function isPercentile(statistic: string): boolean {
  return /^p\d/.test(statistic);
}
