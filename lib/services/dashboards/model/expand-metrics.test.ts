import fc from "fast-check";
import { expect, test } from "vitest";
import type { MetricRow } from "./body";
import { expandMetrics } from "./expand-metrics";

const names = (...metrics: MetricRow[]) =>
  expandMetrics({ region: "us-east-1", metrics }).map((one) =>
    one.kind === "metric"
      ? [one.namespace, one.metricName, ...one.dimensions.flatMap(({ Name, Value }) => [Name, Value])]
      : one.expression,
  );

test("a dot repeats the name above it, expressions in between do not count", () => {
  expect(
    names(
      ["AWS/EC2", "CPU", "InstanceId", "i-1"],
      [".", "Disk", ".", "i-2"],
      [{ expression: "m1" }],
      [".", ".", ".", "i-3"],
    ),
  ).toEqual([
    ["AWS/EC2", "CPU", "InstanceId", "i-1"],
    ["AWS/EC2", "Disk", "InstanceId", "i-2"],
    "m1",
    ["AWS/EC2", "Disk", "InstanceId", "i-3"],
  ]);
});

test("three dots repeat all but what the row gives", () => {
  expect(names(["N", "M", "A", "1", "B", "2"], ["...", "3"], ["...", { stat: "Sum" }], ["...", "9", "B", "8"])).toEqual(
    [
      ["N", "M", "A", "1", "B", "2"],
      ["N", "M", "A", "1", "B", "3"],
      ["N", "M", "A", "1", "B", "3"],
      ["N", "M", "A", "9", "B", "8"],
    ],
  );
});

test("the widget's settings hold where the row is silent, AWS's where both are", () => {
  const metrics: MetricRow[] = [
    ["N", "M"],
    [
      "N",
      "M",
      { stat: "p99", period: 60, region: "sa-east-1", yAxis: "right", visible: false, id: "mine", label: "l" },
    ],
  ];
  expect(expandMetrics({ region: "us-east-1", metrics })[0]).toEqual({
    kind: "metric",
    namespace: "N",
    metricName: "M",
    dimensions: [],
    id: "m1",
    stat: "Average",
    period: 300,
    region: "us-east-1",
    yAxis: "left",
    visible: true,
    label: undefined,
    color: undefined,
    accountId: undefined,
  });
  const [first, second] = expandMetrics({ region: "us-east-1", stat: "Sum", period: 900, metrics });
  expect(first).toMatchObject({ stat: "Sum", period: 900 });
  expect(second).toMatchObject({
    stat: "p99",
    period: 60,
    region: "sa-east-1",
    yAxis: "right",
    visible: false,
    id: "mine",
  });
});

test("every row has an id of its own, whatever ids are given", () => {
  const render = fc.record({ id: fc.constantFrom("m1", "m2", "m3", "e1", "e2") }, { requiredKeys: [] });
  const row = fc.oneof(
    render.map((one): MetricRow => ["N", "M", one]),
    render.map((one): MetricRow => [{ ...one, expression: "x" }]),
  );
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
      const given = rows.map((one) => (one.at(-1) as { id?: string }).id);
      fc.pre(given.every((id, index) => id === undefined || given.indexOf(id) === index));
      const ids = expandMetrics({ region: "us-east-1", metrics: rows }).map(({ id }) => id);
      expect(new Set(ids).size).toBe(rows.length);
      for (const [index, id] of given.entries()) if (id !== undefined) expect(ids[index]).toBe(id);
    }),
  );
});
