import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compilePolicy } from "./compile";
import { evaluate } from "./evaluate";
import { AWS_MANAGED_POLICIES } from "./managed-policies";
import { parsePolicy } from "./parse";
import { compileWildcard, parseWildcard } from "./wildcard";

const policies = [...AWS_MANAGED_POLICIES.values()];

/** Actions that no operation of the models bears, and those of services whose model is not here. */
const OTHER_ACTIONS = [
  "iam:PassRole",
  "logs:StopLiveTail",
  "cloudwatch:GenerateQuery",
  "cloudwatch:GenerateQueryResultsSummary",
  "cloudwatch:BatchGetServiceLevelObjectiveBudgetReport",
  "sts:GetAccessKeyInfo",
  "s3:CreateBucket",
  "s3:GetBucketLocation",
  "s3:GetBucketPolicy",
  "s3:GetObject",
  "s3:ListAllMyBuckets",
  "s3:ListBucket",
  "s3:PutBucketPolicy",
  "s3:PutBucketPublicAccessBlock",
];

const actions = [
  ...OTHER_ACTIONS,
  ...["cloudwatch", "logs", "events", "cloudtrail", "iam", "sns", "sts"].flatMap((service) => {
    const model = readFileSync(new URL(`../../aws-models/${service}.json`, import.meta.url), "utf8");
    return Object.keys((JSON.parse(model) as { operations: object }).operations).map((name) => `${service}:${name}`);
  }),
];

function allows(name: string, action: string, resource = "*", context = {}): boolean {
  const { text = "" } = policies.find((policy) => policy.name === name) ?? {};
  const identity = [{ name, policy: compilePolicy(parsePolicy(text)) }];
  return evaluate({ action, resources: [resource], context }, { identity }).effect === "allow";
}

describe("AWS_MANAGED_POLICIES", () => {
  test.each(policies.map(({ name, text }) => [name, text] as const))("%s is sound and within IAM's size", (_, text) => {
    expect(parsePolicy(text, { maximumSize: 6144 }).statements.length).toBeGreaterThan(0);
  });

  test("every action named exists", () => {
    const patterns = policies.flatMap(({ text }) =>
      parsePolicy(text).statements.flatMap(({ actions: { not, values } }) => (not ? [] : values)),
    );
    const unknown = patterns.filter((pattern) => !actions.some(compileWildcard(parseWildcard(pattern))));
    expect(unknown).toEqual([]);
  });

  test("stand under AWS's ARNs", () => {
    expect(AWS_MANAGED_POLICIES.get("arn:aws:iam::aws:policy/CloudWatchFullAccessV2")?.path).toBe("/");
    expect(AWS_MANAGED_POLICIES.get("arn:aws:iam::aws:policy/job-function/ViewOnlyAccess")?.name).toBe(
      "ViewOnlyAccess",
    );
  });

  test("those that only read cannot write", () => {
    const readers = policies.map(({ name }) => name).filter((name) => /ReadOnly|ViewOnly|SecurityAudit/.test(name));
    const isWrite = compileWildcardList(
      "*:Put*",
      "*:Delete*",
      "*:Create*",
      "*:Update*",
      "*:Set*",
      "*:Attach*",
      "*:Publish*",
    );
    const granted = readers.flatMap((name) => actions.filter(isWrite).filter((action) => allows(name, action)));
    expect(granted).toEqual([]);
    expect(readers).toHaveLength(11);
  });

  test.each([
    ["AdministratorAccess", "iam:CreateUser", true],
    ["PowerUserAccess", "cloudwatch:PutMetricAlarm", true],
    ["PowerUserAccess", "iam:CreateUser", false],
    ["PowerUserAccess", "iam:ListRoles", true],
    ["ReadOnlyAccess", "logs:StartQuery", true],
    ["SecurityAudit", "logs:GetLogEvents", false],
    ["SecurityAudit", "cloudtrail:LookupEvents", true],
    ["ViewOnlyAccess", "logs:FilterLogEvents", false],
    ["CloudWatchAgentServerPolicy", "logs:PutLogEvents", true],
    ["CloudWatchAgentServerPolicy", "logs:DeleteLogGroup", false],
    ["CloudWatchFullAccess", "sns:DeleteTopic", true],
    ["CloudWatchFullAccessV2", "sns:DeleteTopic", false],
  ])("%s and %s: %s", (name, action, expected) => {
    expect(allows(name, action)).toBe(expected);
  });

  test("a user changes their own password only", () => {
    const change = (user: string) =>
      allows("IAMUserChangePassword", "iam:ChangePassword", `arn:aws:iam::123456789012:user/${user}`, {
        "aws:username": "ana",
      });
    expect([change("ana"), change("bia")]).toEqual([true, false]);
  });

  test("roles are passed to the service only", () => {
    const pass = (service: string) =>
      allows("AmazonEventBridgeFullAccess", "iam:PassRole", "arn:aws:iam::123456789012:role/r", {
        "iam:PassedToService": service,
      });
    expect([pass("events.amazonaws.com"), pass("ec2.amazonaws.com")]).toEqual([true, false]);
  });
});

function compileWildcardList(...patterns: string[]): (text: string) => boolean {
  const matchers = patterns.map((pattern) => compileWildcard(parseWildcard(pattern)));
  return (text) => matchers.some((matches) => matches(text));
}
