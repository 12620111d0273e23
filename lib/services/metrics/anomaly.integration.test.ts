import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rootCaller, serviceCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase } from "@/lib/platform/database";
import { dispatch, invoke } from "../invoke";

const ACCOUNT = "100000000025";
const root = rootCaller(ACCOUNT, "us-east-1", { sourceIPAddress: "203.0.113.20", userAgent: "test/1" });
const worker = serviceCaller("cloudwatch.amazonaws.com", ACCOUNT, "us-east-1");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A whole hour, now. */
const NOW = Math.floor(Date.now() / HOUR) * HOUR;
let now = NOW;

/** 100 at night and 300 by day, a little up and down; three days of it, every five minutes. */
const usual = (at: number) => (new Date(at).getUTCHours() < 12 ? 100 : 300) + (((at / (5 * MINUTE)) % 7) - 3);

beforeAll(async () => {
  setClock(() => now);
  const times = Array.from({ length: (3 * DAY) / (5 * MINUTE) }, (_, index) => NOW - 3 * DAY + index * 5 * MINUTE);
  for (let begin = 0; begin < times.length; begin += 500) {
    const MetricData = times.slice(begin, begin + 500).map((at) => ({
      MetricName: "Orders",
      Value: usual(at),
      Timestamp: new Date(at),
    }));
    await invoke(root, "cloudwatch:PutMetricData", { Namespace: "Shop", MetricData });
  }
});

afterAll(async () => {
  setClock();
  await closeDatabase();
});

const Metric = { Namespace: "Shop", MetricName: "Orders" };
const orders = { Id: "m1", MetricStat: { Metric, Period: 300, Stat: "Average" } };

async function band(Expression: string, more: object[] = []) {
  const answer = await invoke(root, "cloudwatch:GetMetricData", {
    MetricDataQueries: [{ ...orders, ReturnData: false }, ...more, { Id: "ad1", Expression }] as never,
    StartTime: new Date(NOW - DAY),
    EndTime: new Date(NOW),
    ScanBy: "TimestampAscending",
  });
  return (answer.MetricDataResults ?? []).map(({ Label, Timestamps = [], Values = [] }) => ({
    Label,
    values: new Map(Timestamps.map((at, index) => [at.getTime(), Values[index] ?? Number.NaN])),
  }));
}

test("a band has an upper and a lower line, which hold what is usual at each hour", async () => {
  const [upper, lower] = await band("ANOMALY_DETECTION_BAND(m1, 4)");
  expect([upper?.Label, lower?.Label]).toEqual(["Orders High", "Orders Low"]);
  expect(upper?.values.size).toBe(288);
  for (const [at, high] of upper?.values ?? []) {
    const low = lower?.values.get(at) ?? Number.NaN;
    const hour = new Date(at).getUTCHours();
    // Between the middles of two hours of different height the line is on its way.
    if ([0, 11, 12, 23].includes(hour)) continue;
    expect(usual(at)).toBeLessThan(high);
    expect(usual(at)).toBeGreaterThan(low);
    expect(high - low).toBeLessThan(60);
  }
});

test("FIRST and LAST of a band are its lines; wider is wider", async () => {
  const [wide] = await band("FIRST(ANOMALY_DETECTION_BAND(m1, 6)) - LAST(ANOMALY_DETECTION_BAND(m1, 6))");
  const [narrow] = await band("FIRST(ANOMALY_DETECTION_BAND(m1)) - LAST(ANOMALY_DETECTION_BAND(m1))");
  for (const [at, width] of narrow?.values ?? []) expect(wide?.values.get(at)).toBeCloseTo(width * 3, 6);
});

test("a band of an expression is trained on the expression", async () => {
  const [upper] = await band("ANOMALY_DETECTION_BAND(e1, 4)", [
    { Id: "e1", Expression: "m1 / 100", ReturnData: false },
  ]);
  const night = [...(upper?.values ?? [])].filter(([at]) => [3, 4, 5].includes(new Date(at).getUTCHours()));
  expect(night.length).toBe(36);
  for (const [, high] of night) expect(high).toBeLessThan(2);
});

test("a metric without data has no band", async () => {
  const answer = await band("ANOMALY_DETECTION_BAND(m2)", [
    {
      Id: "m2",
      MetricStat: { Metric: { ...Metric, MetricName: "Nothing" }, Period: 300, Stat: "Sum" },
      ReturnData: false,
    },
  ]);
  expect(answer.map(({ values }) => values.size)).toEqual([0, 0]);
});

