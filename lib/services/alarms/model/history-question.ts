import type { DescribeAlarmHistoryInput } from "@aws-sdk/client-cloudwatch";
import type { AlarmKind } from "./alarm";
import { invalid } from "./refusal";

/** Which items DescribeAlarmHistory asks for. */
export type HistoryQuestion = {
  alarmName?: string;
  kinds: AlarmKind[];
  type?: string;
  /** The series whose items are asked for: one by its id, all of them, or none, which are the items of the alarm itself. */
  contributor: { id: string } | "every" | "none";
  from?: Date;
  to?: Date;
  oldestFirst: boolean;
};

/** Without AlarmTypes only metric alarms are answered (API Reference, "DescribeAlarmHistory"). */
export function historyQuestion(input: DescribeAlarmHistoryInput): HistoryQuestion {
  return {
    alarmName: input.AlarmName,
    kinds: input.AlarmTypes?.length ? input.AlarmTypes : ["MetricAlarm"],
    type: input.HistoryItemType,
    contributor: contributorAsked(input),
    from: input.StartDate,
    to: input.EndDate,
    oldestFirst: input.ScanBy === "TimestampAscending",
  };
}

const CONTRIBUTOR_TYPES: readonly string[] = ["AlarmContributorStateUpdate", "AlarmContributorAction"];

/** What happened to series is answered only where it is asked for, and of one alarm at a time. */
function contributorAsked({
  AlarmName,
  AlarmContributorId: id,
  HistoryItemType: type,
}: DescribeAlarmHistoryInput): HistoryQuestion["contributor"] {
  const isOfContributors = type !== undefined && CONTRIBUTOR_TYPES.includes(type);
  if (id === undefined && !isOfContributors) return "none";
  if (AlarmName === undefined) {
    throw invalid("Alarm name must be provided to query history for alarm contributors.");
  }
  if (id !== undefined && type !== undefined && !isOfContributors) {
    throw invalid(`${type} is not supported history item type for alarm contributor.`);
  }
  return id === undefined ? "every" : { id };
}
