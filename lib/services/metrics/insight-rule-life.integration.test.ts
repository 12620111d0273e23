import { afterAll, beforeAll, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../invoke";
import { MINUTE, rule, rulesOf, start } from "./insight-rules.fixture";

/** The life of a rule from its making to its end, and what is refused on the way. */

const accountId = "100000000028";
const origin = { sourceIPAddress: "203.0.113.20", userAgent: "test/1" };
const root = rootCaller(accountId, "us-east-1", origin);
const { put, report } = rulesOf(root);

beforeAll(async () => {
  const stream = { logGroupName: "/web/one", logStreamName: "s" };
  await invoke(root, "logs:CreateLogGroup", { logGroupName: stream.logGroupName });
  await invoke(root, "logs:CreateLogStream", stream);
  const logEvents = ["10.0.0.1", "10.0.0.2", "10.0.0.3"].map((ip) => ({
    timestamp: start,
    message: JSON.stringify({ ip }),
  }));
  await invoke(root, "logs:PutLogEvents", { ...stream, logEvents });
});
afterAll(closeDatabase);

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
  const ResourceARN = `arn:aws:cloudwatch:us-east-1:${accountId}:insight-rule/life`;
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
  await put("other", rule());
  const first = await invoke(root, "cloudwatch:DescribeInsightRules", { MaxResults: 1 });
  const second = await invoke(root, "cloudwatch:DescribeInsightRules", { MaxResults: 1, NextToken: first.NextToken });
  expect(second.InsightRules?.[0]?.Name).not.toBe(first.InsightRules?.[0]?.Name);
  expect(await invoke(root, "cloudwatch:DeleteInsightRules", { RuleNames: ["life"] })).toEqual({ Failures: [] });
  expect(await described()).toBeUndefined();
  await expect(invoke(root, "cloudwatch:ListTagsForResource", { ResourceARN })).rejects.toMatchObject({
    code: "ResourceNotFoundException",
  });
});

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
  ["five filters", rule({ Contribution: { Filters: Array(5).fill({ Match: "$.a", IsPresent: true }) } }), /at most 4/],
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
  const other = rootCaller("100000000027", "us-east-1", origin);
  const RuleDefinition = JSON.stringify(rule());
  for (let count = 0; count < 100; count += 1) {
    await invoke(other, "cloudwatch:PutInsightRule", { RuleName: `r${count}`, RuleDefinition });
  }
  const more = (RuleName: string) => invoke(other, "cloudwatch:PutInsightRule", { RuleName, RuleDefinition });
  await expect(more("r100")).rejects.toMatchObject({ code: "LimitExceededException" });
  await expect(more("r99")).resolves.toEqual({});
});
