import type { AlarmConfiguration } from "./alarm";
import { alarmArn } from "./alarm";
import type { StateChange } from "./notification";

/** How the default event bus is told of a change of state. */
export type StateChangeNotice = { Source: string; DetailType: string; Detail: string; Resources: string[]; Time: Date };

/**
 * "CloudWatch Alarm State Change", or "CloudWatch Alarm Contributor State Change" for one of the series of an alarm that watches
 * several (CloudWatch User Guide, "Alarm events and EventBridge").
 * `metricId` names the metric of an alarm that has one and no expressions: AWS draws a UUID for it.
 */
export function stateChangeNotice(change: StateChange, metricId: string): StateChangeNotice {
  return {
    Source: "aws.cloudwatch",
    DetailType: change.contributor ? "CloudWatch Alarm Contributor State Change" : "CloudWatch Alarm State Change",
    Detail: JSON.stringify(alarmData(change, metricId)),
    Resources: [alarmArn(change, change.alarmName)],
    Time: new Date(change.state.timestamp),
  };
}

/** What a Lambda function is invoked with (CloudWatch User Guide, "Invoke a Lambda function from an alarm"). */
export function functionPayload(change: StateChange, metricId: string): string {
  return JSON.stringify({
    source: "aws.cloudwatch",
    alarmArn: alarmArn(change, change.alarmName),
    accountId: change.accountId,
    time: busTimestamp(change.state.timestamp),
    region: change.region,
    alarmData: alarmData(change, metricId),
  });
}

function alarmData(change: StateChange, metricId: string): object {
  const { configuration, alarmName, state, previousState, contributor } = change;
  const { AlarmDescription: description } = configuration;
  return {
    alarmName,
    ...(contributor ? { alarmContributor: contributor } : {}),
    state: {
      value: state.value,
      reason: state.reason,
      reasonData: state.reasonData,
      timestamp: busTimestamp(state.timestamp),
    },
    // Of a series AWS tells no former state.
    ...(contributor ? {} : { previousState: { ...previousState, timestamp: busTimestamp(previousState.timestamp) } }),
    configuration: {
      ...(description === undefined ? {} : { description }),
      metrics: metricsOf(configuration, metricId),
    },
  };
}

function metricsOf(given: AlarmConfiguration, metricId: string): object[] {
  const one = { name: given.MetricName, namespace: given.Namespace, dimensions: dimensionsOf(given.Dimensions) };
  const stat = given.ExtendedStatistic ?? given.Statistic;
  if (!given.Metrics) {
    const metricStat = { metric: one, period: given.Period, stat, ...(given.Unit ? { unit: given.Unit } : {}) };
    return [{ id: metricId, metricStat, returnData: true }];
  }
  return given.Metrics.map(({ Id, Expression, Label, MetricStat, ReturnData, Period, AccountId }) => ({
    id: Id,
    ...(Expression === undefined ? {} : { expression: Expression }),
    ...(Label === undefined ? {} : { label: Label }),
    ...(Period === undefined ? {} : { period: Period }),
    ...(AccountId === undefined ? {} : { accountId: AccountId }),
    ...(MetricStat
      ? {
          metricStat: {
            metric: {
              name: MetricStat.Metric?.MetricName,
              namespace: MetricStat.Metric?.Namespace,
              dimensions: dimensionsOf(MetricStat.Metric?.Dimensions),
            },
            period: MetricStat.Period,
            stat: MetricStat.Stat,
            ...(MetricStat.Unit ? { unit: MetricStat.Unit } : {}),
          },
        }
      : {}),
    returnData: ReturnData ?? true,
  }));
}

function dimensionsOf(given: AlarmConfiguration["Dimensions"]): Record<string, string> {
  return Object.fromEntries((given ?? []).map(({ Name = "", Value = "" }) => [Name, Value]));
}

/** AWS writes these times as 2026-11-22T10:00:00.000+0000. */
function busTimestamp(iso: string): string {
  return iso.replace(/Z$/, "+0000");
}
