import type { PutMetricAlarmInput } from "@aws-sdk/client-cloudwatch";
import { describe, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { invoke } from "../invoke";
import {
  ACCOUNT,
  arnOf,
  caller,
  clock,
  described,
  history,
  put,
  REGION,
  START,
  topic,
  withAlarms,
} from "./alarms.fixture";

withAlarms();

describe("PutMetricAlarm", () => {
  test("an alarm is described as AWS describes it, without what was not given", async () => {
    await put("plain", { Dimensions: [{ Name: "Host", Value: "a" }], AlarmActions: [topic] });
    expect(await described("plain")).toEqual({
      AlarmName: "plain",
      AlarmArn: arnOf("plain"),
      AlarmConfigurationUpdatedTimestamp: new Date(START),
      ActionsEnabled: true,
      OKActions: [],
      AlarmActions: [topic],
      InsufficientDataActions: [],
      StateValue: "INSUFFICIENT_DATA",
      StateReason: "Unchecked: Initial alarm creation",
      StateUpdatedTimestamp: new Date(START),
      StateTransitionedTimestamp: new Date(START),
      MetricName: "Errors",
      Namespace: "Shop",
      Statistic: "Sum",
      Dimensions: [{ Name: "Host", Value: "a" }],
      Period: 60,
      EvaluationPeriods: 2,
      Threshold: 5,
      ComparisonOperator: "GreaterThanThreshold",
    });
  });

  test("an update replaces the configuration, keeps the state and says what it was before", async () => {
    await put("changing", { AlarmDescription: "first", Unit: "Count" });
    await invoke(caller, "cloudwatch:SetAlarmState", {
      AlarmName: "changing",
      StateValue: "OK",
      StateReason: "looks fine",
    });
    clock.millis += 60_000;
    await put("changing", { Threshold: 9 });
    clock.millis = START;
    const alarm = await described("changing");
    expect(alarm).toMatchObject({ StateValue: "OK", StateReason: "looks fine", Threshold: 9 });
    expect(alarm?.AlarmConfigurationUpdatedTimestamp).toEqual(new Date(START + 60_000));
    expect(alarm).not.toHaveProperty("AlarmDescription");
    expect(alarm).not.toHaveProperty("Unit");
    const [update, , create] = await history("changing");
    expect(update?.HistorySummary).toBe('Alarm "changing" updated');
    expect(JSON.parse(update?.HistoryData ?? "")).toMatchObject({
      version: "1.0",
      type: "Update",
      originalUpdatedFields: { threshold: 5, alarmDescription: "first", unit: "Count" },
      updatedAlarm: { alarmName: "changing", threshold: 9, stateValue: "OK", okactions: [] },
    });
    expect(create?.HistorySummary).toBe('Alarm "changing" created');
    expect(JSON.parse(create?.HistoryData ?? "")).toMatchObject({ type: "Create", createdAlarm: { threshold: 5 } });
  });

  test("a Metrics array with one MetricStat is kept as it was given", async () => {
    const MetricStat = { Metric: { Namespace: "Shop", MetricName: "Latency" }, Period: 300, Stat: "p99" };
    const single = { MetricName: undefined, Namespace: undefined, Statistic: undefined, Period: undefined };
    await put("listed", { ...single, Metrics: [{ Id: "m1", MetricStat, ReturnData: true }] });
    const alarm = await described("listed");
    expect(alarm?.Metrics).toEqual([{ Id: "m1", MetricStat, ReturnData: true }]);
    expect(alarm).not.toHaveProperty("Period");
  });

  const refused: [string, Partial<PutMetricAlarmInput>, string, RegExp][] = [
    ["no metric", { MetricName: undefined }, "ValidationException", /MetricName parameter/],
    ["no namespace", { Namespace: undefined }, "ValidationException", /Namespace parameter/],
    [
      "no period",
      { Period: undefined },
      "ValidationException",
      /^PutMetricAlarm request should have a Period parameter$/,
    ],
    ["an odd period", { Period: 45 }, "ValidationException", /^Period must be 10, 20, 30 or a multiple of 60$/],
    ["a period of five seconds", { Period: 5 }, "ValidationException", /^Period must be/],
    [
      "two days of minutes",
      { EvaluationPeriods: 2880 },
      "ValidationException",
      /across more than a day .* <= 86400\) for alarms/,
    ],
    ["eight days of hours", { Period: 3600, EvaluationPeriods: 192 }, "ValidationException", /across more than a week/],
    ["no statistic", { Statistic: undefined }, "ValidationException", /should have a Statistic parameter/],
    ["two statistics", { ExtendedStatistic: "p99" }, "ValidationException", /can not be made with both/],
    [
      "a strange statistic",
      { Statistic: undefined, ExtendedStatistic: "p101" },
      "InvalidParameterValueException",
      /p101/,
    ],
    ["no threshold", { Threshold: undefined }, "ValidationException", /should have valid Threshold parameter/],
    ["no comparison", { ComparisonOperator: undefined }, "ValidationException", /valid ComparisonOperator parameter/],
    ["no N", { EvaluationPeriods: undefined }, "ValidationException", /should have an EvaluationPeriods parameter/],
    [
      "M above N",
      { DatapointsToAlarm: 3 },
      "ValidationException",
      /^DatapointsToAlarm must be less than or equal to Eval/,
    ],
    [
      "a strange treatment",
      { TreatMissingData: "maybe" },
      "ValidationException",
      /^Supported values for TreatMissingData/,
    ],
    [
      "low samples of a sum",
      { EvaluateLowSampleCountPercentile: "ignore" },
      "ValidationException",
      /only for percentile/,
    ],
    ["a name with a line break", { AlarmName: "a\nb" }, "ValidationException", /ASCII Control characters/],
    ["an action that is no ARN", { OKActions: ["call me"] }, "ValidationException", /^Invalid arn syntax: call me$/],
    [
      "an action of another Region",
      { AlarmActions: [`arn:aws:sns:eu-west-1:${ACCOUNT}:pager`] },
      "ValidationException",
      /^Invalid region eu-west-1 specified. Only us-east-1 is supported.$/,
    ],
    [
      "a metric beside a list of metrics",
      { Metrics: [{ Id: "m1", Expression: "1" }] },
      "ValidationException",
      /^MetricName should not be set if list of Metrics is set.$/,
    ],
    [
      "a band without a list",
      { ThresholdMetricId: "ad1", Threshold: undefined },
      "ValidationException",
      /anomaly detection/,
    ],
    [
      "a dimension twice",
      { Dimensions: [1, 2].map((Value) => ({ Name: "a", Value: `${Value}` })) },
      "ValidationException",
      /repeated/,
    ],
    [
      "six actions",
      { OKActions: Array.from({ length: 6 }, () => topic) },
      "ValidationException",
      /less than or equal to 5/,
    ],
  ];
  test.each(refused)("refuses %s", async (_what, changes, code, message) => {
    await expect(put("refused", changes)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    expect(await described("refused")).toBeUndefined();
  });
});

describe("DeleteAlarms", () => {
  test("deletes all or none, and the history stays", async () => {
    await put("doomed", { Tags: [{ Key: "team", Value: "a" }] });
    await expect(invoke(caller, "cloudwatch:DeleteAlarms", { AlarmNames: ["doomed", "ghost"] })).rejects.toMatchObject({
      code: "ResourceNotFound",
    });
    expect(await described("doomed")).toBeDefined();
    await invoke(caller, "cloudwatch:DeleteAlarms", { AlarmNames: ["doomed"] });
    expect(await described("doomed")).toBeUndefined();
    expect((await history("doomed")).map(({ HistorySummary }) => HistorySummary)).toEqual([
      'Alarm "doomed" deleted',
      'Alarm "doomed" created',
    ]);
    await put("doomed");
    const { Tags } = await invoke(caller, "cloudwatch:ListTagsForResource", { ResourceARN: arnOf("doomed") });
    expect(Tags).toEqual([]);
  });
});

describe("tags", () => {
  test("are given at creation only, then put and taken away", async () => {
    const list = async () =>
      (await invoke(caller, "cloudwatch:ListTagsForResource", { ResourceARN: arnOf("tagged") })).Tags;
    await put("tagged", { Tags: [{ Key: "team", Value: "a" }] });
    await put("tagged", { Tags: [{ Key: "late", Value: "x" }] });
    expect(await list()).toEqual([{ Key: "team", Value: "a" }]);
    const Tags = [
      { Key: "team", Value: "b" },
      { Key: "stage", Value: "" },
    ];
    await invoke(caller, "cloudwatch:TagResource", { ResourceARN: arnOf("tagged"), Tags });
    expect(await list()).toEqual(Tags.toReversed());
    await invoke(caller, "cloudwatch:UntagResource", { ResourceARN: arnOf("tagged"), TagKeys: ["team", "none"] });
    expect(await list()).toEqual([{ Key: "stage", Value: "" }]);
  });

  test("refuse a resource that is not there, is none of CloudWatch's, or has fifty", async () => {
    const list = (ResourceARN: string) => invoke(caller, "cloudwatch:ListTagsForResource", { ResourceARN });
    await expect(list(arnOf("ghost"))).rejects.toMatchObject({ code: "ResourceNotFoundException" });
    await expect(list("arn:aws:s3:::bucket")).rejects.toMatchObject({ code: "InvalidParameterValueException" });
    const Tags = Array.from({ length: 51 }, (_, index) => ({ Key: `k${index}`, Value: "v" }));
    await expect(put("many", { Tags })).rejects.toMatchObject({ code: "InvalidParameterValueException" });
  });
});

test("accounts and Regions do not see each other's alarms", async () => {
  await put("mine");
  for (const other of [
    { ...caller, region: "eu-west-1" },
    rootCaller("400000000002", REGION, { sourceIPAddress: "203.0.113.9", userAgent: "test" }),
  ]) {
    expect((await invoke(other, "cloudwatch:DescribeAlarms", {})).MetricAlarms).toEqual([]);
    expect((await invoke(other, "cloudwatch:DescribeAlarmHistory", {})).AlarmHistoryItems).toEqual([]);
  }
});
