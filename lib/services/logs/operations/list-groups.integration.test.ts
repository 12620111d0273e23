import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../../invoke";

const root = rootCaller("300000000003", "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
const names = ["/aws/lambda/a", "/aws/lambda/b", "/aws/rds", "DataLogs", "app_1", "appX1", "z"];

beforeAll(async () => {
  for (const logGroupName of names) {
    const tags: Record<string, string> = logGroupName.startsWith("/aws") ? { owner: "aws" } : {};
    const logGroupClass = logGroupName === "z" ? ("INFREQUENT_ACCESS" as const) : undefined;
    await invoke(root, "logs:CreateLogGroup", { logGroupName, tags: { n: "1", ...tags }, logGroupClass });
  }
});
afterAll(closeDatabase);

type Describe = Parameters<typeof invoke<"logs:DescribeLogGroups">>[2];
type List = Parameters<typeof invoke<"logs:ListLogGroups">>[2];

async function describedNames(question: Describe): Promise<(string | undefined)[]> {
  const found: (string | undefined)[] = [];
  let nextToken: string | undefined;
  do {
    const answer = await invoke(root, "logs:DescribeLogGroups", { ...question, nextToken });
    found.push(...(answer.logGroups ?? []).map((group) => group.logGroupName));
    nextToken = answer.nextToken;
  } while (nextToken);
  return found;
}

async function listedNames(question: List): Promise<(string | undefined)[]> {
  const { logGroups } = await invoke(root, "logs:ListLogGroups", question);
  return (logGroups ?? []).map((group) => group.logGroupName);
}

describe("DescribeLogGroups", () => {
  test("all, in ASCII order, page by page", async () => {
    expect(await describedNames({ limit: 2 })).toEqual([...names].sort());
  });

  test.each([
    ["prefix", { logGroupNamePrefix: "/aws/" }, names.slice(0, 3)],
    ["prefix, whose signs stand for themselves", { logGroupNamePrefix: "app_" }, ["app_1"]],
    ["pattern, by case", { logGroupNamePattern: "Logs" }, ["DataLogs"]],
    ["pattern of the other case", { logGroupNamePattern: "logs" }, []],
    ["class", { logGroupClass: "INFREQUENT_ACCESS" as const }, ["z"]],
    ["identifiers", { logGroupIdentifiers: ["z", "DataLogs", "nowhere"] }, ["DataLogs", "z"]],
    [
      "accounts, which do not matter here",
      { includeLinkedAccounts: true, accountIdentifiers: ["111111111111"] },
      [...names].sort(),
    ],
  ])("by %s", async (_, question, expected) => {
    expect(await describedNames({ ...question, limit: 2 })).toEqual(expected);
  });

  test("a search by pattern answers less of each group, as AWS does", async () => {
    const { logGroups } = await invoke(root, "logs:DescribeLogGroups", { logGroupNamePattern: "rds" });
    expect(Object.keys(logGroups?.[0] ?? {}).sort()).toEqual(
      ["arn", "creationTime", "logGroupArn", "logGroupClass", "logGroupName", "metricFilterCount"].sort(),
    );
  });

  test.each([
    [
      "prefix and pattern",
      { logGroupNamePrefix: "a", logGroupNamePattern: "a" },
      "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.",
    ],
    ["identifiers and a filter", { logGroupIdentifiers: ["z"], logGroupNamePrefix: "z" }, /mutually exclusive/],
    [
      "limit",
      { limit: 51 },
      /Value '51' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 50/,
    ],
    ["token", { nextToken: "x" }, "The specified nextToken is invalid."],
  ])("InvalidParameterException: %s", async (_, input, message) => {
    await expect(invoke(root, "logs:DescribeLogGroups", input)).rejects.toMatchObject({
      code: "InvalidParameterException",
      message: typeof message === "string" ? message : expect.stringMatching(message),
    });
  });

  test("other accounts and Regions have their own", async () => {
    const elsewhere = { ...root, region: "eu-west-1" };
    expect((await invoke(elsewhere, "logs:DescribeLogGroups", {})).logGroups).toEqual([]);
  });
});

describe("ListLogGroups", () => {
  test.each([
    [
      "prefixes and substrings",
      { logGroupNamePattern: "^/aws/lambda|Logs" },
      ["/aws/lambda/a", "/aws/lambda/b", "DataLogs"],
    ],
    ["tags", { logGroupTags: [{ key: "owner", values: ["AW*"] }] }, names.slice(0, 3)],
    ["class", { logGroupClass: "INFREQUENT_ACCESS" as const }, ["z"]],
    ["a field index, which no group has", { fieldIndexNames: ["requestId"] }, []],
  ])("by %s", async (_, question, expected) => {
    expect(await listedNames(question)).toEqual(expected);
  });

  test("page by page, wherever the wanted ones are", async () => {
    const found: unknown[] = [];
    let nextToken: string | undefined;
    do {
      const answer = await invoke(root, "logs:ListLogGroups", {
        logGroupNamePattern: "app|lambda",
        limit: 1,
        nextToken,
      });
      expect(answer.logGroups?.length).toBeLessThanOrEqual(1);
      found.push(...(answer.logGroups ?? []));
      nextToken = answer.nextToken;
    } while (nextToken);
    expect(found).toEqual(
      ["/aws/lambda/a", "/aws/lambda/b", "appX1", "app_1"].map((name) => ({
        logGroupName: name,
        logGroupArn: `arn:aws:logs:us-east-1:300000000003:log-group:${name}`,
        logGroupClass: "STANDARD",
      })),
    );
  });

  test("InvalidParameterException: token", async () => {
    await expect(invoke(root, "logs:ListLogGroups", { nextToken: "x" })).rejects.toMatchObject({
      code: "InvalidParameterException",
    });
  });
});
