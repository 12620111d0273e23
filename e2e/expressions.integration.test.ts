import {
  CloudWatchClient,
  CloudWatchServiceException,
  GetMetricDataCommand,
  type MetricDataQuery,
  PutMetricAlarmCommand,
  PutMetricDataCommand,
} from "@aws-sdk/client-cloudwatch";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { keysOfUser, startWholeApi, type WholeApi } from "./whole-api";

/** Whatever text comes over the wire as an expression or a query, AWS's own SDK is given an answer or an error of AWS's. */
const root = rootCaller("610000000002", "us-east-1", { sourceIPAddress: "203.0.113.1", userAgent: "test/1" });
const MINUTE = 60_000;
const start = Math.floor(Date.now() / MINUTE) * MINUTE - 30 * MINUTE;
let api: WholeApi;
let client: CloudWatchClient;

beforeAll(async () => {
  api = await startWholeApi();
  client = new CloudWatchClient(api.optionsFor(await keysOfUser(root, "asker", "cloudwatch:*")));
  const MetricData = ["a", "b"].flatMap((Value) =>
    [1, 2, 3].map((value) => ({
      MetricName: "Cpu",
      Value: value,
      Timestamp: new Date(start + value * MINUTE),
      Dimensions: [{ Name: "Host", Value }],
    })),
  );
  await client.send(new PutMetricDataCommand({ Namespace: "Fuzz", MetricData }));
});

afterAll(async () => {
  client.destroy();
  await api.close();
  await closeDatabase();
});

const metric = (Id: string, host = "a"): MetricDataQuery => ({
  Id,
  MetricStat: {
    Metric: { Namespace: "Fuzz", MetricName: "Cpu", Dimensions: [{ Name: "Host", Value: host }] },
    Period: 60,
    Stat: "Sum",
  },
  ReturnData: false,
});

function ask(queries: MetricDataQuery[], from = start) {
  return client.send(
    new GetMetricDataCommand({
      MetricDataQueries: queries,
      StartTime: new Date(from),
      EndTime: new Date(start + 10 * MINUTE),
    }),
  );
}

/** The milliseconds that an answer took, whichever it was; a fault of ours, or an error that is none of AWS's, fails the test. */
async function answered(asked: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  try {
    await asked();
  } catch (error) {
    if (!(error instanceof CloudWatchServiceException)) throw error;
    expect(error.$metadata.httpStatusCode, error.message).toBe(400);
    expect(error.name).not.toMatch(/Internal|Unknown/);
    expect(error.message.length).toBeGreaterThan(0);
  }
  return performance.now() - began;
}

const MATH = [
  "SUM([m1, m2]) / DATAPOINT_COUNT(m1)",
  "IF(m1 > 1 AND m2 < 3, FILL(m1, LINEAR), -m2 ^ 2)",
  "SLICE(SORT(SEARCH('{Fuzz,Host} MetricName=\"Cpu\" NOT (a OR b)', 'Sum', 60), AVG, DESC), 0, 5)",
  "FIRST(ANOMALY_DETECTION_BAND(m1, 3)) - TIME_SERIES(RATE(m2))",
  'METRICS("m") * PERIOD(m1) / INSIGHT_RULE_METRIC("rule", "Sum")',
];
const SQL = [
  "SELECT AVG(Cpu) FROM SCHEMA(Fuzz, Host) WHERE Host != 'a' GROUP BY Host ORDER BY MAX() DESC LIMIT 5",
  'SELECT SUM("Cpu") FROM "Fuzz" WHERE tag."x y" = \'z\' AND AWS.AccountId = \'1\' GROUP BY tag.a, Host',
];
const words = fc.constantFrom(
  ..."m1 m2 e1 SUM AVG FILL IF SORT SLICE METRICS SEARCH RATE ( ) [ ] , + - * / ^ == <= AND OR 5 1e308 0 'a' REPEAT DESC".split(
    " ",
  ),
);
const sqlWords = fc.constantFrom(
  ..."AVG MAX ( ) Cpu FROM Fuzz SCHEMA WHERE Host = != 'a' \"b\" AND GROUP ORDER BY LIMIT 5 501 , . tag AWS DESC ; -- \\".split(
    " ",
  ),
);
const strange = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }),
  fc.constantFrom("\0", "\uD800", "'", '"', "\\", "{", "\u202E"),
);

