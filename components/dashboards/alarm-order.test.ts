import type { StateValue } from "@aws-sdk/client-cloudwatch";
import { expect, test } from "vitest";
import type { AlarmProperties } from "@/lib/services/dashboards/model/body";
import { shownAlarms } from "./alarm-order";

const arn = (name: string) => `arn:aws:cloudwatch:us-east-1:123456789012:alarm:${name}`;
const alarm = (name: string, StateValue: StateValue, minute: number) => [
  arn(name),
  { AlarmName: name, StateValue, StateUpdatedTimestamp: new Date(minute * 60_000) },
];
const ALARMS = Object.fromEntries([alarm("b", "OK", 3), alarm("a", "ALARM", 1), alarm("c", "ALARM", 2)]);
const order = (properties: Partial<AlarmProperties>) =>
  shownAlarms({ alarms: ["gone", "b", "a", "c"].map(arn), ...properties }, ALARMS)
    .map(({ name }) => name)
    .join(" ");

test.each([
  [{}, "a b c gone"],
  [{ sortBy: "default" as const }, "a b c gone"],
  [{ sortBy: "stateUpdatedTimestamp" as const }, "c a b gone"],
  [{ sortBy: "timestamp" as const }, "b c a gone"],
  [{ states: ["ALARM" as const] }, "a c"],
])("%j", (properties, names) => {
  expect(order(properties)).toBe(names);
});
