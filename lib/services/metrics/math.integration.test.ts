import { afterAll, beforeAll, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../invoke";

const root = rootCaller("100000000023", "us-east-1", { sourceIPAddress: "203.0.113.20", userAgent: "test/1" });
const MINUTE = 60_000;
/** The start of a whole ten minutes about an hour ago. */
const start = Math.floor(Date.now() / (10 * MINUTE)) * 10 * MINUTE - 60 * MINUTE;
const at = (minutes: number) => new Date(start + minutes * MINUTE);

afterAll(closeDatabase);

beforeAll(async () => {
  const datum = (MetricName: string, host: string, minute: number, Value: number) => ({
    MetricName,
    Value,
    Timestamp: at(minute),
    Dimensions: [{ Name: "Host", Value: host }],
  });
  await invoke(root, "cloudwatch:PutMetricData", {
    Namespace: "Web/App",
    MetricData: [
      datum("Errors", "a", 0, 1),
      datum("Errors", "a", 2, 3),
      datum("Errors", "b", 0, 5),
      datum("Requests", "a", 0, 10),
      datum("Requests", "a", 1, 20),
      datum("Requests", "a", 2, 30),
      datum("Requests", "b", 0, 50),
      { MetricName: "Errors", Value: 100, Timestamp: at(0) },
    ],
  });
});

type Query = { Id: string; [member: string]: unknown };

const stat = (Id: string, MetricName: string, host: string, more: object = {}): Query => {
  const Metric = { Namespace: "Web/App", MetricName, Dimensions: [{ Name: "Host", Value: host }] };
  return { Id, MetricStat: { Metric, Period: 60, Stat: "Sum" }, ReturnData: false, ...more };
};

const ask = async (MetricDataQueries: Query[], more: object = {}) => {
  const question = { MetricDataQueries, StartTime: at(0), EndTime: at(4), ScanBy: "TimestampAscending", ...more };
  const answer = await invoke(root, "cloudwatch:GetMetricData", question as never);
  const lines = (answer.MetricDataResults ?? []).map(({ Id, Label, Values = [], Timestamps = [] }) => {
    const values = new Map(Timestamps.map((time, index) => [(time.getTime() - start) / MINUTE, Values[index]]));
    return `${Id}|${Label}|${[0, 1, 2, 3].map((minute) => values.get(minute) ?? "-").join(" ")}`;
  });
  return { ...answer, lines };
};

const metrics = [stat("errors", "Errors", "a"), stat("requests", "Requests", "a")];

test("expressions over metrics and other expressions, hidden ones too", async () => {
  const { lines } = await ask([
    { Id: "e2", Expression: "e1 * 100", Label: "rate" },
    { Id: "e1", Expression: "errors / requests", ReturnData: false },
    ...metrics,
    { Id: "e3", Expression: "FILL(errors, 0)" },
  ]);
  expect(lines).toEqual(["e2|rate|10 0 10 -", "e3|e3|1 0 3 0"]);
});

test("an array is a line for each of its series, called by the label and their own", async () => {
  const arrays = [{ Id: "e1", Expression: "METRICS() * 2", Label: "Twice" }, ...metrics];
  expect((await ask(arrays)).lines).toEqual(["e1|Twice Errors|2 - 6 -", "e1|Twice Requests|20 40 60 -"]);
  const bare = [{ Id: "e1", Expression: 'METRICS("err")' }, ...metrics];
  expect((await ask(bare)).lines).toEqual(["e1|Errors|1 - 3 -"]);
});

test("SEARCH finds metrics and keeps to its schema; its lines have labels of their own", async () => {
  const { lines, Messages } = await ask([
    { Id: "s1", Expression: "SEARCH('{Web/App,Host} MetricName=\"Errors\"', 'Sum', 60)" },
    { Id: "s2", Expression: "SUM(s1)", Label: `most $\{MAX}` },
    {
      Id: "s3",
      Expression: "SORT(SEARCH(' Requests ', 'Maximum'), MAX, DESC)",
      Period: 60,
      Label: `$\{PROP('Dim.Host')}/$\{PROP('Stat')}`,
    },
    { Id: "s4", Expression: "SEARCH('nothing like it', 'Sum', 60)" },
  ]);
  expect(Messages).toEqual([]);
  expect(lines).toEqual([
    "s1|a Errors|1 - 3 -",
    "s1|b Errors|5 - - -",
    "s2|most 6|6 - 3 -",
    "s3|b/Maximum|50 - - -",
    "s3|a/Maximum|10 20 30 -",
  ]);
});

test("pages go across lines, newest first too", async () => {
  const queries = [
    { Id: "e1", Expression: "METRICS() + 0" },
    stat("b", "Errors", "b", { ReturnData: true }),
    ...metrics,
  ];
  const question = { MetricDataQueries: queries, StartTime: at(0), EndTime: at(4), MaxDatapoints: 2 };
  const pages: string[] = [];
  let NextToken: string | undefined;
  do {
    const answer = await invoke(root, "cloudwatch:GetMetricData", { ...question, NextToken } as never);
    pages.push(
      (answer.MetricDataResults ?? [])
        .map(({ Label, Values, StatusCode }) => `${Label}=${Values} ${StatusCode}`)
        .join("; "),
    );
    NextToken = answer.NextToken;
  } while (NextToken);
  expect(pages).toEqual([
    "b Errors=5 Complete; a Errors=3 PartialData",
    "a Errors=1 Complete; a Requests=30 PartialData",
    "a Requests=20,10 Complete",
    "Errors=5 Complete",
  ]);
});

test("what is worked out from another account's metrics is forbidden", async () => {
  const { MetricDataResults } = await ask([
    { ...stat("errors", "Errors", "a"), AccountId: "999999999999" },
    { Id: "e1", Expression: "errors * 2" },
    { Id: "e2", Expression: "TIME_SERIES(2)", Period: 60 },
  ]);
  expect(MetricDataResults?.map(({ Id, StatusCode, Values }) => [Id, StatusCode, Values?.length])).toEqual([
    ["e1", "Forbidden", 0],
    ["e2", "Complete", 4],
  ]);
});

test("a request that would not fit into memory is refused", async () => {
  const queries = Array.from({ length: 400 }, (_, index) => ({
    Id: `e${index}`,
    Expression: "TIME_SERIES(1) + TIME_SERIES(1)",
    Period: 60,
  }));
  const month = { StartTime: new Date(Date.now() - 30 * 86_400_000), EndTime: new Date() };
  await expect(
    ask([...queries, { Id: "all", Expression: `SUM([${queries.map(({ Id }) => Id)}])` }], month),
  ).rejects.toMatchObject({
    code: "ValidationException",
  });
  await expect(ask(queries.slice(0, 3), month)).resolves.toMatchObject({ MetricDataResults: { length: 3 } });
});
