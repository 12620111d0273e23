import type { MetricAlarm, MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import { describe, expect, test } from "vitest";
import { type AlarmDraft, draftOf, EMPTY_DRAFT, putInputOf } from "./alarm-draft";
import { withBand, withoutBand, withWidth } from "./draft-band";
import { mistakesOf } from "./draft-mistakes";
import { addMath, removeQuery } from "./draft-queries";

const scope = { accountId: "123456789012", region: "us-east-1" };
const topic = "arn:aws:sns:us-east-1:123456789012:pager";

const alarm: MetricAlarm = {
  AlarmName: "slow",
  AlarmDescription: "Too slow",
  ActionsEnabled: false,
  AlarmActions: [topic],
  OKActions: [],
  InsufficientDataActions: [],
  Namespace: "Shop",
  MetricName: "Latency",
  Dimensions: [{ Name: "Service", Value: "checkout" }],
  ExtendedStatistic: "p99.9",
  Period: 60,
  Unit: "Milliseconds",
  ComparisonOperator: "LessThanThreshold",
  Threshold: 1.5,
  EvaluationPeriods: 5,
  DatapointsToAlarm: 3,
  TreatMissingData: "breaching",
  EvaluateLowSampleCountPercentile: "ignore",
};

const orders = {
  Id: "m1",
  MetricStat: {
    Metric: { Namespace: "Shop", MetricName: "Orders", Dimensions: [] },
    Period: 300,
    Stat: "Average",
  },
} satisfies MetricDataQuery;

const ready: AlarmDraft = { ...EMPTY_DRAFT, queries: [orders], watchedId: "m1", threshold: "10", name: "few-orders" };

/** A draft on one metric with other members of it. */
const measuring = (change: { Stat?: string; Period?: number }) => ({
  queries: [{ ...orders, MetricStat: { ...orders.MetricStat, ...change } }],
});

const { Namespace, MetricName, Dimensions, ExtendedStatistic, Period, Unit, Threshold, ...rest } = alarm;
const { EvaluateLowSampleCountPercentile: ___, ...ofList } = rest;
const latency = {
  Id: "slow_one",
  Label: "How slow",
  MetricStat: { Metric: { Namespace, MetricName, Dimensions }, Stat: ExtendedStatistic, Period, Unit },
};
const inSeconds = { Id: "e7", Expression: "slow_one / 1000", Period: 60, AccountId: undefined };
const expression: MetricAlarm = {
  ...ofList,
  Threshold,
  Metrics: [{ ...latency, ReturnData: false }, inSeconds],
  WarmUpConfiguration: { WarmUpPeriodDurationInMinutes: 5 },
};
const band: MetricAlarm = {
  ...ofList,
  ComparisonOperator: "GreaterThanUpperThreshold",
  ThresholdMetricId: "around",
  Metrics: [{ Id: "around", Expression: "ANOMALY_DETECTION_BAND(slow_one)", Label: "usual" }, latency],
};
const query: MetricAlarm = {
  ...ofList,
  Threshold,
  Metrics: [{ Id: "q1", Expression: "SELECT MAX(Latency) FROM Shop GROUP BY Service", Period: 60, Label: "each" }],
};

describe("putInputOf", () => {
  test.each([
    ["metric", alarm],
    ["expression", expression],
    ["band", band],
    ["query", query],
    ["metric given as a list", { ...rest, Threshold, Metrics: [latency] }],
    ["alarm that leaves much unsaid", { ...alarm, DatapointsToAlarm: undefined, TreatMissingData: undefined }],
  ])("an alarm on a %s that is edited and left as it is stays as it is", (_, edited) => {
    const { OKActions: _ok, InsufficientDataActions: _none, ...said } = edited;
    expect(putInputOf(draftOf(edited), edited)).toEqual(said);
  });

  test("what AWS takes for granted is left unsaid", () => {
    const input = putInputOf(draftOf(alarm), { ...alarm, ActionsEnabled: true });
    expect(input).toMatchObject({ ActionsEnabled: undefined, OKActions: undefined, AlarmActions: [topic] });
  });

  test("members that the wizard does not show are kept, in a copy too", () => {
    const EvaluationWindow = { WallClockWindow: { Timezone: "UTC" } };
    expect(putInputOf(draftOf({ ...alarm, EvaluationWindow })).EvaluationWindow).toEqual(EvaluationWindow);
  });

  test("low samples are spoken of for percentiles only", () => {
    const queries = measuring({ Stat: "Average" }).queries;
    expect(putInputOf({ ...draftOf(alarm), queries }, alarm)).toMatchObject({
      Statistic: "Average",
      EvaluateLowSampleCountPercentile: undefined,
    });
  });

  test("a metric with a band around it becomes a list, and one metric again without it", () => {
    const banded = { ...ready, ...withBand(ready, (name) => `${name} (expected)`) };
    expect(putInputOf(banded)).toMatchObject({
      Metrics: [
        { ...orders, ReturnData: true },
        { Id: "ad1", Expression: "ANOMALY_DETECTION_BAND(m1, 2)", Label: "Orders (expected)", ReturnData: true },
      ],
      ThresholdMetricId: "ad1",
      ComparisonOperator: "LessThanLowerOrGreaterThanUpperThreshold",
      Threshold: undefined,
    });
    const plain = putInputOf({ ...banded, ...withoutBand(banded) });
    expect(plain).toMatchObject({ MetricName: "Orders", Threshold: 10, ComparisonOperator: "GreaterThanThreshold" });
    expect(plain.Metrics).toBeUndefined();
  });

  test("the band follows what is watched, and keeps its width", () => {
    const banded = { ...ready, ...withBand(ready, String) };
    const wider = { ...banded, ...withWidth(banded, "3.5") };
    const math = { ...wider, ...addMath(wider, "m1 * 2") };
    expect(math.queries.map(({ Id, Expression }) => Expression ?? Id)).toEqual([
      "m1",
      "m1 * 2",
      "ANOMALY_DETECTION_BAND(e1, 3.5)",
    ]);
    expect(putInputOf(math).Metrics?.map(({ ReturnData }) => ReturnData)).toEqual([false, true, true]);
    expect({ ...math, ...removeQuery(math, "e1") }).toMatchObject({ watchedId: "m1", queries: wider.queries });
  });
});

describe("mistakesOf", () => {
  test.each(["conditions", "actions", "name", "preview"] as const)("a whole draft has none at %s", (step) => {
    expect(mistakesOf(step, ready, scope)).toEqual({});
  });

  test.each<[Partial<AlarmDraft>, object]>([
    [{ queries: [] }, { metric: "metricMissing" }],
    [measuring({ Stat: "p101" }), { statistic: "statisticWrong" }],
    [addMath(ready, "m1 +"), { list: "Error in expression 'e1': Invalid syntax" }],
    [{ ...withBand(ready, String), threshold: "" }, {}],
    [{ threshold: "" }, { threshold: "thresholdWrong" }],
    [{ threshold: "ten" }, { threshold: "thresholdWrong" }],
    [{ datapoints: "0" }, { datapoints: "datapointsWrong" }],
    [{ datapoints: "3", periods: "2" }, { datapoints: "datapointsTooMany" }],
    [{ periods: "289" }, { datapoints: "windowTooLong" }],
    [{ periods: "169", ...measuring({ Period: 3600 }) }, { datapoints: "windowTooLong" }],
  ])("conditions: %o", (change, mistakes) => {
    expect(mistakesOf("conditions", { ...ready, ...change }, scope)).toEqual(mistakes);
  });

  test.each(["wide", "", "0", "-1"])("a band cannot be %s wide", (width) => {
    const banded = { ...ready, ...withBand(ready, String) };
    expect(mistakesOf("conditions", { ...banded, ...withWidth(banded, width) }, scope)).toEqual({
      width: "widthWrong",
    });
  });

  test("a week is allowed in hours", () => {
    expect(mistakesOf("conditions", { ...ready, periods: "168", ...measuring({ Period: 3600 }) }, scope)).toEqual({});
  });

  test("each action is told of by its place", () => {
    const actions = [
      { state: "ALARM" as const, arn: topic },
      { state: "ALARM" as const, arn: ` ${topic} ` },
      { state: "OK" as const, arn: topic },
      { state: "OK" as const, arn: "pager" },
      { state: "OK" as const, arn: topic.replace("us-east-1", "eu-west-1") },
    ];
    expect(mistakesOf("actions", { ...ready, actions }, scope)).toEqual({
      actions: [
        undefined,
        "doubled",
        undefined,
        "Invalid arn syntax: pager",
        "Invalid region eu-west-1 specified. Only us-east-1 is supported.",
      ],
    });
  });

  test("a state has five actions at most", () => {
    const actions = Array.from({ length: 6 }, (_, index) => ({ state: "OK" as const, arn: `${topic}${index}` }));
    expect(mistakesOf("actions", { ...ready, actions }, scope).actions?.at(-1)).toBe("tooMany");
  });

  test("the name must be there and not be too long", () => {
    expect(mistakesOf("name", { ...ready, name: " " }, scope)).toEqual({ name: "nameMissing" });
    expect(mistakesOf("name", { ...ready, name: "n".repeat(256) }, scope)).toEqual({ name: "nameTooLong" });
  });
});
