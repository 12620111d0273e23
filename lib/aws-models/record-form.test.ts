import { expect, test } from "vitest";
import { ownRecordForm, recordForm } from "./record-form";

test("member names begin in lower case, at every depth", () => {
  const input = { AlarmName: "a", OKActions: ["x"], Dimensions: [{ Name: "N", Value: "V" }], Tags: undefined };
  expect(recordForm("cloudwatch", "PutMetricAlarmInput", input)).toEqual({
    alarmName: "a",
    oKActions: ["x"],
    dimensions: [{ name: "N", value: "V" }],
  });
});

test("secrets are hidden in requests and answers", () => {
  const password = recordForm("iam", "CreateLoginProfileRequest", { UserName: "ana", Password: "correct horse" });
  expect(password).toEqual({ userName: "ana", password: "HIDDEN_DUE_TO_SECURITY_REASONS" });
  const AccessKey = { UserName: "ana", AccessKeyId: "AKIA", Status: "Active", SecretAccessKey: "s3cr3t" };
  expect(JSON.stringify(recordForm("iam", "CreateAccessKeyResponse", { AccessKey }))).not.toContain("s3cr3t");
});

test("what SNS sends to whom is hidden, as AWS hides it", () => {
  const input = { TopicArn: "arn:aws:sns:us-east-1:111122223333:t", Protocol: "email", Endpoint: "ana@example.com" };
  expect(recordForm("sns", "SubscribeInput", input)).toEqual({
    topicArn: "arn:aws:sns:us-east-1:111122223333:t",
    protocol: "email",
    endpoint: "HIDDEN_DUE_TO_SECURITY_REASONS",
  });
});

test("what an event says is hidden, as EventBridge hides it; who sends it where is not", () => {
  const Entries = [{ Source: "shop", DetailType: "order", Detail: '{"card":"4111"}', EventBusName: "default" }];
  expect(recordForm("events", "PutEventsRequest", { Entries })).toEqual({
    entries: [
      { source: "shop", detailType: "order", detail: "HIDDEN_DUE_TO_SECURITY_REASONS", eventBusName: "default" },
    ],
  });
});

test("dates are written as AWS writes them", () => {
  const user = { UserName: "ana", CreateDate: new Date("2026-11-22T15:38:00Z") };
  expect(recordForm("iam", "CreateUserResponse", { User: user })).toEqual({
    user: { userName: "ana", createDate: "Nov 22, 2026, 3:38:00 PM" },
  });
});

test("what is over 100 KB is left out, and its size told", () => {
  const form = recordForm("cloudwatch", "PutDashboardInput", {
    DashboardName: "d",
    DashboardBody: "x".repeat(200_000),
  });
  expect(form).toMatchObject({ omitted: true, originalSize: expect.any(Number) });
});

test("nothing becomes null", () => {
  expect(recordForm("logs", undefined, undefined)).toBeNull();
  expect(recordForm("cloudwatch", "PutMetricAlarmInput", {})).toBeNull();
});

test.each([
  ["DeleteAlarmsInput", { AlarmNames: "x" }, { alarmNames: "x" }],
  ["DeleteAlarmsInput", { AlarmNames: { a: 1 } }, null],
  ["PutMetricAlarmInput", { Dimensions: [null, "x"], Tags: 5 }, { dimensions: [null, {}], tags: 5 }],
  ["DescribeAlarmHistoryInput", { StartDate: new Date(Number.NaN) }, null],
  ["PutMetricAlarmInput", { Threshold: 10n }, { threshold: "10" }],
])("%s takes what a refused call asked in the wrong type", (shape, input, form) => {
  expect(recordForm("cloudwatch", shape, input)).toEqual(form);
});

test("input without a shape that refers to itself comes to an end", () => {
  const loop: Record<string, unknown> = { name: "x" };
  loop.self = loop;
  loop.again = [loop, loop];
  expect(JSON.stringify(ownRecordForm(loop)).length).toBeLessThan(1_000_000);
  expect(ownRecordForm({ Name: "x", When: new Date(Number.NaN), Size: 2n })).toEqual({ name: "x", size: "2" });
});
