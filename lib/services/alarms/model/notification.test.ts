import fc from "fast-check";
import { expect, test } from "vitest";
import { type Alarm, initialState } from "./alarm";
import { stateChangeNotice } from "./bus-event";
import { contributorStateChange, snsMessage, snsSubject, stateChange } from "./notification";
import { printDouble } from "./printed";

const CREATED = new Date("2023-10-26T16:40:00.123Z");

const alarm: Alarm = {
  accountId: "111111111111",
  region: "us-east-1",
  name: "cpu",
  kind: "MetricAlarm",
  configuration: {
    OKActions: [],
    AlarmActions: ["arn:aws:sns:us-east-1:111111111111:pager"],
    InsufficientDataActions: [],
    MetricName: "my-metric1",
    Namespace: "Shop",
    Statistic: "Average",
    Dimensions: [{ Name: "InstanceId", Value: "abc" }],
    Period: 30,
    Unit: "Seconds",
    EvaluationPeriods: 1,
    Threshold: 2,
    ComparisonOperator: "GreaterThanThreshold",
    TreatMissingData: "notBreaching",
  },
  actionsEnabled: true,
  configuredAt: CREATED,
  state: initialState(CREATED),
  revision: 1n,
};
const at = new Date("2023-10-26T16:42:31.000Z");
const change = stateChange(alarm, { value: "ALARM", reason: "because", updatedAt: at, transitionedAt: at });

test("the message to a topic has AWS's members in AWS's order", () => {
  expect(snsMessage(change)).toBe(
    '{"AlarmName":"cpu","AlarmDescription":null,"AWSAccountId":"111111111111",' +
      '"AlarmConfigurationUpdatedTimestamp":"2023-10-26T16:40:00.123+0000","NewStateValue":"ALARM","NewStateReason":"because",' +
      '"StateChangeTime":"2023-10-26T16:42:31.000+0000","Region":"US East (N. Virginia)",' +
      '"AlarmArn":"arn:aws:cloudwatch:us-east-1:111111111111:alarm:cpu","OldStateValue":"INSUFFICIENT_DATA","OKActions":[],' +
      '"AlarmActions":["arn:aws:sns:us-east-1:111111111111:pager"],"InsufficientDataActions":[],"Trigger":{' +
      '"MetricName":"my-metric1","Namespace":"Shop","StatisticType":"Statistic","Statistic":"AVERAGE","Unit":"Seconds",' +
      '"Dimensions":[{"value":"abc","name":"InstanceId"}],"Period":30,"EvaluationPeriods":1,' +
      '"ComparisonOperator":"GreaterThanThreshold","Threshold":2,"TreatMissingData":"notBreaching",' +
      '"EvaluateLowSampleCountPercentile":""}}',
  );
});

test("the subject names the alarm and the Region, and an unknown Region is called by its own name", () => {
  expect(snsSubject(change)).toBe('ALARM: "cpu" in US East (N. Virginia)');
  expect(snsSubject({ ...change, region: "moon-west-1" })).toBe('ALARM: "cpu" in moon-west-1');
  expect(snsSubject({ ...change, alarmName: "x".repeat(255) })).toHaveLength(100);
});

test("a change survives the outbox's JSON", () => {
  expect(JSON.parse(JSON.stringify(change))).toEqual(change);
});

test("numbers are printed as AWS prints them", () => {
  const shown = [50, 0.28, -3, 0, 1e7, 12_345_678.9, 0.0001, 9_999_999].map(printDouble);
  expect(shown).toEqual(["50.0", "0.28", "-3.0", "0.0", "1.0E7", "1.23456789E7", "1.0E-4", "9999999.0"]);
});

test("a printed number reads back as itself", () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(fc.property(number, (value) => Number(printDouble(value)) === value));
});

test("a series of an alarm is told with its id and what tells it from the others, and without details", () => {
  const previous = { value: "OK", reason: "below", at: CREATED } as const;
  const found = contributorStateChange(alarm, {
    id: "6d442278dba546f6",
    attributes: { TableName: "orders" },
    previous,
    next: { value: "ALARM", reason: "above", at },
  });
  expect(JSON.parse(snsMessage(found))).toMatchObject({
    NewStateValue: "ALARM",
    NewStateReason: "above",
    OldStateValue: "OK",
    AlarmContributorId: "6d442278dba546f6",
    AlarmContributorAttributes: { TableName: "orders" },
  });
  const { DetailType, Detail } = stateChangeNotice(found, "m1");
  expect(DetailType).toBe("CloudWatch Alarm Contributor State Change");
  expect(JSON.parse(Detail)).toEqual({
    alarmName: "cpu",
    alarmContributor: { id: "6d442278dba546f6", attributes: { TableName: "orders" } },
    state: { value: "ALARM", reason: "above", timestamp: "2023-10-26T16:42:31.000+0000" },
    configuration: expect.anything(),
  });
  expect(stateChangeNotice(change, "m1").DetailType).toBe("CloudWatch Alarm State Change");
});
