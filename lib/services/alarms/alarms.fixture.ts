import type { PutMetricAlarmInput } from "@aws-sdk/client-cloudwatch";
import { afterAll, beforeAll } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../invoke";

export const ACCOUNT = "400000000001";
export const REGION = "us-east-1";
export const caller = rootCaller(ACCOUNT, REGION, { sourceIPAddress: "203.0.113.9", userAgent: "test" });
export const START = Date.UTC(2026, 10, 22, 12, 0);
export const arnOf = (name: string) => `arn:aws:cloudwatch:${REGION}:${ACCOUNT}:alarm:${name}`;
export const topic = `arn:aws:sns:${REGION}:${ACCOUNT}:pager`;

/** What time it is. */
export const clock = { millis: START };

/** The tests of a file make alarms at a time that they choose. */
export function withAlarms(): void {
  beforeAll(() => setClock(() => clock.millis));
  afterAll(async () => {
    setClock();
    await closeDatabase();
  });
}

export function put(name: string, changes: Partial<PutMetricAlarmInput> = {}) {
  return invoke(caller, "cloudwatch:PutMetricAlarm", {
    AlarmName: name,
    MetricName: "Errors",
    Namespace: "Shop",
    Statistic: "Sum",
    Period: 60,
    EvaluationPeriods: 2,
    Threshold: 5,
    ComparisonOperator: "GreaterThanThreshold",
    ...changes,
  });
}

export async function described(name: string) {
  const { MetricAlarms } = await invoke(caller, "cloudwatch:DescribeAlarms", { AlarmNames: [name] });
  return MetricAlarms?.[0];
}

export async function history(name: string) {
  const { AlarmHistoryItems = [] } = await invoke(caller, "cloudwatch:DescribeAlarmHistory", { AlarmName: name });
  return AlarmHistoryItems;
}