/** A right text with a piece of it taken away, doubled, or exchanged for something strange. */
const damaged = (texts: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...texts), fc.nat(200), fc.nat(8), fc.oneof(strange, fc.constant("")), fc.boolean())
    .map(([text, at, length, piece, doubled]) => {
      const offset = at % text.length;
      const cut = text.slice(offset, offset + length);
      return text.slice(0, offset) + (doubled ? cut + cut : piece) + text.slice(offset + length);
    });
const expressions = fc.oneof(
  damaged(MATH),
  damaged(SQL),
  fc.array(words, { minLength: 1, maxLength: 20 }).map((some) => some.join(" ")),
  fc.array(sqlWords, { minLength: 1, maxLength: 20 }).map((some) => `SELECT ${some.join(" ")}`),
  strange,
);

describe("a thousand malformed texts", () => {
  test("as expressions of GetMetricData are each answered, and soon", async () => {
    let slowest = 0;
    await fc.assert(
      fc.asyncProperty(expressions, async (Expression) => {
        const asked = () => ask([metric("m1"), metric("m2", "b"), { Id: "e1", Expression, Period: 60 }]);
        slowest = Math.max(slowest, await answered(asked));
      }),
      { numRuns: 1_000 },
    );
    expect(slowest).toBeLessThan(10_000);
  }, 300_000);

  test("as expressions of alarms are each answered", async () => {
    await fc.assert(
      fc.asyncProperty(expressions, async (Expression) => {
        const alarm = new PutMetricAlarmCommand({
          AlarmName: "fuzz",
          EvaluationPeriods: 1,
          Threshold: 1,
          ComparisonOperator: "GreaterThanThreshold",
          Metrics: [metric("m1"), metric("m2", "b"), { Id: "e1", Expression, Period: 60 }],
        });
        await answered(() => client.send(alarm));
      }),
      { numRuns: 200 },
    );
  }, 300_000);
});

describe("what would grow without bounds is refused, or bounded", () => {
  const month = Date.now() - 30 * 24 * 60 * MINUTE;
  const many = (count: number, of: (index: number) => string): MetricDataQuery[] =>
    Array.from({ length: count }, (_, index) => ({ Id: `e${index}`, Expression: of(index), Period: 60 }));

  test.each<[string, MetricDataQuery[]]>([
    ["deep parentheses", many(1, () => `${"(".repeat(1000)}m1${")".repeat(1000)}`)],
    ["a thousand minuses", many(1, () => `${"-".repeat(2000)}m1`)],
    ["arrays of arrays", many(1, () => `SUM([${Array(250).fill("METRICS()").join()}])`)],
    ["arrays that double", many(30, (index) => (index === 0 ? "[m1, m1]" : `[e${index - 1}, e${index - 1}]`))],
    ["five hundred months", many(498, () => "TIME_SERIES(1) * 2 + 3")],
    ["chains of all", many(400, (index) => (index === 0 ? "m1" : `e${index - 1} + e${index - 1}`))],
    ["powers of powers", many(1, () => `m1${"^9".repeat(60)}`)],
    ["a search of a thousand words", many(1, () => `SEARCH('${"a ".repeat(511)}', 'Sum', 60)`)],
    ["a search that could backtrack", many(1, () => `SEARCH('${"aA".repeat(500)}', 'Sum', 60)`)],
    ["SLICE and SORT of nonsense", many(1, () => "SLICE(SORT(METRICS(), AVG, ASC, 1e300), -1e300, 1e300)")],
  ])(
    "%s",
    async (_what, queries) => {
      const before = process.memoryUsage().heapUsed;
      expect(await answered(() => ask([metric("m1"), metric("m2", "b"), ...queries], month))).toBeLessThan(30_000);
      expect(process.memoryUsage().heapUsed - before).toBeLessThan(700 * 2 ** 20);
    },
    60_000,
  );
});
