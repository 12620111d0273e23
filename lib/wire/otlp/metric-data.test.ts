import { describe, expect, test } from "vitest";
import type { Metric } from "./export-request";
import { metricDataOf } from "./metric-data";

const at = "1795824000123000000";
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
  const { inputs, rejected } = dataOf({
    name: "queue.size",
    unit: "{item}",
    gauge: { dataPoints: [{ attributes, timeUnixNano: at, asInt: "7" }] },
  });
  const datum = { MetricName: "queue.size", Unit: "Count", Timestamp: new Date(1795824000123), Dimensions, Value: 7 };
  expect(inputs).toEqual([{ Namespace: "checkout", MetricData: [datum] }]);
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
    }).inputs[0]?.Namespace;

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
  const { inputs } = dataOf({ name: "m", unit, sum: { dataPoints: [{ asDouble: 1 }] } });
  expect(inputs[0]?.MetricData?.[0]?.Unit).toBe(expected);
});

test("the buckets of a histogram are values in their middles, within what was seen", () => {
  const { inputs } = dataOf({
    name: "latency",
    unit: "ms",
    histogram: {
      aggregationTemporality: 1,
      dataPoints: [
        { timeUnixNano: at, bucketCounts: ["2", "0", "3", "1"], explicitBounds: [10, 20, 40], min: 4, max: 90 },
      ],
    },
  });
  expect(inputs[0]?.MetricData?.[0]).toMatchObject({ Values: [7, 30, 65], Counts: [2, 3, 1], Unit: "Milliseconds" });
});

test("a histogram that tells no extremes takes the bounds that it has", () => {
  const { inputs } = dataOf({
    name: "latency",
    histogram: { dataPoints: [{ bucketCounts: ["1", "1", "1"], explicitBounds: [10, 20] }] },
  });
  expect(inputs[0]?.MetricData?.[0]).toMatchObject({ Values: [10, 15, 20], Counts: [1, 1, 1] });
});

test("an exponential histogram is values in the geometric middles of its buckets", () => {
  const { inputs } = dataOf({
    name: "latency",
    exponentialHistogram: {
      dataPoints: [{ scale: 0, zeroCount: "4", positive: { offset: 1, bucketCounts: ["5", "6"] } }],
    },
  });
  // Scale 0 has the base 2: the buckets are (2, 4] and (4, 8].
  const [datum] = inputs[0]?.MetricData ?? [];
  expect(datum?.Counts).toEqual([4, 5, 6]);
  expect(datum?.Values?.map((value) => value.toFixed(4))).toEqual(["0.0000", "2.8284", "5.6569"]);
});

test("more than 150 buckets become several data of one time", () => {
  const bucketCounts = Array.from({ length: 320 }, () => "1");
  const { inputs } = dataOf({
    name: "m",
    exponentialHistogram: { dataPoints: [{ scale: 5, positive: { bucketCounts } }] },
  });
  expect(inputs[0]?.MetricData?.map(({ Values }) => Values?.length)).toEqual([150, 150, 20]);
});

test("a service with more than 1,000 data is put in several calls", () => {
  const dataPoints = Array.from({ length: 2001 }, (_, place) => ({ asInt: String(place) }));
  expect(dataOf({ name: "m", gauge: { dataPoints } }).inputs.map(({ MetricData }) => MetricData?.length)).toEqual([
    1000, 1000, 1,
  ]);
});

describe("what CloudWatch cannot keep is counted by its reason", () => {
  test.each<[string, Metric, number, RegExp]>([
    ["cumulative histograms", { histogram: { aggregationTemporality: 2, dataPoints: [{}, {}] } }, 2, /delta/],
    [
      "cumulative exponential ones",
      { exponentialHistogram: { aggregationTemporality: 2, dataPoints: [{}] } },
      1,
      /delta/,
    ],
    ["summaries", { summary: { dataPoints: [{}, {}, {}] } }, 3, /Summaries/],
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
  ])("%s", (_, metric, count, reason) => {
    const { inputs, rejected } = dataOf({ name: "m", ...metric });
    expect(inputs).toEqual([]);
    expect([...rejected]).toEqual([[expect.stringMatching(reason), count]]);
  });
});

test("a point that says nothing was recorded is passed over", () => {
  const { inputs, rejected } = dataOf({ name: "m", gauge: { dataPoints: [{ flags: 1, asDouble: 5 }] } });
  expect([inputs, rejected.size]).toEqual([[], 0]);
});
