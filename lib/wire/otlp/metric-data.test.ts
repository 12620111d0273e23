import { describe, expect, test } from "vitest";
import type { Metric } from "./export-request";
import { metricDataOf } from "./metric-data";

const at = "1795824000123000000";
const startedAt = "1795823940000000000";
const attributes = [
  { key: "route", value: { stringValue: "/orders" } },
  { key: "status", value: { intValue: "200" } },
  { key: "cached", value: { boolValue: false } },
  { key: "empty", value: { stringValue: "" } },
  { key: "list", value: {} },
];
const Dimensions = [
  { Name: "route", Value: "/orders" },
  { Name: "status", Value: "200" },
  { Name: "cached", Value: "false" },
];

function dataOf(...metrics: Metric[]) {
  const service = [{ key: "service.name", value: { stringValue: "checkout" } }];
  return metricDataOf({ resourceMetrics: [{ resource: { attributes: service }, scopeMetrics: [{ metrics }] }] });
}

test("a gauge is a value at its time, under its service's namespace, with its attributes as dimensions", () => {
  const { namespaces, rejected } = dataOf({
    name: "queue.size",
    unit: "{item}",
    gauge: { dataPoints: [{ attributes, timeUnixNano: at, asInt: "7" }] },
  });
  const datum = { MetricName: "queue.size", Unit: "Count", Timestamp: new Date(1795824000123), Dimensions, Value: 7 };
  expect(namespaces).toEqual([{ namespace: "checkout", values: [datum], points: [] }]);
  expect(rejected.size).toBe(0);
});

describe("the namespace", () => {
  const named = (values: Record<string, string>) =>
    metricDataOf({
      resourceMetrics: [
        {
          resource: {
            attributes: Object.entries(values).map(([key, stringValue]) => ({ key, value: { stringValue } })),
          },
          scopeMetrics: [{ metrics: [{ name: "m", gauge: { dataPoints: [{ asDouble: 1 }] } }] }],
        },
      ],
    }).namespaces[0]?.namespace;

  test.each([
    [{ "service.namespace": "shop", "service.name": "checkout" }, "shop/checkout"],
    [{ "service.name": "checkout" }, "checkout"],
    [{ host: "a" }, "OpenTelemetry"],
  ])("of %j is %s", (values, namespace) => {
    expect(named(values)).toBe(namespace);
  });
});

test.each([
  ["s", "Seconds"],
  ["ms", "Milliseconds"],
  ["By", "Bytes"],
  ["%", "Percent"],
  ["{request}", "Count"],
  ["{request}/s", "Count/Second"],
  ["1", "None"],
  ["furlong", "None"],
])("the unit %s is %s", (unit, expected) => {
  const { namespaces } = dataOf({ name: "m", unit, sum: { dataPoints: [{ asDouble: 1 }] } });
  expect(namespaces[0]?.values[0]?.Unit).toBe(expected);
});

const pointOf = (metric: Metric) => dataOf(metric).namespaces[0]?.points[0];

test("the buckets of a histogram have their middles, within what was seen, and its own sum and extremes", () => {
  const dataPoints = [
    { timeUnixNano: at, sum: 150, bucketCounts: ["2", "0", "3", "1"], explicitBounds: [10, 20, 40], min: 4, max: 90 },
  ];
  expect(pointOf({ name: "latency", unit: "ms", histogram: { aggregationTemporality: 1, dataPoints } })).toEqual({
    metric: { MetricName: "latency", Unit: "Milliseconds", Dimensions: [] },
    at: 1795824000123,
    totals: {
      samples: 6,
      sum: 150,
      buckets: [
        { upper: 10, value: 7, count: 2 },
        { lower: 10, upper: 20, value: 15, count: 0 },
        { lower: 20, upper: 40, value: 30, count: 3 },
        { lower: 40, value: 65, count: 1 },
      ],
    },
    minimum: 4,
    maximum: 90,
  });
});

test("a histogram that tells no extremes takes the bounds that it has", () => {
  const dataPoints = [{ bucketCounts: ["1", "1", "1"], explicitBounds: [10, 20] }];
  const buckets = pointOf({ name: "latency", histogram: { dataPoints } })?.totals.buckets;
  expect(buckets?.map(({ value }) => value)).toEqual([10, 15, 20]);
});

test("a histogram without buckets is what it counted and what that came to", () => {
  const dataPoints = [{ count: "4", sum: 10, bucketCounts: [], min: 1, max: 5 }];
  expect(pointOf({ name: "m", histogram: { aggregationTemporality: 1, dataPoints } })).toMatchObject({
    totals: { samples: 4, sum: 10 },
    minimum: 1,
    maximum: 5,
  });
});

