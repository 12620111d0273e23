import type { MetricTransformation } from "@aws-sdk/client-cloudwatch-logs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../../invoke";

const root = rootCaller("300000000031", "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
const logGroupName = "/app/filters";
const transformation: MetricTransformation = { metricName: "Errors", metricNamespace: "App", metricValue: "1" };

beforeAll(async () => {
  await invoke(root, "logs:CreateLogGroup", { logGroupName });
});
afterAll(closeDatabase);

type Given = { group?: string; name?: string; pattern?: string; with?: Partial<MetricTransformation> };

function put({ group = logGroupName, name = "errors", pattern = "ERROR", with: more = {} }: Given = {}) {
  const metricTransformations = [{ ...transformation, ...more }];
  return invoke(root, "logs:PutMetricFilter", {
    logGroupName: group,
    filterName: name,
    filterPattern: pattern,
    metricTransformations,
  });
}

async function described(input: object = { logGroupName }) {
  return (await invoke(root, "logs:DescribeMetricFilters", input)).metricFilters ?? [];
}

async function newGroup(name: string): Promise<string> {
  await invoke(root, "logs:CreateLogGroup", { logGroupName: name });
  return name;
}

test("a filter is described as it was put, is replaced under its name, and is counted", async () => {
  const group = await newGroup("/app/one");
  await put({ group, with: { defaultValue: 0, unit: "Count" } });
  const [first] = await described({ logGroupName: group });
  expect(first).toEqual({
    filterName: "errors",
    filterPattern: "ERROR",
    metricTransformations: [{ ...transformation, defaultValue: 0, unit: "Count" }],
    creationTime: expect.any(Number),
    logGroupName: group,
    applyOnTransformedLogs: false,
  });
  const dimensions = { Status: "$.status" };
  await put({ group, pattern: "{ $.status = * }", with: { metricValue: "$.latency", dimensions } });
  const [second] = await described({ logGroupName: group });
  expect(second).toMatchObject({ filterPattern: "{ $.status = * }", creationTime: first?.creationTime });
  expect(second?.metricTransformations).toEqual([{ ...transformation, metricValue: "$.latency", dimensions }]);
  const count = async () => {
    const { logGroups } = await invoke(root, "logs:DescribeLogGroups", { logGroupNamePrefix: group });
    return logGroups?.[0]?.metricFilterCount;
  };
  expect(await count()).toBe(1);
  await invoke(root, "logs:DeleteMetricFilter", { logGroupName: group, filterName: "errors" });
  expect(await count()).toBe(0);
});

test("filters are found by prefix, by metric and over all groups, page by page in the order of names", async () => {
  const [one, other] = [await newGroup("/list/one"), await newGroup("/list/other")];
  for (const name of ["b-3", "b-1", "a-1"]) await put({ group: one, name, with: { metricNamespace: "Listed" } });
  await put({ group: other, name: "b-2", with: { metricNamespace: "Listed", metricName: "Other" } });
  const names = async (input: object) => (await described(input)).map(({ filterName }) => filterName);
  expect(await names({ logGroupName: one })).toEqual(["a-1", "b-1", "b-3"]);
  expect(await names({ logGroupName: one, filterNamePrefix: "b-" })).toEqual(["b-1", "b-3"]);
  expect(await names({ metricName: "Other", metricNamespace: "Listed" })).toEqual(["b-2"]);
  expect(await names({ filterNamePrefix: "b-" })).toEqual(["b-1", "b-2", "b-3"]);
  const question = { filterNamePrefix: "b-", limit: 2 };
  const first = await invoke(root, "logs:DescribeMetricFilters", question);
  expect(first.metricFilters?.map(({ filterName }) => filterName)).toEqual(["b-1", "b-2"]);
  const rest = await invoke(root, "logs:DescribeMetricFilters", { ...question, nextToken: first.nextToken });
  expect(rest.metricFilters?.map(({ filterName }) => filterName)).toEqual(["b-3"]);
  expect(rest.nextToken).toBeUndefined();
});

test("TestMetricFilter counts events from one and tells what was extracted", async () => {
  const logEventMessages = ['127.0.0.1 - frank "GET /" 200 1534', "short", '127.0.0.1 - lee "PUT /" 404 7'];
  const answer = await invoke(root, "logs:TestMetricFilter", {
    filterPattern: "[ip, id, user, request, status = 4*, bytes]",
    logEventMessages,
  });
  expect(answer.matches).toEqual([
    {
      eventNumber: 3,
      eventMessage: logEventMessages[2],
      extractedValues: { $ip: "127.0.0.1", $id: "-", $user: "lee", $request: "PUT /", $status: "404", $bytes: "7" },
    },
  ]);
});

const WRONG = "Invalid metric transformation: ";
const JSON_PATTERN = "{ $.a = * }";

test.each<[string, Given, string]>([
  ["pattern", { pattern: "{ $.a = " }, "If a filter pattern starts with '{' it must end with '}'"],
  ["pattern with U+0000", { pattern: '"\0"' }, "Invalid metric filter pattern"],
  ["value", { with: { metricValue: "one" } }, `${WRONG}metric value one must be a valid number`],
  ["selector of terms", { with: { metricValue: "$.a" } }, `${WRONG}metric value $.a must be a valid number`],
  [
    "selector of an unknown field",
    { pattern: "[ip, bytes]", with: { metricValue: "$size" } },
    `${WRONG}metric value $size must be a valid number`,
  ],
  [
    "selector with a wildcard",
    { pattern: JSON_PATTERN, with: { metricValue: "$.a[*]" } },
    `${WRONG}metric value $.a[*] must be a valid number`,
  ],
  [
    "dimensions of terms",
    { with: { dimensions: { A: "$.a" } } },
    "The specified filter pattern does not support dimensions",
  ],
  [
    "dimension without selector",
    { pattern: JSON_PATTERN, with: { dimensions: { A: "a" } } },
    `${WRONG}dimension value must be valid selector`,
  ],
  [
    "default beside dimensions",
    { pattern: JSON_PATTERN, with: { defaultValue: 0, dimensions: { A: "$.a" } } },
    `${WRONG}dimensions and default value are mutually exclusive properties`,
  ],
  [
    "four dimensions",
    { pattern: JSON_PATTERN, with: { dimensions: { A: "$.a", B: "$.a", C: "$.a", D: "$.a" } } },
    `${WRONG}number of dimensions must be less than or equal to 3`,
  ],
  ["empty name", { with: { metricName: " " } }, `${WRONG}metric name must not be empty`],
])("InvalidParameterException: %s", async (_, given, message) => {
  await expect(put(given)).rejects.toMatchObject({ code: "InvalidParameterException", message });
});

test("InvalidParameterException: a metric's name without its namespace, a forged token", async () => {
  await expect(described({ metricName: "Errors" })).rejects.toMatchObject({ code: "InvalidParameterException" });
  await expect(described({ nextToken: "forged" })).rejects.toMatchObject({ code: "InvalidParameterException" });
});

test("ResourceNotFoundException: no such group, no such filter", async () => {
  await expect(put({ group: "/none" })).rejects.toMatchObject({ code: "ResourceNotFoundException" });
  const gone = { logGroupName, filterName: "none" };
  await expect(invoke(root, "logs:DeleteMetricFilter", gone)).rejects.toMatchObject({
    code: "ResourceNotFoundException",
    message: "The specified metric filter does not exist.",
  });
});

test("InvalidOperationException: a group of another class", async () => {
  await invoke(root, "logs:CreateLogGroup", { logGroupName: "/app/rare", logGroupClass: "INFREQUENT_ACCESS" });
  await expect(put({ group: "/app/rare" })).rejects.toMatchObject({ code: "InvalidOperationException" });
});

test("LimitExceededException: the 101st filter, the sixth with a regular expression; replacing is no new filter", async () => {
  const group = await newGroup("/app/many");
  for (let index = 0; index < 5; index += 1) await put({ group, name: `regex-${index}`, pattern: "%a%" });
  const exceeded = { code: "LimitExceededException", message: "Resource limit exceeded." };
  await expect(put({ group, name: "regex-6", pattern: "%a%" })).rejects.toMatchObject(exceeded);
  for (let index = 5; index < 100; index += 1) await put({ group, name: `plain-${index}` });
  await expect(put({ group, name: "one-more" })).rejects.toMatchObject(exceeded);
  await put({ group, name: "regex-0", pattern: "%b%" });
});