test("an alarm on a band goes off when the metric leaves it, and says which limits", async () => {
  await invoke(root, "cloudwatch:PutMetricAlarm", {
    AlarmName: "orders",
    EvaluationPeriods: 1,
    ComparisonOperator: "LessThanLowerOrGreaterThanUpperThreshold",
    ThresholdMetricId: "ad1",
    Metrics: [orders, { Id: "ad1", Expression: "ANOMALY_DETECTION_BAND(m1, 4)" }],
  });
  const measure = async (Value: number) => {
    const MetricData = [{ MetricName: "Orders", Value, Timestamp: new Date(now) }];
    await invoke(root, "cloudwatch:PutMetricData", { Namespace: "Shop", MetricData });
    now += 5 * MINUTE + 5_000;
    await dispatch(worker, "cloudwatch:EvaluateAlarms", {});
    return (await invoke(root, "cloudwatch:DescribeAlarms", { AlarmNames: ["orders"] })).MetricAlarms?.[0];
  };
  expect(await measure(usual(NOW))).toMatchObject({ StateValue: "OK" });
  now = NOW + 10 * MINUTE;
  const alarm = await measure(5_000);
  expect(alarm?.StateValue).toBe("ALARM");
  expect(alarm?.StateReason).toMatch(
    /^Thresholds Crossed: 1 datapoint \[5000\.0 .*\] was less than the lower thresholds \[[\d.]+\] or greater than the upper thresholds \[[\d.]+\]/,
  );
  expect(JSON.parse(alarm?.StateReasonData ?? "")).toMatchObject({
    recentUpperThresholds: [expect.any(Number)],
    recentLowerThresholds: [expect.any(Number)],
  });
});

