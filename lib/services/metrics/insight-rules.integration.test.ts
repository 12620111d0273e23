import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../invoke";

const root = rootCaller("100000000026", "us-east-1", { sourceIPAddress: "203.0.113.20", userAgent: "test/1" });
const MINUTE = 60_000;
const start = Math.floor(Date.now() / (10 * MINUTE)) * 10 * MINUTE - 60 * MINUTE;

afterAll(closeDatabase);

beforeAll(async () => {
  const put = async (logGroupName: string, events: [minute: number, message: string][]) => {
    await invoke(root, "logs:CreateLogGroup", { logGroupName });
    await invoke(root, "logs:CreateLogStream", { logGroupName, logStreamName: "s" });
    const logEvents = events.map(([minute, message]) => ({ timestamp: start + minute * MINUTE, message }));
    await invoke(root, "logs:PutLogEvents", { logGroupName, logStreamName: "s", logEvents });
  };
  const call = (ip: string, method: string, bytes: number | string) =>
    JSON.stringify({ ip, http: { method }, bytes, tags: ["x", method] });
  await put("/web/one", [
    [0, call("10.0.0.1", "GET", 100)],
    [0, call("10.0.0.2", "GET", 5)],
    [0, call("10.0.0.1", "PUT", 50)],
    [1, call("10.0.0.2", "GET", "7")],
    [1, "no JSON at all"],
    [1, JSON.stringify({ http: { method: "GET" } })],
  ]);
  await put("/web/two", [[1, call("10.0.0.3", "GET", 1_000)]]);
  await put("/clf", [
    [0, '10.0.0.9 - eva [10/Oct/2026:13:55:36 -0700] "GET /a HTTP/1.0" 200 2326'],
    [0, '10.0.0.9 - eva [10/Oct/2026:13:55:37 -0700] "GET /b HTTP/1.0" 500 12'],
    [2, '10.0.0.8 - - [10/Oct/2026:13:57:36 -0700] "GET /a HTTP/1.0" 200 100'],
  ]);
});

const rule = (more: { Contribution?: object; [member: string]: unknown } = {}) => ({
  Schema: { Name: "CloudWatchLogRule", Version: 1 },
  LogGroupNames: ["/web/*"],
  LogFormat: "JSON",
  AggregateOn: "Count",
  ...more,
  Contribution: { Keys: ["$.ip"], ...more.Contribution },
});

const put = (RuleName: string, definition: object | string, more: object = {}) =>
  invoke(root, "cloudwatch:PutInsightRule", {
    RuleName,
    RuleDefinition: typeof definition === "string" ? definition : JSON.stringify(definition),
    ...more,
  });

