import type { MetricAlarm, StateValue } from "@aws-sdk/client-cloudwatch";
import { expect, test } from "vitest";
import { summaryOf } from "./alarm-summary";

const alarm = (AlarmName: string, StateValue: StateValue, minute: number): MetricAlarm => ({
  AlarmName,
  StateValue,
  StateTransitionedTimestamp: new Date(minute * 60_000),
});

test("alarms are counted by state; those in alarm come first, then the latest changes", () => {
  const alarms = [
    alarm("calm", "OK", 1),
    alarm("recovered", "OK", 9),
    alarm("old fire", "ALARM", 2),
    alarm("new fire", "ALARM", 3),
    alarm("silent", "INSUFFICIENT_DATA", 8),
  ];
  const summary = summaryOf(alarms, false, 4);
  expect(summary.counts).toEqual({ ALARM: 2, OK: 2, INSUFFICIENT_DATA: 1 });
  expect(summary.recent.map(({ AlarmName }) => AlarmName)).toEqual(["new fire", "old fire", "recovered", "silent"]);
});
