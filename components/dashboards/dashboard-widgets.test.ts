import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { expect, test } from "vitest";
import type { DashboardBody } from "@/lib/services/dashboards/model/body";
import {
  alarmArnsOf,
  dashboardGraphs,
  graphOf,
  graphOfAlarm,
  keptRange,
  placedWidgets,
  rangeKey,
  valuesOf,
} from "./dashboard-widgets";

const NOW = new Date("2026-11-22T12:00:00Z");
const LAST_WEEK = { start: new Date("2026-11-15T12:00:00Z"), end: NOW };
const ARN = "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:too slow: checkout";
const ALARM: MetricAlarm = {
  AlarmName: "too slow: checkout",
  Namespace: "Shop",
  MetricName: "Latency",
  Dimensions: [{ Name: "Service", Value: "checkout" }],
  ExtendedStatistic: "p99",
  Period: 60,
  Threshold: 200,
  ComparisonOperator: "LessThanThreshold",
};
const BODY: DashboardBody = {
  widgets: [
    {
      type: "metric",
      properties: {
        region: "us-east-1",
        period: 60,
        metrics: [
          ["Shop", "Orders"],
          ["Shop", "Visits", { period: 7200 }],
        ],
      },
    },
    { type: "metric", properties: { region: "", title: "Slow", annotations: { alarms: [ARN] } } },
    { type: "metric", properties: { region: "us-east-1", view: "pie", metrics: [["Shop", "Orders"]] } },
    { type: "alarm", properties: { alarms: [ARN] } },
    { type: "text", properties: { markdown: "hello" } },
  ],
};
const WIDGETS = placedWidgets(BODY);

test("alarms are asked for once, wherever they are shown", () => {
  expect(alarmArnsOf(WIDGETS)).toEqual([ARN]);
});

test("a widget of an alarm draws its metric and threshold in the alarm's own Region", () => {
  const [, alarmWidget] = WIDGETS;
  expect(alarmWidget && graphOf(alarmWidget, { [ARN]: ALARM })).toEqual({
    title: "Slow",
    region: "eu-west-1",
    metrics: [["Shop", "Latency", "Service", "checkout", { stat: "p99", period: 60 }]],
    annotations: { horizontal: [{ value: 200, fill: "below" }] },
  });
  expect(alarmWidget && graphOf(alarmWidget, {})).toBeUndefined();
});

test.each([
  ["auto", [3600, 7200, 3600, 3600]],
  ["inherit", [60, 7200, 60, 300]],
  [300, [300, 300, 300, 300]],
] as const)("periods under the override %s", (override, periods) => {
  const graphs = dashboardGraphs(WIDGETS, { [ARN]: ALARM }, override, LAST_WEEK, NOW);
  const lines = graphs.flatMap((graph) => graph.lines);
  expect(lines.map(({ period }) => period)).toEqual(periods);
  expect(lines.map(({ region }) => region)).toEqual(["us-east-1", "us-east-1", "eu-west-1", "us-east-1"]);
});

test("an alarm on an expression is a graph of what it watches; what that is made from is not drawn", () => {
  const alarm = {
    AlarmName: "ratio",
    ComparisonOperator: "GreaterThanThreshold" as const,
    EvaluationPeriods: 1,
    Threshold: 2,
    Metrics: [
      {
        Id: "m1",
        ReturnData: false,
        MetricStat: {
          Metric: { Namespace: "N", MetricName: "M", Dimensions: [{ Name: "A", Value: "b" }] },
          Period: 60,
          Stat: "Sum",
        },
      },
      { Id: "e1", Expression: "m1 / 10", Label: "tenth", ReturnData: true },
    ],
  };
  expect(graphOfAlarm(alarm, "us-east-1")?.metrics).toEqual([
    ["N", "M", "A", "b", { id: "m1", visible: false, stat: "Sum", period: 60 }],
    [{ id: "e1", label: "tenth", expression: "m1 / 10" }],
  ]);
});

test("a widget with a range of its own keeps it, and is drawn from what was read over it", () => {
  const own = (more: object) => ({
    type: "metric" as const,
    properties: { region: "us-east-1", metrics: [], ...more },
  });
  const [relative, absolute, none, wrong] = placedWidgets({
    widgets: [
      own({ start: "-PT12H", end: "P0D" }),
      own({ start: "2026-11-01T00:00:00Z", end: "2026-11-02T00:00:00Z" }),
      own({}),
      own({ start: "soon" }),
    ],
  });
  const ranges = [relative, absolute, none, wrong].map((placed) => placed && keptRange(placed));
  expect(ranges).toEqual([
    { kind: "relative", amount: 12, unit: "hour" },
    { kind: "absolute", start: new Date("2026-11-01T00:00:00Z"), end: new Date("2026-11-02T00:00:00Z") },
    undefined,
    undefined,
  ]);
  const values = { readAt: 0, start: 0, end: 1, lines: {}, math: {}, refusal: undefined };
  const twelve = { ...values, end: 2 };
  const data = { values, kept: { [rangeKey({ kind: "relative", amount: 12, unit: "hour" })]: twelve } };
  expect(relative && valuesOf(relative, data)).toBe(twelve);
  expect(absolute && valuesOf(absolute, data)).toBe(values);
  expect(none && valuesOf(none, data)).toBe(values);
});