const report = (RuleName: string, more: object = {}) =>
  invoke(root, "cloudwatch:GetInsightRuleReport", {
    RuleName,
    StartTime: new Date(start),
    EndTime: new Date(start + 5 * MINUTE),
    Period: 60,
    ...more,
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

test("rules are described, switched off and on, tagged and deleted", async () => {
  const definition = JSON.stringify(rule());
  await put("life", definition, { Tags: [{ Key: "team", Value: "shop" }] });
  const described = async () =>
    (await invoke(root, "cloudwatch:DescribeInsightRules", {})).InsightRules?.find(({ Name }) => Name === "life");
  expect(await described()).toEqual({
    Name: "life",
    State: "ENABLED",
    Schema: '{"Name":"CloudWatchLogRule","Version":1}',
    Definition: definition,
    ManagedRule: false,
    ApplyOnTransformedLogs: false,
  });
  const ResourceARN = "arn:aws:cloudwatch:us-east-1:100000000026:insight-rule/life";
  expect((await invoke(root, "cloudwatch:ListTagsForResource", { ResourceARN })).Tags).toEqual([
    { Key: "team", Value: "shop" },
  ]);
  const { Failures } = await invoke(root, "cloudwatch:DisableInsightRules", { RuleNames: ["life", "gone"] });
  expect(Failures).toMatchObject([
    { FailureResource: expect.stringContaining("insight-rule/gone"), ExceptionType: "ResourceNotFoundException" },
  ]);
  expect((await described())?.State).toBe("DISABLED");
  expect((await report("life")).Contributors).toEqual([]);
  await invoke(root, "cloudwatch:EnableInsightRules", { RuleNames: ["life"] });
  expect((await report("life")).Contributors).toHaveLength(3);
  const first = await invoke(root, "cloudwatch:DescribeInsightRules", { MaxResults: 1 });
  const second = await invoke(root, "cloudwatch:DescribeInsightRules", { MaxResults: 1, NextToken: first.NextToken });
  expect(second.InsightRules?.[0]?.Name).not.toBe(first.InsightRules?.[0]?.Name);
  expect(await invoke(root, "cloudwatch:DeleteInsightRules", { RuleNames: ["life"] })).toEqual({ Failures: [] });
  expect(await described()).toBeUndefined();
  await expect(invoke(root, "cloudwatch:ListTagsForResource", { ResourceARN })).rejects.toMatchObject({
    code: "ResourceNotFoundException",
  });
});

describe("errors", () => {
  test.each<[string, object | string, RegExp]>([
    ["no JSON", "{", /must be valid JSON/],
    ["no object", "[]", /must be an object/],
    ["another schema", { ...rule(), Schema: { Name: "Other", Version: 1 } }, /Schema must be/],
    ["another format", rule({ LogFormat: "XML" }), /LogFormat must be JSON or CLF/],
    ["no groups", rule({ LogGroupNames: undefined }), /Either LogGroupNames or LogGroupARNs/],
    ["a star in the middle", rule({ LogGroupNames: ["a*b"] }), /LogGroupNames must hold/],
    ["no keys", rule({ Contribution: { Keys: [] } }), /Keys must have 1 to 4 members/],
    ["five keys", rule({ Contribution: { Keys: Array(5).fill("$.a") } }), /Keys must have 1 to 4 members/],
    ["a wrong path", rule({ Contribution: { Keys: ["ip"] } }), /ip in Contribution.Keys is not a valid field/],
    ["a wildcard", rule({ Contribution: { Keys: ["$.a[*]"] } }), /is not a valid field/],
    ["a sum of nothing", rule({ AggregateOn: "Sum" }), /ValueOf is required/],
    ["a count of values", rule({ Contribution: { ValueOf: "$.a" } }), /ValueOf is only allowed/],
    ["another aggregate", rule({ AggregateOn: "Max" }), /AggregateOn must be Count or Sum/],
    [
      "five filters",
      rule({ Contribution: { Filters: Array(5).fill({ Match: "$.a", IsPresent: true }) } }),
      /at most 4/,
    ],
    [
      "two operators",
      rule({ Contribution: { Filters: [{ Match: "$.a", IsPresent: true, EqualTo: 1 }] } }),
      /exactly one operator/,
    ],
    [
      "an unknown operator",
      rule({ Contribution: { Filters: [{ Match: "$.a", Like: "x" }] } }),
      /Like is not an operator/,
    ],
    [
      "eleven texts",
      rule({ Contribution: { Filters: [{ Match: "$.a", In: Array(11).fill("x") }] } }),
      /In must be an array of 1 to 10/,
    ],
    [
      "a text for a number",
      rule({ Contribution: { Filters: [{ Match: "$.a", EqualTo: "1" }] } }),
      /EqualTo must be a number/,
    ],
    ["fields of JSON", rule({ Fields: { 1: "a" } }), /Fields is only allowed for LogFormat CLF/],
  ])("a definition with %s: InvalidParameterValueException", async (_what, definition, message) => {
    await expect(put("wrong", definition)).rejects.toMatchObject({
      code: "InvalidParameterValueException",
      message: expect.stringMatching(message),
    });
  });

  test("InvalidParameterValueException for questions", async () => {
    await put("asked", rule());
    const wrong = (more: object) =>
      expect(report("asked", more)).rejects.toMatchObject({ code: "InvalidParameterValueException" });
    await wrong({ EndTime: new Date(start) });
    await wrong({ Period: 45 });
    await wrong({ Metrics: ["Median"] });
    await wrong({ OrderBy: "Name" });
    await wrong({ MaxContributorCount: 101 });
    await wrong({ StartTime: new Date(start - 1_441 * MINUTE) });
    await expect(put("state", rule(), { RuleState: "SLEEPING" })).rejects.toMatchObject({
      code: "InvalidParameterValueException",
    });
  });

  test("ResourceNotFoundException, InvalidNextToken, MissingRequiredParameterException", async () => {
    await expect(report("gone")).rejects.toMatchObject({ code: "ResourceNotFoundException" });
    const forged = invoke(root, "cloudwatch:DescribeInsightRules", { NextToken: "forged" });
    await expect(forged).rejects.toMatchObject({ code: "InvalidNextToken" });
    const none = invoke(root, "cloudwatch:EnableInsightRules", { RuleNames: [] });
    await expect(none).rejects.toMatchObject({ code: "MissingRequiredParameterException" });
  });

  test("LimitExceededException beyond 100 rules", async () => {
    const other = rootCaller("100000000027", "us-east-1", { sourceIPAddress: "203.0.113.20", userAgent: "test/1" });
    const RuleDefinition = JSON.stringify(rule());
    for (let count = 0; count < 100; count += 1) {
      await invoke(other, "cloudwatch:PutInsightRule", { RuleName: `r${count}`, RuleDefinition });
    }
    const more = (RuleName: string) => invoke(other, "cloudwatch:PutInsightRule", { RuleName, RuleDefinition });
    await expect(more("r100")).rejects.toMatchObject({ code: "LimitExceededException" });
    await expect(more("r99")).resolves.toEqual({});
  });
});
