import type { MetricAlarm, PutMetricAlarmInput } from "@aws-sdk/client-cloudwatch";
import type { TagField } from "@/components/console/tag-fields";
import { type ActionRow, actionRows } from "../action-rows";
import { type BandOperator, bandOperatorOf, type Operator, operatorOf } from "../operators";
import { type TreatmentName, treatmentOf } from "../treatments";
import { membersOf, plainStat, type Subject } from "./draft-subject";

/** An alarm as the wizard's fields hold it: numbers are texts until they are checked. */
export type AlarmDraft = Subject & {
  operator: Operator | BandOperator;
  threshold: string;
  datapoints: string;
  periods: string;
  treatment: TreatmentName;
  ignoresLowSamples: boolean;
  actions: readonly ActionRow[];
  name: string;
  description: string;
  tags: readonly TagField[];
  /** What the wizard does not show, and keeps. */
  kept: Pick<PutMetricAlarmInput, "EvaluationWindow" | "WarmUpConfiguration">;
};

export const EMPTY_DRAFT: AlarmDraft = {
  queries: [],
  watchedId: "",
  bandId: undefined,
  isList: false,
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
  kept: {},
};

/** The draft to begin with when an alarm is edited or copied. */
export function draftOf(alarm: MetricAlarm): AlarmDraft {
  const { EvaluationPeriods = 1, DatapointsToAlarm = EvaluationPeriods } = alarm;
  const { ThresholdMetricId, ComparisonOperator, EvaluationWindow, WarmUpConfiguration } = alarm;
  return {
    ...EMPTY_DRAFT,
    ...subjectOf(alarm),
    operator: (ThresholdMetricId === undefined ? operatorOf : bandOperatorOf)(ComparisonOperator),
    threshold: alarm.Threshold === undefined ? "" : String(alarm.Threshold),
    datapoints: String(DatapointsToAlarm),
    periods: String(EvaluationPeriods),
    treatment: treatmentOf(alarm),
    ignoresLowSamples: alarm.EvaluateLowSampleCountPercentile === "ignore",
    actions: actionRows(alarm),
    name: alarm.AlarmName ?? "",
    description: alarm.AlarmDescription ?? "",
    kept: { EvaluationWindow, WarmUpConfiguration },
  };
}

function subjectOf(alarm: MetricAlarm): Partial<Subject> {
  const { Metrics: queries = [], ThresholdMetricId: bandId } = alarm;
  if (queries.length > 0) {
    const watched = queries.find(({ Id, ReturnData }) => Id !== bandId && ReturnData !== false);
    return { queries, watchedId: watched?.Id ?? "", bandId, isList: true };
  }
  const { Namespace, MetricName, Dimensions = [], Period, Unit, Statistic, ExtendedStatistic } = alarm;
  if (MetricName === undefined) return {};
  const Metric = { Namespace, MetricName, Dimensions };
  const MetricStat = { Metric, Period, Stat: Statistic ?? ExtendedStatistic, ...(Unit ? { Unit } : {}) };
  return { queries: [{ Id: "m1", MetricStat }], watchedId: "m1" };
}

/**
 * What PutMetricAlarm is asked. `edited` is the alarm that is replaced: what it leaves unsaid stays unsaid while its meaning is
 * the same, and whether its actions are enabled is no matter of the wizard's. AWS's defaults are left unsaid, so that an alarm
 * made by click leaves the record that a program would leave.
 */
export function putInputOf(draft: AlarmDraft, edited?: MetricAlarm): PutMetricAlarmInput {
  const arnsFor = (state: ActionRow["state"]) => {
    const arns = draft.actions.filter((action) => action.state === state).map(({ arn }) => arn.trim());
    return arns.length > 0 ? arns : undefined;
  };
  const isUnsaid = (member: "DatapointsToAlarm" | "TreatMissingData", means: boolean) =>
    edited !== undefined && edited[member] === undefined && means;
  return {
    ...draft.kept,
    ActionsEnabled: edited?.ActionsEnabled === false ? false : undefined,
    AlarmName: draft.name,
    AlarmDescription: draft.description || undefined,
    ...membersOf(draft),
    ComparisonOperator: draft.bandId === undefined ? operatorOf(draft.operator) : bandOperatorOf(draft.operator),
    Threshold: draft.bandId === undefined ? Number(draft.threshold) : undefined,
    EvaluationPeriods: Number(draft.periods),
    DatapointsToAlarm: isUnsaid("DatapointsToAlarm", Number(draft.datapoints) === Number(draft.periods))
      ? undefined
      : Number(draft.datapoints),
    TreatMissingData: isUnsaid("TreatMissingData", draft.treatment === "missing") ? undefined : draft.treatment,
    EvaluateLowSampleCountPercentile: takesLowSamples(draft)
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

/** Whether AWS takes a word on periods with few samples: of one percentile with a threshold alone. */
export function takesLowSamples(draft: AlarmDraft): boolean {
  return draft.bandId === undefined && /^p\d/.test(plainStat(draft)?.Stat ?? "");
}
