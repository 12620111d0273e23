import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { describe, expect, test } from "vitest";
import { type AlarmDraft, draftOf, EMPTY_DRAFT, putInputOf } from "./alarm-draft";
import { mistakesOf } from "./draft-mistakes";

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

/** Lists of actions that are empty are not sent. */
const { OKActions: _, InsufficientDataActions: __, ...said } = alarm;

const ready: AlarmDraft = {
  ...EMPTY_DRAFT,
  metric: { namespace: "Shop", metricName: "Orders", dimensions: [] },
  threshold: "10",
  name: "few-orders",
};

describe("putInputOf", () => {
  test("an alarm that is edited and left as it is stays as it is", () => {
    expect(putInputOf(draftOf(alarm), alarm)).toEqual(said);
  });

  test("what AWS takes for granted is left unsaid", () => {
    const input = putInputOf(draftOf(alarm), { ...alarm, ActionsEnabled: true });
    expect(input).toMatchObject({ ActionsEnabled: undefined, OKActions: undefined, AlarmActions: [topic] });
  });

  test("members that the wizard does not show are kept", () => {
    const EvaluationWindow = { WallClockWindow: { Timezone: "UTC" } };
    expect(putInputOf(draftOf(alarm), { ...alarm, EvaluationWindow }).EvaluationWindow).toEqual(EvaluationWindow);
  });

  test("a metric given as a list becomes the same metric", () => {
    const { Namespace, MetricName, Dimensions, ExtendedStatistic, Period, Unit, ...rest } = alarm;
    const Metric = { Namespace, MetricName, Dimensions };
    const Metrics = [{ Id: "m1", MetricStat: { Metric, Stat: ExtendedStatistic, Period, Unit } }];
    expect(putInputOf(draftOf({ ...rest, Metrics }), { ...rest, Metrics })).toEqual(said);
  });

  test("low samples are spoken of for percentiles only", () => {
    expect(putInputOf({ ...draftOf(alarm), statistic: "Average" }, alarm)).toMatchObject({
      Statistic: "Average",
      EvaluateLowSampleCountPercentile: undefined,
    });
  });
});

describe("mistakesOf", () => {
  test.each(["conditions", "actions", "name", "preview"] as const)("a whole draft has none at %s", (step) => {
    expect(mistakesOf(step, ready, scope)).toEqual({});
  });

  test.each<[Partial<AlarmDraft>, object]>([
    [{ metric: undefined }, { metric: "metricMissing" }],
    [{ statistic: "p101" }, { statistic: "statisticWrong" }],
    [{ threshold: "" }, { threshold: "thresholdWrong" }],
    [{ threshold: "ten" }, { threshold: "thresholdWrong" }],
    [{ datapoints: "0" }, { datapoints: "datapointsWrong" }],
    [{ datapoints: "3", periods: "2" }, { datapoints: "datapointsTooMany" }],
    [{ periods: "289", period: 300 }, { datapoints: "windowTooLong" }],
    [{ periods: "169", period: 3600 }, { datapoints: "windowTooLong" }],
  ])("conditions: %o", (change, mistakes) => {
    expect(mistakesOf("conditions", { ...ready, ...change }, scope)).toEqual(mistakes);
  });

  test("a week is allowed in hours", () => {
    expect(mistakesOf("conditions", { ...ready, periods: "168", period: 3600 }, scope)).toEqual({});
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
