import type { MetricDatum } from "@aws-sdk/client-cloudwatch";
import { describe, expect, test } from "vitest";
import { AwsError } from "@/lib/platform/errors";
import { parseMetricData } from "./put-metric-data";

const NOW = Date.UTC(2026, 10, 22, 12, 34, 56, 789);
const HOUR = 3_600_000;

const parse = (datum: MetricDatum) => parseMetricData({ Namespace: "N", MetricData: [datum] }, NOW)[0];
const fault = (datum: MetricDatum): string => {
  try {
    parse(datum);
    return "";
  } catch (error) {
    return error instanceof AwsError ? `${error.code}: ${error.message}` : String(error);
  }
};
const measured = (datum: Partial<MetricDatum>) => parse({ MetricName: "M", ...datum })?.point;

describe("what is kept", () => {
  test("a value, stamped with the minute of its arrival", () => {
    expect(parse({ MetricName: "M", Value: 2.5 })).toEqual({
      series: { namespace: "N", metricName: "M", dimensions: [] },
      point: {
        at: Date.UTC(2026, 10, 22, 12, 34),
        unit: "None",
        sampleCount: 1,
        sum: 2.5,
        minimum: 2.5,
        maximum: 2.5,
      },
      resolution: 60,
    });
  });

  test("high resolution keeps the second", () => {
    expect(parse({ MetricName: "M", Value: 1, StorageResolution: 1 })).toMatchObject({
      point: { at: Date.UTC(2026, 10, 22, 12, 34, 56) },
      resolution: 1,
    });
  });

  test("dimensions in the order of their names, whatever order they came in", () => {
    const [a, b] = [
      { Name: "a", Value: "1" },
      { Name: "b", Value: "2" },
    ];
    const one = parse({ MetricName: "M", Value: 1, Dimensions: [a, b] });
    const other = parse({ MetricName: "M", Value: 1, Dimensions: [b, a] });
    expect(one).toEqual(other);
  });

  test("values with counts, and values without, each once", () => {
    expect(measured({ Values: [1, 10], Counts: [2, 4] })).toMatchObject({
      sampleCount: 6,
      sum: 42,
      minimum: 1,
      maximum: 10,
      values: [1, 10],
      counts: [2, 4],
    });
    expect(measured({ Values: [1, 10] })).toMatchObject({ sampleCount: 2, sum: 11, counts: [1, 1] });
  });

  test("a value that was counted zero times is neither lowest nor highest", () => {
    expect(measured({ Values: [1, 5, 100], Counts: [0, 3, 0] })).toMatchObject({
      sampleCount: 3,
      minimum: 5,
      maximum: 5,
    });
  });

  test("a statistic set beside values is what adds up, the values stay for percentiles", () => {
    const StatisticValues = { SampleCount: 3, Sum: 33.3, Minimum: 0.9, Maximum: 20.4 };
    expect(measured({ Values: [1, 20], Counts: [2, 1], StatisticValues })).toMatchObject({
      sampleCount: 3,
      sum: 33.3,
      minimum: 0.9,
      maximum: 20.4,
      values: [1, 20],
    });
  });

  test("both ends of every range", () => {
    expect(measured({ Value: 2 ** 360 })?.sum).toBe(2 ** 360);
    expect(measured({ Value: -(2 ** 360) })?.sum).toBe(-(2 ** 360));
    expect(measured({ Value: 1, Timestamp: new Date(NOW + 2 * HOUR) })).toBeDefined();
    expect(measured({ Value: 1, Timestamp: new Date(NOW - 14 * 24 * HOUR) })).toBeDefined();
  });
});

