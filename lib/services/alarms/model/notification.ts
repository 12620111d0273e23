import type { Scope } from "@/lib/platform/arn";
import { type Alarm, type AlarmConfiguration, type AlarmState, alarmArn } from "./alarm";
import type { ContributorChange } from "./contributors";
import { printTimestamp } from "./printed";
import { regionLongName } from "./region-name";

/** A change of state as an action is told of it: kept in the outbox, so it must survive JSON: moments are ISO texts. */
export type StateChange = Scope & {
  alarmName: string;
  kind: Alarm["kind"];
  configuration: AlarmConfiguration;
  configuredAt: string;
  previousState: NotifiedState;
  state: NotifiedState;
  /** The series whose state it is, of an alarm that watches several; without one it is the alarm's own. */
  contributor?: { id: string; attributes: Record<string, string> };
};

type NotifiedState = { value: string; reason: string; reasonData?: string; timestamp: string };

export function stateChange(alarm: Alarm, next: AlarmState): StateChange {
  return {
    accountId: alarm.accountId,
    region: alarm.region,
    alarmName: alarm.name,
    kind: alarm.kind,
    configuration: alarm.configuration,
    configuredAt: alarm.configuredAt.toISOString(),
    previousState: notified(alarm.state),
    state: notified(next),
  };
}

/** The same of one of the series of an alarm that watches several. */
export function contributorStateChange(
  alarm: Alarm,
  { id, attributes, previous, next }: ContributorChange,
): StateChange {
  const notice = ({ value, reason, at }: ContributorChange["next"]) => ({ value, reason, timestamp: at.toISOString() });
  const change = stateChange(alarm, alarm.state);
  return { ...change, previousState: notice(previous), state: notice(next), contributor: { id, attributes } };
}

/** The subject of the e-mail that AWS sends: ALARM: "name" in US East (N. Virginia), at most SNS's 100 characters. */
export function snsSubject({ alarmName, region, state }: StateChange): string {
  return `${state.value}: "${alarmName}" in ${regionLongName(region)}`.slice(0, 100);
}

/** The message that AWS publishes to a topic, members in its order. */
export function snsMessage(change: StateChange): string {
  const { configuration, state, previousState, contributor } = change;
  return JSON.stringify({
    AlarmName: change.alarmName,
    AlarmDescription: configuration.AlarmDescription ?? null,
    AWSAccountId: change.accountId,
    AlarmConfigurationUpdatedTimestamp: printTimestamp(new Date(change.configuredAt)),
    NewStateValue: state.value,
    NewStateReason: state.reason,
    StateChangeTime: printTimestamp(new Date(state.timestamp)),
    Region: regionLongName(change.region),
    AlarmArn: alarmArn(change, change.alarmName),
    OldStateValue: previousState.value,
    ...(contributor ? { AlarmContributorId: contributor.id, AlarmContributorAttributes: contributor.attributes } : {}),
    OKActions: configuration.OKActions ?? [],
    AlarmActions: configuration.AlarmActions ?? [],
    InsufficientDataActions: configuration.InsufficientDataActions ?? [],
    Trigger: triggerOf(configuration),
  });
}

function triggerOf(given: AlarmConfiguration): object {
  const metric = given.Metrics
    ? { Metrics: given.Metrics }
    : {
        MetricName: given.MetricName,
        Namespace: given.Namespace,
        ...(given.ExtendedStatistic
          ? { StatisticType: "ExtendedStatistic", ExtendedStatistic: given.ExtendedStatistic }
          : { StatisticType: "Statistic", Statistic: given.Statistic?.toUpperCase() }),
        Unit: given.Unit ?? null,
        Dimensions: (given.Dimensions ?? []).map(({ Name, Value }) => ({ value: Value, name: Name })),
      };
  return {
    ...metric,
    Period: given.Period,
    EvaluationPeriods: given.EvaluationPeriods,
    DatapointsToAlarm: given.DatapointsToAlarm,
    ComparisonOperator: given.ComparisonOperator,
    Threshold: given.Threshold,
    TreatMissingData: given.TreatMissingData ?? "",
    EvaluateLowSampleCountPercentile: given.EvaluateLowSampleCountPercentile ?? "",
  };
}

/** `updatedAt` of the state that is left is when it began to be as it was. */
function notified({ value, reason, reasonData, updatedAt }: AlarmState): NotifiedState {
  return { value, reason, reasonData, timestamp: updatedAt.toISOString() };
}
