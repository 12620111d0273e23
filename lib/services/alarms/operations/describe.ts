import type {
  DescribeAlarmHistoryInput,
  DescribeAlarmHistoryOutput,
  DescribeAlarmsForMetricInput,
  DescribeAlarmsForMetricOutput,
  DescribeAlarmsInput,
  DescribeAlarmsOutput,
} from "@aws-sdk/client-cloudwatch";
import { AwsError } from "@/lib/platform/errors";
import { read, type Validated } from "@/lib/platform/operation";
import { type Alarm, describeMetricAlarm } from "../model/alarm";
import { describeHistoryItem } from "../model/history";
import { historyQuestion } from "../model/history-question";
import { sameDimensions } from "../model/metric";
import { invalid } from "../model/refusal";
import { readWatched } from "../model/watched";
import { type AlarmQuestion, findAlarms, findAlarmsOnMetric } from "../store/alarms";
import { findHistory, type HistoryPosition, type KeptHistoryItem } from "../store/history";
import { pageOf, placeIn } from "./page";
import { alarmResources, everyAlarm } from "./resources";

const PAGE = 100;

export const describe = {
  /** Without AlarmTypes only metric alarms are answered; log alarms only where they are asked for. */
  DescribeAlarms: read<DescribeAlarmsInput, DescribeAlarmsOutput>({
    resources: ({ AlarmNames }, asked) =>
      Array.isArray(AlarmNames) && AlarmNames.length > 0 ? alarmResources(AlarmNames, asked) : everyAlarm(asked),
    handle: async (context, input) => {
      const { MaxRecords: size = PAGE, NextToken, AlarmTypes } = input;
      const question = alarmQuestion(input);
      const after = placeIn<string>(NextToken, question);
      const found = isAboutFamilies(input) ? [] : await findAlarms(context.db, context, question, size + 1, after);
      const { items, token } = pageOf(found, size, ({ name }: Alarm) => name, question);
      return {
        CompositeAlarms: [],
        MetricAlarms: items.map(describeMetricAlarm),
        ...(AlarmTypes?.includes("LogAlarm") ? { LogAlarms: [] } : {}),
        NextToken: token,
      };
    },
  }),

  /** The alarms on exactly this metric; statistic, period and unit narrow where they are given. */
  DescribeAlarmsForMetric: read<
    Validated<DescribeAlarmsForMetricInput, "MetricName" | "Namespace">,
    DescribeAlarmsForMetricOutput
  >({
    resources: (_input, asked) => everyAlarm(asked),
    handle: async (context, input) => {
      const metric = { namespace: input.Namespace, metricName: input.MetricName };
      const found = await findAlarmsOnMetric(context.db, context, metric);
      return { MetricAlarms: found.filter((alarm) => isOnMetric(alarm, input)).map(describeMetricAlarm) };
    },
  }),

  DescribeAlarmHistory: read<DescribeAlarmHistoryInput, DescribeAlarmHistoryOutput>({
    resources: ({ AlarmName }, asked) => (AlarmName ? alarmResources(AlarmName, asked) : everyAlarm(asked)),
    handle: async (context, input) => {
      const { MaxRecords: size = PAGE, StartDate, EndDate } = input;
      if (StartDate && EndDate && StartDate > EndDate) {
        throw invalid("The parameter StartDate must be less than the parameter EndDate.");
      }
      const question = historyQuestion(input);
      const after = placeIn<HistoryPosition>(input.NextToken, question);
      const found = await findHistory(context.db, context, question, size + 1, after);
      const { items, token } = pageOf(found, size, historyPlace, question);
      return { AlarmHistoryItems: items.map(describeHistoryItem), NextToken: token };
    },
  }),
};

function alarmQuestion(input: DescribeAlarmsInput): AlarmQuestion {
  const { AlarmNames, AlarmNamePrefix, AlarmTypes, StateValue, ActionPrefix } = input;
  if (AlarmNames?.length && AlarmNamePrefix !== undefined) {
    throw new AwsError(
      "InvalidParameterCombinationException",
      "The parameters AlarmNames and AlarmNamePrefix are mutually exclusive and you have specified both.",
    );
  }
  return {
    kinds: AlarmTypes?.length ? AlarmTypes.filter((type) => type === "MetricAlarm") : ["MetricAlarm"],
    names: AlarmNames?.length ? AlarmNames : undefined,
    prefix: AlarmNamePrefix,
    state: StateValue,
    actionPrefix: ActionPrefix,
  };
}

/** Children and parents are those of composite alarms, and as long as there are none nobody has either. */
function isAboutFamilies({ ChildrenOfAlarmName, ParentsOfAlarmName }: DescribeAlarmsInput): boolean {
  return ChildrenOfAlarmName !== undefined || ParentsOfAlarmName !== undefined;
}

function isOnMetric({ configuration }: Alarm, asked: DescribeAlarmsForMetricInput): boolean {
  const { metric } = readWatched(configuration);
  if (!metric) return false;
  const { dimensions, statistic, period, unit } = metric;
  const wanted = asked.Statistic ?? asked.ExtendedStatistic;
  return (
    sameDimensions(dimensions, asked.Dimensions ?? []) &&
    (wanted === undefined || wanted === statistic) &&
    (asked.Period === undefined || asked.Period === period) &&
    (asked.Unit === undefined || asked.Unit === unit)
  );
}

function historyPlace({ occurredAt, order }: KeptHistoryItem): HistoryPosition {
  return { occurredAt: occurredAt.toISOString(), order: String(order) };
}
