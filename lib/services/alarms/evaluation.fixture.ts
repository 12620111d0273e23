import type { PutMetricAlarmInput } from "@aws-sdk/client-cloudwatch";
import { afterAll, afterEach, beforeAll } from "vitest";
import { rootCaller, serviceCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase } from "@/lib/platform/database";
import { dispatch, invoke } from "../invoke";
import type { EvaluateAlarmsOutput } from "./operations/evaluation";

export const ACCOUNT = "400000000010";
export const REGION = "us-east-1";
export const caller = rootCaller(ACCOUNT, REGION, { sourceIPAddress: "203.0.113.9", userAgent: "test" });
export const worker = serviceCaller("cloudwatch.amazonaws.com", ACCOUNT, REGION);
const START = Date.UTC(2026, 10, 22, 12, 0);
export const topic = `arn:aws:sns:${REGION}:${ACCOUNT}:pager`;

/** What time it is. */
export const clock = { millis: START };

/** The tests of a file evaluate alarms at a time that they choose. */
export function withEvaluation(): void {
  beforeAll(() => setClock(() => clock.millis));
  afterEach(async () => {
    await dispatch(worker, "cloudwatch:AlarmsResetAccount", {});
    // The room of metrics refuses points of the future, so each test goes on where the one before it ended.
    clock.millis = Math.ceil(clock.millis / 3_600_000) * 3_600_000;
  });
  afterAll(async () => {
    setClock();
    await closeDatabase();
  });
}

export function put(name: string, changes: Partial<PutMetricAlarmInput> = {}) {
  return invoke(caller, "cloudwatch:PutMetricAlarm", {
    AlarmName: name,
    MetricName: name,
    Namespace: "Shop",
    Statistic: "Average",
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 5,
    ComparisonOperator: "GreaterThanThreshold",
    ...changes,
  });
}

export function measure(MetricName: string, Value: number, changes: object = {}) {
  const MetricData = [{ MetricName, Value, Timestamp: new Date(clock.millis), ...changes }];
  return invoke(caller, "cloudwatch:PutMetricData", { Namespace: "Shop", MetricData });
}

export async function evaluate(input: object = {}): Promise<EvaluateAlarmsOutput> {
  return (await dispatch(worker, "cloudwatch:EvaluateAlarms", input)) as EvaluateAlarmsOutput;
}

export async function described(name: string) {
  return (await invoke(caller, "cloudwatch:DescribeAlarms", { AlarmNames: [name] })).MetricAlarms?.[0];
}

export async function summaries(name: string) {
  const { AlarmHistoryItems = [] } = await invoke(caller, "cloudwatch:DescribeAlarmHistory", { AlarmName: name });
  return AlarmHistoryItems.map(({ HistorySummary }) => HistorySummary);
}

/** A minute later, and past the grace that late points are given. */
export function nextMinute(): void {
  clock.millis = Math.floor(clock.millis / 60_000) * 60_000 + 65_000;
}
