import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../invoke";

const root = rootCaller("100000000024", "us-east-1", { sourceIPAddress: "203.0.113.20", userAgent: "test/1" });
const MINUTE = 60_000;
/** The start of a whole ten minutes about an hour ago. */
const start = Math.floor(Date.now() / (10 * MINUTE)) * 10 * MINUTE - 60 * MINUTE;
const at = (minutes: number) => new Date(start + minutes * MINUTE);

/** Each host's values, a minute each, and a statistic set that counts as three observations. */
const HOSTS = { a: [1, 3, 5], b: [10, 30], c: [7] } as const;

beforeAll(async () => {
  const data = Object.entries(HOSTS).flatMap(([host, values]) =>
    values.map((Value, minute) => ({
      MetricName: "Latency",
      Value,
      Timestamp: at(minute),
      Dimensions: [
        { Name: "Host", Value: host },
        { Name: "Rack", Value: host === "c" ? "z2" : "z1" },
      ],
    })),
  );
  const set = { SampleCount: 3, Sum: 60, Minimum: 10, Maximum: 40 };
  await invoke(root, "cloudwatch:PutMetricData", {
    Namespace: "My Shop",
    MetricData: [
      ...data,
      { MetricName: "Latency", StatisticValues: set, Timestamp: at(0) },
      { MetricName: "Latency", Value: 2, Timestamp: at(0), Dimensions: [{ Name: "Host", Value: "a" }] },
      { MetricName: "Count", Value: 9, Timestamp: at(0) },
    ],
  });
});

afterAll(closeDatabase);

const ask = async (Expression: string, more: object = {}, others: object[] = []) => {
  const answer = await invoke(root, "cloudwatch:GetMetricData", {
    MetricDataQueries: [{ Id: "q1", Expression, Period: 60, ...more }, ...others] as never,
    StartTime: at(0),
    EndTime: at(4),
    ScanBy: "TimestampAscending",
  });
  return (answer.MetricDataResults ?? []).map(({ Label, Values }) => `${Label}: ${Values?.join(" ")}`);
};

/** What a query must come to, worked out from the values above and not by the code under test. */
describe("Metrics Insights", () => {
  const shop = 'SCHEMA("My Shop", Host, Rack)';
  test.each([
    [`SELECT SUM(Latency) FROM ${shop}`, ["q1: 18 33 5"]],
    [`SELECT AVG(Latency) FROM ${shop}`, ["q1: 6 16.5 5"]],
    [`SELECT MAX(Latency) FROM ${shop}`, ["q1: 10 30 5"]],
    [`SELECT MIN(Latency) FROM ${shop}`, ["q1: 1 3 5"]],
    [`SELECT COUNT(Latency) FROM ${shop}`, ["q1: 3 2 1"]],
    ['SELECT COUNT(Latency) FROM "My Shop"', ["q1: 7 2 1"]],
    ['SELECT AVG(Latency) FROM "My Shop"', [`q1: ${80 / 7} 16.5 5`]],
    ['SELECT AVG(Latency) FROM SCHEMA("My Shop")', ["q1: 20"]],
    ['SELECT MAX(Latency) FROM SCHEMA("My Shop", Host)', ["q1: 2"]],
    [`SELECT SUM(Latency) FROM ${shop} GROUP BY Host`, ["a: 1 3 5", "b: 10 30", "c: 7"]],
    [`SELECT SUM(Latency) FROM ${shop} GROUP BY Rack, Host`, ["z1 a: 1 3 5", "z1 b: 10 30", "z2 c: 7"]],
    [`SELECT SUM(Latency) FROM ${shop} GROUP BY Rack`, ["z1: 11 33 5", "z2: 7"]],
    ['SELECT MAX(Latency) FROM "My Shop" GROUP BY Rack', ["Other: 40", "z1: 10 30 5", "z2: 7"]],
    [`SELECT SUM(Latency) FROM ${shop} GROUP BY Host ORDER BY MAX() DESC LIMIT 2`, ["b: 10 30", "c: 7"]],
    [`SELECT SUM(Latency) FROM ${shop} GROUP BY Host ORDER BY AVG()`, ["a: 1 3 5", "c: 7", "b: 10 30"]],
    [`SELECT SUM(Latency) FROM ${shop} WHERE Rack = 'z1' AND Host != 'b'`, ["q1: 1 3 5"]],
    [
      `SELECT SUM(Latency) FROM ${shop} WHERE AWS.AccountId = '100000000024' GROUP BY AWS.AccountId`,
      ["100000000024: 18 33 5"],
    ],
    ['SELECT SUM("Count") FROM "My Shop"', ["q1: 9"]],
    ['SELECT SUM(Nothing) FROM "My Shop"', ["q1: "]],
    ['SELECT SUM(Nothing) FROM "My Shop" GROUP BY Host', []],
    [
      "SELECT SUM(Latency) FROM \"My Shop\" WHERE Host = 'x'' OR ''1''=''1'",
      "Error in expression 'q1': Invalid syntax",
    ],
    ["SELECT SUM(Latency) FROM \"My Shop\" WHERE Host = '\\'; DROP TABLE metric_series; --'", ["q1: "]],
  ])("%s", async (query, expected) => {
    if (typeof expected === "string") {
      await expect(ask(query)).rejects.toMatchObject({ code: "ValidationException", message: expected });
    } else expect(await ask(query)).toEqual(expected);
  });

  test("expressions go on from a query; labels know its groups", async () => {
    const query = `SELECT SUM(Latency) FROM ${shop} GROUP BY Host`;
    const math = { Id: "e1", Expression: "SUM(q1) / 2" };
    expect(await ask(query, { ReturnData: false }, [math])).toEqual(["e1: 9 16.5 2.5"]);
    expect(await ask(query, { Label: "of" })).toEqual(["of a: 1 3 5", "of b: 10 30", "of c: 7"]);
    expect(await ask(query, { Label: `$\{PROP('Dim.Host')} $\{MAX}` })).toEqual([
      "a 5: 1 3 5",
      "b 30: 10 30",
      "c 7: 7",
    ]);
    expect(await ask(query, { Period: 300 })).toEqual(["a: 9", "b: 40", "c: 7"]);
  });

  test("without GROUP BY it is one series, as a metric is", async () => {
    const single = { Id: "e1", Expression: "q1 - MIN(q1)" };
    expect(await ask(`SELECT MAX(Latency) FROM ${shop}`, { ReturnData: false }, [single])).toEqual(["e1: 5 25 0"]);
    await expect(
      ask(`SELECT MAX(Latency) FROM ${shop} GROUP BY Host`, {}, [{ Id: "e1", Expression: "q1 > 5" }]),
    ).rejects.toMatchObject({
      message: expect.stringContaining("Unsupported operand type(s) for >: '[Array[TimeSeries], Scalar]'"),
    });
  });
});
