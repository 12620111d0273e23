import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { formatArn, type Scope } from "@/lib/platform/arn";

export type StateValue = "OK" | "ALARM" | "INSUFFICIENT_DATA";

/** AWS's AlarmType. Composite and log alarms have their place in the table and no operations yet. */
export type AlarmKind = "MetricAlarm" | "CompositeAlarm" | "LogAlarm";

/** What a user gave to PutMetricAlarm, in AWS's own members: what was not given stays absent, as DescribeAlarms shows it. */
export type AlarmConfiguration = Pick<
  MetricAlarm,
  | "AlarmDescription"
  | "OKActions"
  | "AlarmActions"
  | "InsufficientDataActions"
  | "MetricName"
  | "Namespace"
  | "Statistic"
  | "ExtendedStatistic"
  | "Dimensions"
  | "Period"
  | "Unit"
  | "EvaluationPeriods"
  | "DatapointsToAlarm"
  | "Threshold"
  | "ComparisonOperator"
  | "TreatMissingData"
  | "EvaluateLowSampleCountPercentile"
  | "Metrics"
  | "EvaluationWindow"
  | "WarmUpConfiguration"
  | "ThresholdMetricId"
>;

/** The state of an alarm, why it is so, and since when: `updatedAt` also moves when only the reason changes. */
export type AlarmState = {
  value: StateValue;
  reason: string;
  /** JSON, as AWS's StateReasonData. */
  reasonData?: string;
  updatedAt: Date;
  transitionedAt: Date;
};

export type Alarm = Scope & {
  name: string;
  kind: AlarmKind;
  configuration: AlarmConfiguration;
  actionsEnabled: boolean;
  configuredAt: Date;
  state: AlarmState;
  /** AWS's EvaluationState: only when the last evaluation was not clean. */
  evaluationState?: "EVALUATION_ERROR" | "EVALUATION_FAILURE" | "PARTIAL_DATA";
  /** Grows with every change; an evaluation that saw an older one does not write. */
  revision: bigint;
};

export function alarmArn(scope: Scope, name: string): string {
  return formatArn("cloudwatch", scope, `alarm:${name}`);
}

/** The state every metric alarm begins in; the reason is AWS's. */
export function initialState(at: Date): AlarmState {
  return { value: "INSUFFICIENT_DATA", reason: "Unchecked: Initial alarm creation", updatedAt: at, transitionedAt: at };
}

/** The actions that a change to `value` asks for. */
export function actionsFor({ configuration }: Pick<Alarm, "configuration">, value: StateValue): string[] {
  switch (value) {
    case "OK":
      return configuration.OKActions ?? [];
    case "ALARM":
      return configuration.AlarmActions ?? [];
    case "INSUFFICIENT_DATA":
      return configuration.InsufficientDataActions ?? [];
  }
}

/** Scaling, incidents and investigations are of a whole alarm (User Guide, "Acting on alarm changes"). */
export function isForContributors(actionArn: string): boolean {
  return !["autoscaling", "ssm-incidents", "aiops"].includes(actionArn.split(":")[2] ?? "");
}

/** An alarm as DescribeAlarms answers it. */
export function describeMetricAlarm(alarm: Alarm): MetricAlarm {
  return {
    AlarmName: alarm.name,
    AlarmArn: alarmArn(alarm, alarm.name),
    ...alarm.configuration,
    Dimensions: alarm.configuration.Dimensions ?? [],
    AlarmConfigurationUpdatedTimestamp: alarm.configuredAt,
    ActionsEnabled: alarm.actionsEnabled,
    StateValue: alarm.state.value,
    StateReason: alarm.state.reason,
    StateReasonData: alarm.state.reasonData,
    StateUpdatedTimestamp: alarm.state.updatedAt,
    StateTransitionedTimestamp: alarm.state.transitionedAt,
    EvaluationState: alarm.evaluationState,
  };
}
