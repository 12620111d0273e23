import type { AlarmHistoryItem, HistoryItemType } from "@aws-sdk/client-cloudwatch";
import { type Alarm, type AlarmKind, type AlarmState, alarmArn } from "./alarm";
import type { StateChange } from "./notification";
import { printTimestamp } from "./printed";

/** One item of an alarm's history, before the store gives it its place. `data` is a JSON text. */
export type HistoryItem = {
  alarmName: string;
  kind: AlarmKind;
  occurredAt: Date;
  type: HistoryItemType;
  summary: string;
  data: string;
  /** The series that it happened to, of an alarm that watches several. */
  contributor?: StateChange["contributor"];
};

/** AWS's limit for HistorySummary; a long action ARN would pass it. */
const MAX_SUMMARY = 255;

export function created(alarm: Alarm): HistoryItem {
  return configured(alarm, alarm.configuredAt, "created", { type: "Create", createdAlarm: configurationJson(alarm) });
}

/** `originalUpdatedFields` holds the former values of what changed. */
export function updated(before: Alarm, after: Alarm): HistoryItem {
  const [old, present] = [configurationJson(before), configurationJson(after)];
  const changed = Object.entries(old).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(present[name]),
  );
  const data = { type: "Update", originalUpdatedFields: Object.fromEntries(changed), updatedAlarm: present };
  return configured(after, after.configuredAt, "updated", data);
}

export function deleted(alarm: Alarm, at: Date): HistoryItem {
  return configured(alarm, at, "deleted", { type: "Delete", deletedAlarm: configurationJson(alarm) });
}

/** A change from one state to another. */
export function transitioned(alarm: Alarm, next: AlarmState): HistoryItem {
  const { state: previous } = alarm;
  return {
    ...placed(alarm, next.updatedAt),
    type: "StateUpdate",
    summary: `Alarm updated from ${previous.value} to ${next.value}`,
    data: JSON.stringify({ version: "1.0", oldState: stateJson(previous), newState: stateJson(next) }),
  };
}

/** A series of an alarm that went into ALARM or came out of it. */
export function contributorTransitioned({ alarmName, kind, contributor, state }: StateChange): HistoryItem {
  return {
    alarmName,
    kind,
    contributor,
    occurredAt: new Date(state.timestamp),
    type: "AlarmContributorStateUpdate",
    summary: `Contributor state updated to ${state.value}`,
    data: JSON.stringify({ version: "1.0", newState: { stateValue: state.value, stateReason: state.reason } }),
  };
}

/** What became of an action: nothing to say when it was done, else AWS's sentence with the error. */
export type ActionOutcome = { actionArn: string; stateUpdatedAt: Date; message?: string; error?: string };

export function actionTaken(
  alarm: Pick<HistoryItem, "alarmName" | "kind" | "contributor">,
  { actionArn, stateUpdatedAt, message, error }: ActionOutcome,
  at: Date,
): HistoryItem {
  const summary =
    error === undefined
      ? `Successfully executed action ${actionArn}`
      : `Failed to execute action ${actionArn}. Received error: "${error}"`;
  return {
    alarmName: alarm.alarmName,
    kind: alarm.kind,
    contributor: alarm.contributor,
    occurredAt: at,
    type: alarm.contributor ? "AlarmContributorAction" : "Action",
    summary: summary.slice(0, MAX_SUMMARY),
    data: JSON.stringify({
      actionState: error === undefined ? "Succeeded" : "Failed",
      stateUpdateTimestamp: stateUpdatedAt.getTime(),
      notificationResource: actionArn,
      publishedMessage: error === undefined ? (message ?? null) : null,
      error: error ?? null,
    }),
  };
}

/** An item as DescribeAlarmHistory answers it. */
export function describeHistoryItem(item: HistoryItem): AlarmHistoryItem {
  return {
    AlarmName: item.alarmName,
    ...(item.contributor
      ? { AlarmContributorId: item.contributor.id, AlarmContributorAttributes: item.contributor.attributes }
      : {}),
    AlarmType: item.kind,
    Timestamp: item.occurredAt,
    HistoryItemType: item.type,
    HistorySummary: item.summary,
    HistoryData: item.data,
  };
}

function placed({ name, kind }: Alarm, occurredAt: Date): Pick<HistoryItem, "alarmName" | "kind" | "occurredAt"> {
  return { alarmName: name, kind, occurredAt };
}

function configured(alarm: Alarm, at: Date, verb: string, data: object): HistoryItem {
  return {
    ...placed(alarm, at),
    type: "ConfigurationUpdate",
    summary: `Alarm "${alarm.name}" ${verb}`.slice(0, MAX_SUMMARY),
    data: JSON.stringify({ version: "1.0", ...data }),
  };
}

/** Reason data is a JSON text in a state, and an object inside the history's JSON; one that a user gave may be no JSON. */
function stateJson({ value, reason, reasonData }: AlarmState): object {
  return { stateValue: value, stateReason: reason, ...(reasonData ? { stateReasonData: parsed(reasonData) } : {}) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The alarm as AWS's history shows it, members in its order; "okactions" is AWS's own spelling. */
function configurationJson(alarm: Alarm): Record<string, unknown> {
  const { configuration: given } = alarm;
  return {
    alarmName: alarm.name,
    alarmDescription: given.AlarmDescription,
    alarmArn: alarmArn(alarm, alarm.name),
    alarmConfigurationUpdatedTimestamp: printTimestamp(alarm.configuredAt),
    namespace: given.Namespace,
    metricName: given.MetricName,
    statistic: given.Statistic,
    extendedStatistic: given.ExtendedStatistic,
    period: given.Period,
    unit: given.Unit,
    dimensions: (given.Dimensions ?? []).map(({ Name, Value }) => ({ value: Value, name: Name })),
    metrics: given.Metrics,
    threshold: given.Threshold,
    thresholdMetricId: given.ThresholdMetricId,
    comparisonOperator: given.ComparisonOperator,
    evaluationPeriods: given.EvaluationPeriods,
    datapointsToAlarm: given.DatapointsToAlarm,
    treatMissingData: given.TreatMissingData,
    evaluateLowSampleCountPercentile: given.EvaluateLowSampleCountPercentile,
    stateValue: alarm.state.value,
    stateUpdatedTimestamp: printTimestamp(alarm.state.updatedAt),
    actionsEnabled: alarm.actionsEnabled,
    alarmActions: given.AlarmActions ?? [],
    insufficientDataActions: given.InsufficientDataActions ?? [],
    okactions: given.OKActions ?? [],
  };
}
