import { expect, test } from "vitest";
import { alarmSubject } from "./alarm-subject";

const RULE = {
  AlarmName: "etl",
  AlarmArn: "arn:etl",
  EvaluationPeriods: 1,
  ComparisonOperator: "GreaterThanThreshold" as const,
  Threshold: 1,
};
const named = (Name: string, Value: string) => ({ Name, Value });
const row = (Id: string, Value: string, ReturnData = false) => ({
  Id,
  ReturnData,
  MetricStat: {
    Metric: { Namespace: "Glue", MetricName: "Failed", Dimensions: [named("JobName", Value)] },
    Period: 60,
    Stat: "Sum",
  },
});

test.each([
  [
    "one metric",
    {
      Namespace: "Glue",
      MetricName: "Failed",
      Dimensions: [named("JobName", "orders")],
      Period: 60,
      Statistic: "Sum" as const,
    },
    { Namespace: "Glue", MetricName: "Failed", Dimensions: [named("JobName", "orders")] },
  ],
  [
    "an expression: all that it is made from",
    {
      Dimensions: [],
      Metrics: [row("a", "orders"), row("b", "stock"), { Id: "e", Expression: "a + b", ReturnData: true }],
    },
    { Namespace: "Glue", MetricName: "Failed", Dimensions: [named("JobName", "orders"), named("JobName", "stock")] },
  ],
  [
    "a query: its namespace, metric and equal conditions",
    {
      Dimensions: [],
      Metrics: [
        {
          Id: "q",
          Period: 60,
          ReturnData: true,
          Expression: "SELECT MAX(Failed) FROM \"Glue\" WHERE JobName = 'orders' AND Site != 'br' GROUP BY Site",
        },
      ],
    },
    { Namespace: "Glue", MetricName: "Failed", Dimensions: [named("JobName", "orders")] },
  ],
])("an alarm on %s", (_, watched, expected) => {
  expect(alarmSubject({ ...RULE, ...watched })).toEqual({ ...expected, Arns: ["arn:etl"], Words: ["etl"] });
});