test("an exponential histogram has its buckets with their geometric middles", () => {
  const dataPoints = [
    {
      scale: 0,
      zeroCount: "4",
      positive: { offset: 1, bucketCounts: ["5", "0", "6"] },
      negative: { offset: 0, bucketCounts: ["1", "2"] },
    },
  ];
  // Scale 0 has the base 2: the buckets are (2, 4] and (8, 16], and below zero [-4, -2) and [-2, -1).
  const buckets = pointOf({ name: "latency", exponentialHistogram: { dataPoints } })?.totals.buckets ?? [];
  expect(buckets.map(({ lower, upper, count }) => [lower, upper, count])).toEqual([
    [-4, -2, 2],
    [-2, -1, 1],
    [0, 0, 4],
    [2, 4, 5],
    [8, 16, 6],
  ]);
  expect(buckets.map(({ value }) => value.toFixed(4))).toEqual(["-2.8284", "-1.4142", "0.0000", "2.8284", "11.3137"]);
});

describe("what counts from its start on", () => {
  const started = { startTimeUnixNano: startedAt, timeUnixNano: at };
  const of = (attributes: Record<string, string>, metric: Metric) =>
    metricDataOf({
      resourceMetrics: [
        {
          resource: {
            attributes: Object.entries(attributes).map(([key, stringValue]) => ({ key, value: { stringValue } })),
          },
          scopeMetrics: [{ scope: { name: "http", version: "1" }, metrics: [{ name: "m", ...metric }] }],
        },
      ],
    }).namespaces[0];

  test("says so, and who counts", () => {
    const counter = { isMonotonic: true, aggregationTemporality: 2, dataPoints: [{ ...started, asInt: "9" }] };
    const one = of({ "service.name": "a", "service.instance.id": "1" }, { sum: counter })?.points[0];
    const other = of({ "service.name": "a", "service.instance.id": "2" }, { sum: counter })?.points[0];
    expect(one).toMatchObject({ totals: { sum: 9 }, cumulative: { startedAt: 1795823940000 } });
    expect(one?.cumulative?.source).not.toBe(other?.cumulative?.source);
  });

  test("a sum that can fall is a value, and so is a change", () => {
    const level = { isMonotonic: false, aggregationTemporality: 2, dataPoints: [{ ...started, asInt: "9" }] };
    const change = { isMonotonic: true, aggregationTemporality: 1, dataPoints: [{ ...started, asInt: "3" }] };
    expect(of({}, { sum: level })).toMatchObject({ values: [{ Value: 9 }], points: [] });
    expect(of({}, { sum: change })).toMatchObject({ values: [{ Value: 3 }], points: [] });
  });

  test("a histogram's extremes are not those of what came since", () => {
    const dataPoints = [{ ...started, bucketCounts: ["1", "1"], explicitBounds: [5], min: 1, max: 9, sum: 10 }];
    const point = of({}, { histogram: { aggregationTemporality: 2, dataPoints } })?.points[0];
    expect(point).toMatchObject({ totals: { samples: 2, sum: 10 }, cumulative: { startedAt: 1795823940000 } });
    expect(point).not.toHaveProperty("minimum");
  });

  test("a summary is what it counted, and each quantile a metric of its own", () => {
    const quantileValues = [
      { quantile: 0.5, value: 3 },
      { quantile: 0.99, value: 8 },
      { quantile: 1, value: Number.NaN },
    ];
    const data = of({}, { summary: { dataPoints: [{ ...started, count: "4", sum: 14, quantileValues }] } });
    expect(data?.points).toMatchObject([{ totals: { samples: 4, sum: 14 }, cumulative: { startedAt: 1795823940000 } }]);
    expect(data?.values.map(({ Dimensions, Value }) => [Dimensions, Value])).toEqual([
      [[{ Name: "quantile", Value: "0.5" }], 3],
      [[{ Name: "quantile", Value: "0.99" }], 8],
    ]);
  });
});

describe("what CloudWatch cannot keep is counted by its reason", () => {
  test.each<[string, Metric, number, RegExp]>([
    ["values that are no numbers", { gauge: { dataPoints: [{ asDouble: Number.NaN }] } }, 1, /no number/],
    [
      "too many attributes",
      {
        gauge: {
          dataPoints: [
            { attributes: Array.from({ length: 31 }, (_, n) => ({ key: `k${n}`, value: { stringValue: "v" } })) },
          ],
        },
      },
      1,
      /30 dimensions/,
    ],
    [
      "more buckets than anybody has",
      { histogram: { dataPoints: [{ bucketCounts: Array(2_001).fill("1"), explicitBounds: Array(2_000).fill(1) }] } },
      1,
      /2,000 buckets/,
    ],
    ["no name", { name: "", gauge: { dataPoints: [{ asInt: "1" }, { asInt: "2" }] } }, 2, /1 to 255 characters/],
  ])("%s", (_, metric, count, reason) => {
    const { namespaces, rejected } = dataOf({ name: "m", ...metric });
    expect(namespaces).toMatchObject([{ values: [], points: [] }]);
    expect([...rejected]).toEqual([[expect.stringMatching(reason), count]]);
  });
});

test("a point that says nothing was recorded is passed over", () => {
  const { namespaces, rejected } = dataOf({ name: "m", gauge: { dataPoints: [{ flags: 1, asDouble: 5 }] } });
  expect([namespaces[0]?.values, rejected.size]).toEqual([[], 0]);
});
