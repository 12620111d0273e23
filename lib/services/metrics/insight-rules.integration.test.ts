import { afterAll, beforeAll, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../invoke";
import { MINUTE, rule, rulesOf, start } from "./insight-rules.fixture";

const root = rootCaller("100000000026", "us-east-1", { sourceIPAddress: "203.0.113.20", userAgent: "test/1" });
const { put, report } = rulesOf(root);

afterAll(closeDatabase);

beforeAll(async () => {
  const write = async (logGroupName: string, events: [minute: number, message: string][]) => {
    await invoke(root, "logs:CreateLogGroup", { logGroupName });
    await invoke(root, "logs:CreateLogStream", { logGroupName, logStreamName: "s" });
    const logEvents = events.map(([minute, message]) => ({ timestamp: start + minute * MINUTE, message }));
    await invoke(root, "logs:PutLogEvents", { logGroupName, logStreamName: "s", logEvents });
  };
  const call = (ip: string, method: string, bytes: number | string) =>
    JSON.stringify({ ip, http: { method }, bytes, tags: ["x", method] });
  await write("/web/one", [
    [0, call("10.0.0.1", "GET", 100)],
    [0, call("10.0.0.2", "GET", 5)],
    [0, call("10.0.0.1", "PUT", 50)],
    [1, call("10.0.0.2", "GET", "7")],
    [1, "no JSON at all"],
    [1, JSON.stringify({ http: { method: "GET" } })],
  ]);
  await write("/web/two", [[1, call("10.0.0.3", "GET", 1_000)]]);
  await write("/clf", [
    [0, '10.0.0.9 - eva [10/Oct/2026:13:55:36 -0700] "GET /a HTTP/1.0" 200 2326'],
    [0, '10.0.0.9 - eva [10/Oct/2026:13:55:37 -0700] "GET /b HTTP/1.0" 500 12'],
    [2, '10.0.0.8 - - [10/Oct/2026:13:57:36 -0700] "GET /a HTTP/1.0" 200 100'],
  ]);
});

const contributors = async (definition: object, more: object = {}) => {
  await put("asked", definition);
  const { Contributors = [], AggregateValue } = await report("asked", more);
  return [
    ...Contributors.map(({ Keys, ApproximateAggregateValue }) => `${Keys?.join()}=${ApproximateAggregateValue}`),
    AggregateValue,
  ];
};

/** Each answer is counted by hand from the events above. */
test.each<[string, object, (string | number)[]]>([
  ["events by address", rule(), ["10.0.0.1=2", "10.0.0.2=2", "10.0.0.3=1", 5]],
  [
    "bytes by address",
    rule({ AggregateOn: "Sum", Contribution: { ValueOf: "$.bytes" } }),
    ["10.0.0.3=1000", "10.0.0.1=150", "10.0.0.2=12", 1162],
  ],
  ["one group", rule({ LogGroupNames: ["/web/two", "/web/gone"] }), ["10.0.0.3=1", 1]],
  [
    "two keys",
    rule({ Contribution: { Keys: ["$.http.method", "$.ip"] } }),
    ["GET,10.0.0.2=2", "GET,10.0.0.1=1", "PUT,10.0.0.1=1", "GET,10.0.0.3=1", 5],
  ],
  ["an element of an array", rule({ Contribution: { Keys: ["$.tags[1]"] } }), ["GET=4", "PUT=1", 5]],
  ["In", rule({ Contribution: { Filters: [{ Match: "$.http.method", In: ["PUT", "POST"] }] } }), ["10.0.0.1=1", 1]],
  ["NotIn", rule({ Contribution: { Filters: [{ Match: "$.http.method", NotIn: ["GET"] }] } }), ["10.0.0.1=1", 1]],
  [
    "StartsWith",
    rule({ Contribution: { Filters: [{ Match: "$.ip", StartsWith: ["10.0.0.2", "10.0.0.3"] }] } }),
    ["10.0.0.2=2", "10.0.0.3=1", 3],
  ],
  [
    "GreaterThan",
    rule({ Contribution: { Filters: [{ Match: "$.bytes", GreaterThan: 50 }] } }),
    ["10.0.0.1=1", "10.0.0.3=1", 2],
  ],
  [
    "LessThan of a number in a text",
    rule({ Contribution: { Filters: [{ Match: "$.bytes", LessThan: 8 }] } }),
    ["10.0.0.2=2", 2],
  ],
  ["EqualTo", rule({ Contribution: { Filters: [{ Match: "$.bytes", EqualTo: 7 }] } }), ["10.0.0.2=1", 1]],
  [
    "NotEqualTo",
    rule({ Contribution: { Filters: [{ Match: "$.bytes", NotEqualTo: 5 }] } }),
    ["10.0.0.1=2", "10.0.0.2=1", "10.0.0.3=1", 4],
  ],
  [
    "IsPresent",
    rule({ Contribution: { Keys: ["$.http.method"], Filters: [{ Match: "$.ip", IsPresent: false }] } }),
    ["GET=1", 1],
  ],
  [
    "two filters",
    rule({
      Contribution: {
        Filters: [
          { Match: "$.http.method", In: ["GET"] },
          { Match: "$.bytes", GreaterThan: 50 },
        ],
      },
    }),
    ["10.0.0.1=1", "10.0.0.3=1", 2],
  ],
  [
    "common log format",
    rule({ LogFormat: "CLF", LogGroupNames: ["/clf"], Contribution: { Keys: ["1"] } }),
    ["10.0.0.9=2", "10.0.0.8=1", 3],
  ],
  [
    "common log format with names",
    rule({
      LogFormat: "CLF",
      LogGroupNames: ["/clf"],
      Fields: { 1: "Ip", 6: "Status", 7: "Bytes" },
      AggregateOn: "Sum",
      Contribution: { Keys: ["Ip"], ValueOf: "Bytes", Filters: [{ Match: "Status", EqualTo: 200 }] },
    }),
    ["10.0.0.9=2326", "10.0.0.8=100", 2426],
  ],
])("%s", async (_what, definition, expected) => {
  expect(await contributors(definition)).toEqual(expected);
});

test("a report tells each contributor by period, and the metrics of the rule", async () => {
  await put("bytes", rule({ AggregateOn: "Sum", Contribution: { ValueOf: "$.bytes" } }));
  const Metrics = ["UniqueContributors", "MaxContributorValue", "SampleCount", "Sum", "Minimum", "Maximum", "Average"];
  const at = (minute: number) => new Date(start + minute * MINUTE);
  expect(await report("bytes", { MaxContributorCount: 2, Metrics })).toEqual({
    KeyLabels: ["$.ip"],
    AggregationStatistic: "Sum",
    AggregateValue: 1162,
    ApproximateUniqueCount: 3,
    Contributors: [
      {
        Keys: ["10.0.0.3"],
        ApproximateAggregateValue: 1000,
        Datapoints: [{ Timestamp: at(1), ApproximateValue: 1000 }],
      },
      { Keys: ["10.0.0.1"], ApproximateAggregateValue: 150, Datapoints: [{ Timestamp: at(0), ApproximateValue: 150 }] },
    ],
    MetricDatapoints: [
      {
        Timestamp: at(0),
        UniqueContributors: 2,
        MaxContributorValue: 150,
        SampleCount: 3,
        Sum: 155,
        Minimum: 5,
        Maximum: 100,
        Average: 155 / 3,
      },
      {
        Timestamp: at(1),
        UniqueContributors: 2,
        MaxContributorValue: 1000,
        SampleCount: 2,
        Sum: 1007,
        Minimum: 7,
        Maximum: 1000,
        Average: 503.5,
      },
    ],
  });
});

test("INSIGHT_RULE_METRIC makes a series of a rule's metric", async () => {
  await put("calls", rule());
  const ask = async (Expression: string) => {
    const answer = await invoke(root, "cloudwatch:GetMetricData", {
      MetricDataQueries: [{ Id: "e1", Expression, Period: 60 }],
      StartTime: new Date(start),
      EndTime: new Date(start + 5 * MINUTE),
      ScanBy: "TimestampAscending",
    });
    return answer.MetricDataResults?.[0]?.Values;
  };
  expect(await ask('INSIGHT_RULE_METRIC("calls", "SampleCount")')).toEqual([3, 2]);
  expect(
    await ask('100 * INSIGHT_RULE_METRIC("calls", "MaxContributorValue") / INSIGHT_RULE_METRIC("calls", "Sum")'),
  ).toEqual([(100 * 2) / 3, 50]);
  await expect(ask('INSIGHT_RULE_METRIC("gone", "Sum")')).rejects.toMatchObject({
    code: "ValidationException",
    message: "Error in expression 'e1': The rule gone does not exist",
  });
  await expect(ask('INSIGHT_RULE_METRIC("calls", "Median")')).rejects.toMatchObject({ code: "ValidationException" });
});