describe("what is refused", () => {
  const named = { MetricName: "M", Value: 1 };
  const set = { SampleCount: 1, Sum: 1, Minimum: 1, Maximum: 1 };
  const cases: [string, MetricDatum, string | RegExp][] = [
    [
      "nothing measured",
      { MetricName: "M" },
      "InvalidParameterCombinationException: At least one of the parameters MetricData.member.1.Value and MetricData.member.1.StatisticValues must be specified.",
    ],
    [
      "a value and a statistic set",
      { ...named, StatisticValues: set },
      "InvalidParameterCombinationException: The parameters MetricData.member.1.Value and MetricData.member.1.StatisticValues are mutually exclusive and you have specified both.",
    ],
    [
      "values and counts of two sizes",
      { MetricName: "M", Values: [1, 10], Counts: [2, 4, 5] },
      "InvalidParameterValueException: The parameters MetricData.member.1.Values and MetricData.member.1.Counts must be of the same size.",
    ],
    [
      "counts without values",
      { MetricName: "M", Counts: [1] },
      /^MissingRequiredParameterException: The parameter MetricData.member.1.Values is required./,
    ],
    [
      "more than 150 values",
      { MetricName: "M", Values: Array(151).fill(1) },
      "InvalidParameterValueException: The collection MetricData.member.1.Values must not have a size greater than 150.",
    ],
    ["a negative count", { MetricName: "M", Values: [1], Counts: [-1] }, /Counts.member.1 is invalid/],
    ["no count at all", { MetricName: "M", Values: [1], Counts: [0] }, /Counts is invalid/],
    [
      "infinity",
      { MetricName: "M", Value: Number.POSITIVE_INFINITY },
      /The value Infinity for parameter .*Value is invalid/,
    ],
    [
      "beyond 2^360",
      { MetricName: "M", Value: 2.0001 * 2 ** 360 },
      /for parameter MetricData.member.1.Value is invalid/,
    ],
    ["NaN in a list", { MetricName: "M", Values: [1, Number.NaN] }, /Values.member.2 is invalid/],
    ["an empty statistic set", { MetricName: "M", StatisticValues: { ...set, SampleCount: 0 } }, /must not equal 0/],
    ["minimum over maximum", { MetricName: "M", StatisticValues: { ...set, Minimum: 2 } }, /must be greater than/],
    [
      "another resolution",
      { ...named, StorageResolution: 30 },
      "InvalidParameterValueException: The parameter MetricData.member.1.StorageResolution must be a value in the set [ 1, 60 ].",
    ],
    [
      "more than two hours ahead",
      { ...named, Timestamp: new Date(NOW + 2 * HOUR + 1) },
      /no more than two hours in the future/,
    ],
    [
      "more than two weeks ago",
      { ...named, Timestamp: new Date(NOW - 14 * 24 * HOUR - 1) },
      /within the past two weeks/,
    ],
    [
      "a dimension twice",
      { ...named, Dimensions: Array(2).fill({ Name: "a", Value: "1" }) },
      "InvalidParameterValueException: No metric may specify the same dimension name twice.",
    ],
    ["a dimension that begins with a colon", { ...named, Dimensions: [{ Name: ":a", Value: "1" }] }, /:a/],
    ["a blank dimension value", { ...named, Dimensions: [{ Name: "a", Value: "  " }] }, /must not be blank/],
    ["a dimension beyond ASCII", { ...named, Dimensions: [{ Name: "a", Value: "ção" }] }, /only ASCII/],
    ["a control character in a name", { MetricName: "M\0", Value: 1 }, /invalid characters/],
  ];
  test.each(cases)("%s", (_, datum, expected) => {
    if (typeof expected === "string") expect(fault(datum)).toBe(expected);
    else expect(fault(datum)).toMatch(expected);
  });

  test("more than 1,000 metrics, entities' counted too", () => {
    const many = (count: number) => Array.from({ length: count }, () => ({ ...named }));
    const call = (MetricData: MetricDatum[], entity: MetricDatum[]) => () =>
      parseMetricData({ Namespace: "N", MetricData, EntityMetricData: [{ MetricData: entity }] }, NOW);
    expect(call(many(500), many(500))).not.toThrow();
    expect(call(many(500), many(501))).toThrow("The collection MetricData must not have a size greater than 1000.");
  });
});

describe("entities", () => {
  const send = (KeyAttributes: Record<string, string>, StrictEntityValidation: boolean, Attributes = {}) =>
    parseMetricData(
      {
        Namespace: "N",
        EntityMetricData: [{ Entity: { KeyAttributes, Attributes }, MetricData: [{ MetricName: "M", Value: 1 }] }],
        StrictEntityValidation,
      },
      NOW,
    );
  const service = { Type: "Service", Name: "shop", Environment: "production" };

  test("a right one passes strict validation", () => expect(send(service, true)).toHaveLength(1));

  test.each([
    ["MissingRequiredFields", { Type: "Service", Name: "shop" }, {}],
    ["MissingRequiredFields", { Name: "shop", Environment: "production" }, {}],
    ["InvalidTypeValue", { ...service, Type: "Machine" }, {}],
    ["InvalidKeyAttributes", { ...service, Colour: "red" }, {}],
    ["InvalidAttributes", service, { Team: " " }],
  ])("%s fails a strict request, and no other", (name, keys, attributes) => {
    expect(() => send(keys, true, attributes)).toThrow(
      `The parameter EntityMetricData.member.1.Entity is invalid: ${name}.`,
    );
    expect(send(keys, false, attributes)).toHaveLength(1);
  });
});