describe("detectors", () => {
  const put = (input: object) => invoke(root, "cloudwatch:PutAnomalyDetector", input);
  const describeAll = (input: object = {}) => invoke(root, "cloudwatch:DescribeAnomalyDetectors", input);
  const single = { SingleMetricAnomalyDetector: { ...Metric, Stat: "Average" } };
  const queries = [
    { Id: "m1", MetricStat: { Metric, Period: 300, Stat: "Sum" }, ReturnData: false },
    { Id: "e1", Expression: "m1*2" },
  ];

  test("are put, described and deleted, one for each metric and statistic", async () => {
    const { AnomalyDetectorId } = await put(single);
    const again = await put({ ...Metric, Stat: "Average", Configuration: { MetricTimezone: "America/Sao_Paulo" } });
    expect(again.AnomalyDetectorId).toBe(AnomalyDetectorId);
    const { AnomalyDetectors } = await describeAll();
    expect(AnomalyDetectors).toEqual([
      {
        AnomalyDetectorId,
        ...Metric,
        Dimensions: [],
        Stat: "Average",
        SingleMetricAnomalyDetector: { ...Metric, Dimensions: [], Stat: "Average" },
        Configuration: { MetricTimezone: "America/Sao_Paulo" },
        StateValue: "TRAINED",
      },
    ]);
    expect((await describeAll({ MetricName: "Other" })).AnomalyDetectors).toEqual([]);
    expect(await invoke(root, "cloudwatch:DeleteAnomalyDetector", single)).toEqual({});
    expect((await describeAll()).AnomalyDetectors).toEqual([]);
  });

  test("on metric math are told by their queries; states say how far training is", async () => {
    const { AnomalyDetectorId = "" } = await put({ MetricMathAnomalyDetector: { MetricDataQueries: queries } });
    await put({ SingleMetricAnomalyDetector: { ...Metric, MetricName: "Nothing", Stat: "Sum" } });
    const states = async (input: object) =>
      (await describeAll(input)).AnomalyDetectors?.map(({ StateValue, MetricMathAnomalyDetector }) => [
        MetricMathAnomalyDetector ? "math" : "single",
        StateValue,
      ]);
    expect(await states({})).toEqual([["single", "PENDING_TRAINING"]]);
    expect(await states({ AnomalyDetectorTypes: ["METRIC_MATH"] })).toEqual([["math", "TRAINED"]]);
    expect(await states({ AnomalyDetectorIds: [AnomalyDetectorId] })).toEqual([["math", "TRAINED"]]);
    const first = await describeAll({ AnomalyDetectorTypes: ["METRIC_MATH", "SINGLE_METRIC"], MaxResults: 1 });
    expect(first.AnomalyDetectors).toHaveLength(1);
    const question = {
      AnomalyDetectorTypes: ["METRIC_MATH", "SINGLE_METRIC"],
      MaxResults: 1,
      NextToken: first.NextToken,
    };
    expect((await describeAll(question)).AnomalyDetectors).toHaveLength(1);
    await invoke(root, "cloudwatch:DeleteAnomalyDetector", { AnomalyDetectorId });
  });

  test("on metric math changes the band of its expression over whichever period", async () => {
    const twice = { Id: "e1", Expression: "m1 * 2", ReturnData: false };
    const read = async () => (await band("ANOMALY_DETECTION_BAND(e1, 2)", [twice]))[0]?.values;
    const before = await read();
    const hourly = { ...orders, MetricStat: { ...orders.MetricStat, Period: 3600 }, ReturnData: false };
    const MetricDataQueries = [hourly, { ...twice, ReturnData: true }];
    const { AnomalyDetectorId = "" } = await put({
      MetricMathAnomalyDetector: { MetricDataQueries },
      Configuration: { ExcludedTimeRanges: [{ StartTime: new Date(NOW - DAY), EndTime: new Date(NOW) }] },
    });
    expect(before?.size).toBeGreaterThan(0);
    expect(await read()).not.toEqual(before);
    await invoke(root, "cloudwatch:DeleteAnomalyDetector", { AnomalyDetectorId });
    expect(await read()).toEqual(before);
  });

  test("an excluded time changes the band", async () => {
    const before = await band("ANOMALY_DETECTION_BAND(m1, 4)");
    const ExcludedTimeRanges = [{ StartTime: new Date(NOW - 4 * DAY), EndTime: new Date(NOW + DAY) }];
    await put({ ...single, Configuration: { ExcludedTimeRanges } });
    expect(before[0]?.values.size).toBeGreaterThan(0);
    expect((await band("ANOMALY_DETECTION_BAND(m1, 4)"))[0]?.values.size).toBe(0);
    await invoke(root, "cloudwatch:DeleteAnomalyDetector", single);
  });

  const range = (from: number, to: number) => ({ StartTime: new Date(from), EndTime: new Date(to) });
  test.each([
    ["nothing", {}, "MissingRequiredParameterException", "The parameter Namespace is required."],
    [
      "no statistic",
      { SingleMetricAnomalyDetector: Metric },
      "MissingRequiredParameterException",
      "The parameter Stat is required.",
    ],
    [
      "no queries",
      { MetricMathAnomalyDetector: {} },
      "MissingRequiredParameterException",
      /MetricDataQueries is required/,
    ],
    ["two ways", { ...single, ...Metric }, "InvalidParameterCombinationException", /^Only one of/],
    [
      "a wrong zone",
      { ...single, Configuration: { MetricTimezone: "Mars/Base" } },
      "InvalidParameterValueException",
      /Mars\/Base/,
    ],
    [
      "a range backwards",
      { ...single, Configuration: { ExcludedTimeRanges: [range(2, 1)] } },
      "InvalidParameterValueException",
      /StartTime/,
    ],
    [
      "11 ranges",
      { ...single, Configuration: { ExcludedTimeRanges: Array(11).fill(range(1, 2)) } },
      "InvalidParameterValueException",
      /greater than 10/,
    ],
    [
      "a search",
      { MetricMathAnomalyDetector: { MetricDataQueries: [{ Id: "e1", Expression: "SUM(SEARCH('a','Sum',60))" }] } },
      "InvalidParameterValueException",
      /SEARCH is not supported/,
    ],
    [
      "a wrong expression",
      { MetricMathAnomalyDetector: { MetricDataQueries: [{ Id: "e1", Expression: "m9" }] } },
      "InvalidParameterValueException",
      /Undefined id: m9/,
    ],
  ])("refuse %s", async (_what, input, code, message) => {
    await expect(put(input)).rejects.toMatchObject({
      code,
      message: typeof message === "string" ? message : expect.stringMatching(message),
    });
  });

  test("that are not there are not deleted, and a token of another question is none", async () => {
    const gone = invoke(root, "cloudwatch:DeleteAnomalyDetector", { AnomalyDetectorId: "gone" });
    await expect(gone).rejects.toMatchObject({ code: "ResourceNotFoundException" });
    const both = invoke(root, "cloudwatch:DeleteAnomalyDetector", { AnomalyDetectorId: "a", ...single });
    await expect(both).rejects.toMatchObject({ code: "InvalidParameterCombinationException" });
    await expect(describeAll({ NextToken: "forged" })).rejects.toMatchObject({ code: "InvalidNextToken" });
  });
});
