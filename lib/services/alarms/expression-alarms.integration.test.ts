import type { PutMetricAlarmInput } from "@aws-sdk/client-cloudwatch";
import { describe, expect, test } from "vitest";
import { ACCOUNT, described, put, withAlarms } from "./alarms.fixture";

withAlarms();

describe("a list of metrics and expressions", () => {
  const single = { MetricName: undefined, Namespace: undefined, Statistic: undefined, Period: undefined };
  const stat = (Id: string, more: object = {}) => {
    const MetricStat = { Metric: { Namespace: "Shop", MetricName: Id }, Period: 60, Stat: "Sum" };
    return { Id, MetricStat, ReturnData: false, ...more };
  };
  const math = (Id: string, Expression: string, more: object = {}) => ({ Id, Expression, ...more });
  const band = math("ad1", "ANOMALY_DETECTION_BAND(m1, 2)");
  const ofBand = { Threshold: undefined, ThresholdMetricId: "ad1", ComparisonOperator: "GreaterThanUpperThreshold" };

  test.each([
    ["a rate", [stat("m1"), stat("m2"), math("e1", "100 * m1 / m2")], {}],
    [
      "an expression over another",
      [stat("m1"), math("e1", "FILL(e2, 0)"), math("e2", "m1 * 2", { ReturnData: false })],
      {},
    ],
    ["a query with groups", [math("q1", "SELECT MAX(a) FROM b GROUP BY c", { Period: 60 })], {}],
    ["a query", [math("q1", 'SELECT MAX(CPUUtilization) FROM "AWS/EC2"', { Period: 60 })], {}],
    ["a band", [stat("m1", { ReturnData: true }), band], ofBand],
    ["a rule's metric", [math("e1", 'INSIGHT_RULE_METRIC("rule", "Sum")', { Period: 60 })], {}],
  ])("takes %s", async (_what, Metrics, more) => {
    const changes = { ...single, ...more, Metrics } as Partial<PutMetricAlarmInput>;
    await put("expression", changes);
    expect(await described("expression")).toMatchObject({ Metrics, Dimensions: [] });
    expect((await described("expression"))?.ThresholdMetricId).toBe(changes.ThresholdMetricId);
  });

  test.each([
    ["nothing but numbers", [math("e1", "1 + 1")], {}, /must include at least one metric/],
    ["a syntax error", [stat("m1"), math("e1", "m1 +")], {}, /^Error in expression 'e1': Invalid syntax$/],
    ["an unknown Id", [stat("m1"), math("e1", "m2")], {}, /^Error in expression 'e1': Undefined id: m2$/],
    ["an array", [stat("m1"), math("e1", "METRICS()")], {}, /must result in a single time series/],
    ["a search", [stat("m1"), math("e1", "SUM(SEARCH('x', 'Sum', 60))")], {}, /SEARCH is not supported in alarms/],
    ["a circle", [stat("m1"), math("e1", "e2"), math("e2", "e1", { ReturnData: false })], {}, /Circular reference/],
    [
      "two results",
      [stat("m1"), math("e1", "m1"), math("e2", "m1")],
      {},
      /^Exactly one element of the metrics list should/,
    ],
    [
      "no result",
      [stat("m1"), math("e1", "m1", { ReturnData: false })],
      {},
      /^Exactly one element of the metrics list should/,
    ],
    ["an Id twice", [stat("m1"), math("m1", "m1")], {}, /^Invalid metrics list$/],
    ["both a metric and an expression", [stat("m1", { Expression: "m1" })], {}, /^Invalid metrics list$/],
    ["11 metrics", [...Array(11).keys()].map((place) => stat(`m${place}`)), {}, /^Invalid metrics list$/],
    ["a query without a period", [math("q1", "SELECT MAX(a) FROM b")], {}, /^Period must not be null$/],
    ["a broken query", [math("q1", "SELECT MAX(a)", { Period: 60 })], {}, /^Error in expression 'q1': Invalid syntax$/],
    [
      "a band and a threshold",
      [stat("m1", { ReturnData: true }), band],
      { ...ofBand, Threshold: 5 },
      /can not be set at the same time/,
    ],
    [
      "a band with a plain comparison",
      [stat("m1", { ReturnData: true }), band],
      { ...ofBand, ComparisonOperator: "GreaterThanThreshold" },
      /anomaly detection operators/,
    ],
    [
      "a band's comparison without a band",
      [stat("m1", { ReturnData: true })],
      { ComparisonOperator: "LessThanLowerThreshold" },
      /^ThresholdMetricId must be set/,
    ],
    [
      "a band that is none",
      [stat("m1", { ReturnData: true }), math("ad1", "m1 * 2")],
      ofBand,
      /must be the id of an ANOMALY_DETECTION_BAND/,
    ],
    [
      "scaling by a band",
      [stat("m1", { ReturnData: true }), band],
      {
        ...ofBand,
        AlarmActions: [`arn:aws:autoscaling:us-east-1:${ACCOUNT}:scalingPolicy:a:autoScalingGroupName/g:policyName/p`],
      },
      /Auto Scaling/,
    ],
  ])("refuses %s", async (_what, Metrics, more, message) => {
    const changes = { ...single, ...more, Metrics } as Partial<PutMetricAlarmInput>;
    await expect(put("wrong-expression", changes)).rejects.toMatchObject({
      code: "ValidationException",
      message: expect.stringMatching(message),
    });
  });
});
