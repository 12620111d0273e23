import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isService, modelOf } from "@/lib/aws-models/model";
import { compilePolicy } from "@/lib/languages/policy/compile";
import { parsePolicy } from "@/lib/languages/policy/parse";
import type { ContextValues } from "@/lib/languages/policy/request-context";
import { type Caller, rootCaller } from "@/lib/platform/caller";
import { closeDatabase, database } from "@/lib/platform/database";
import { isAwsError } from "@/lib/platform/errors";
import { actionsEndingIn, findOperation } from "./catalog";
import { dispatch } from "./invoke";

/**
 * Every condition key of a service's own that the Service Authorization Reference lists for an operation that is here, but for
 * EventBridge's, which have a file of their own (events/condition-keys.integration.test.ts). A key that a policy names and a
 * request does not have denies what should be allowed, or allows what should be denied, and nobody is told.
 */

const ACCOUNT = "200000000596";
const REGION = "us-east-1";
const root = rootCaller(ACCOUNT, REGION, { sourceIPAddress: "203.0.113.91", userAgent: "test/1" });
const iam = (resource: string) => `arn:aws:iam::${ACCOUNT}:${resource}`;
const cw = (resource: string) => `arn:aws:cloudwatch:${REGION}:${ACCOUNT}:${resource}`;
const TOPIC = `arn:aws:sns:${REGION}:${ACCOUNT}:pager`;
const BOUNDARY = iam("policy/Limit");
const READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const TAGS = [{ Key: "team", Value: "a" }];
const DOCUMENT = JSON.stringify({
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Action: "logs:*", Resource: "*" },
});
const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Principal: { AWS: ACCOUNT }, Action: ["sts:AssumeRole", "sts:TagSession"] },
});
const RULE = {
  Schema: { Name: "CloudWatchLogRule", Version: 1 },
  LogGroupNames: ["/shop"],
  LogFormat: "JSON",
  Contribution: { Keys: ["$.ip"], Filters: [] },
  AggregateOn: "Count",
};
const ALARM = {
  AlarmName: "cpu",
  Namespace: "Shop",
  MetricName: "Errors",
  Statistic: "Sum",
  Period: 60,
  EvaluationPeriods: 1,
  Threshold: 1,
  ComparisonOperator: "GreaterThanThreshold",
};

beforeAll(async () => {
  const made: [string, object][] = [
    ["iam:CreatePolicy", { PolicyName: "Limit", PolicyDocument: DOCUMENT, Tags: TAGS }],
    ["iam:CreateUser", { UserName: "ana", PermissionsBoundary: BOUNDARY, Tags: TAGS }],
    ["iam:CreateRole", { RoleName: "ops", PermissionsBoundary: BOUNDARY, AssumeRolePolicyDocument: TRUST, Tags: TAGS }],
    ["iam:CreateServiceLinkedRole", { AWSServiceName: "events.amazonaws.com" }],
    ["logs:CreateLogGroup", { logGroupName: "/shop", tags: { team: "a" } }],
    ["logs:CreateLogStream", { logGroupName: "/shop", logStreamName: "one" }],
    ["cloudwatch:PutMetricAlarm", { ...ALARM, Tags: TAGS }],
    ["cloudwatch:PutDashboard", { DashboardName: "home", DashboardBody: '{"widgets":[]}', Tags: TAGS }],
    ["cloudwatch:PutInsightRule", { RuleName: "talkers", RuleDefinition: JSON.stringify(RULE), Tags: TAGS }],
    ["sns:CreateTopic", { Name: "pager", Tags: TAGS }],
    ["events:PutRule", { Name: "orders", EventPattern: '{"source":["shop"]}', Tags: TAGS }],
    ["events:CreateEventBus", { Name: "shop", Tags: TAGS }],
    ["s3:CreateBucket", { Bucket: "keys-596" }],
  ];
  for (const [action, input] of made) await dispatch(root, action, input);
});
afterAll(closeDatabase);

/** Someone who may do this under this condition alone, and who may see roles passed. */
function eva(Action: string | string[], Condition: object): Caller {
  const statement = { Effect: "Allow", Action, Resource: "*", Condition };
  const document = parsePolicy(JSON.stringify({ Version: "2012-10-17", Statement: statement }));
  const arn = iam("user/eva");
  return {
    ...root,
    identity: { type: "IAMUser", accountId: ACCOUNT, userId: "AIDAEVA", arn, userName: "eva" },
    policies: { identity: [{ name: "p", policy: compilePolicy(document) }] },
  };
}

/** Whether the front desk lets it pass; what comes of it then is another matter. */
async function isAdmitted(caller: Caller, action: string, input: object): Promise<boolean> {
  try {
    await dispatch(caller, action, input);
    return true;
  } catch (error) {
    if (isAwsError(error) && error.code !== "NotImplemented") return error.code !== "AccessDenied";
    throw error;
  }
}

const member = (operation: string) => findOperation(operation)?.permission ?? operation;

const bounded: [string, object][] = (
  [
    ["AttachUserPolicy", { UserName: "ana", PolicyArn: READ_ONLY }],
    ["DetachUserPolicy", { UserName: "ana", PolicyArn: READ_ONLY }],
    ["PutUserPolicy", { UserName: "ana", PolicyName: "p", PolicyDocument: DOCUMENT }],
    ["DeleteUserPolicy", { UserName: "ana", PolicyName: "p" }],
    ["AttachRolePolicy", { RoleName: "ops", PolicyArn: READ_ONLY }],
    ["DetachRolePolicy", { RoleName: "ops", PolicyArn: READ_ONLY }],
    ["PutRolePolicy", { RoleName: "ops", PolicyName: "p", PolicyDocument: DOCUMENT }],
    ["DeleteRolePolicy", { RoleName: "ops", PolicyName: "p" }],
    ["CreateUser", { UserName: "beto", PermissionsBoundary: BOUNDARY }],
    ["CreateRole", { RoleName: "dev", PermissionsBoundary: BOUNDARY, AssumeRolePolicyDocument: TRUST }],
    ["PutUserPermissionsBoundary", { UserName: "eva", PermissionsBoundary: BOUNDARY }],
    ["PutRolePermissionsBoundary", { RoleName: "none", PermissionsBoundary: BOUNDARY }],
  ] as const
).map(([name, input]) => [`iam:${name}`, input]);

const group = { logGroupName: "/shop" };
const ROLE = iam("role/ops");
const LINKED = iam("role/aws-service-role/events.amazonaws.com/AWSServiceRoleForCloudWatchEvents");

/** Operation, request, key, its values. */
const KEYS: [string, object, string, string | string[]][] = [
  ...bounded.map(([action, input]): [string, object, string, string] => [
    action,
    input,
    "iam:PermissionsBoundary",
    BOUNDARY,
  ]),
  ...["User", "Role", "Group"].flatMap((kind) =>
    ["Attach", "Detach"].map((verb): [string, object, string, string] => [
      `iam:${verb}${kind}Policy`,
      { [`${kind}Name`]: "ana", PolicyArn: READ_ONLY },
      "iam:PolicyARN",
      READ_ONLY,
    ]),
  ),
  ["iam:GetUser", { UserName: "ana" }, "iam:ResourceTag/team", "a"],
  ["iam:UpdateRole", { RoleName: "ops" }, "iam:ResourceTag/team", "a"],
  ["sts:AssumeRole", { RoleArn: ROLE, RoleSessionName: "s" }, "iam:ResourceTag/team", "a"],
  ["iam:CreateServiceLinkedRole", { AWSServiceName: "x.amazonaws.com" }, "iam:AWSServiceName", "x.amazonaws.com"],
  [
    "iam:GetServiceLinkedRoleDeletionStatus",
    { DeletionTaskId: "task/aws-service-role/events.amazonaws.com/A/id" },
    "iam:AWSServiceName",
    "events.amazonaws.com",
  ],
  ["iam:DeleteServiceLinkedRole", { RoleName: LINKED.split("/").at(-1) }, "iam:AWSServiceName", "events.amazonaws.com"],
  ["sts:AssumeRole", { RoleArn: ROLE, RoleSessionName: "eva" }, "sts:RoleSessionName", "eva"],
  ["sts:AssumeRole", { RoleArn: ROLE, RoleSessionName: "s", ExternalId: "x" }, "sts:ExternalId", "x"],
  [
    "sts:AssumeRole",
    { RoleArn: ROLE, RoleSessionName: "s", Tags: TAGS, TransitiveTagKeys: ["team"] },
    "sts:TransitiveTagKeys",
    ["team"],
  ],
  ["sts:AssumeRole", { RoleArn: ROLE, RoleSessionName: "s", Tags: TAGS }, "aws:RequestTag/team", "a"],
  ["sts:GetFederationToken", { Name: "f", Tags: TAGS }, "aws:RequestTag/team", "a"],
  ["cloudwatch:PutMetricAlarm", { ...ALARM, AlarmActions: [TOPIC] }, "cloudwatch:AlarmActions", [TOPIC]],
  ["cloudwatch:PutMetricData", { Namespace: "Shop", MetricData: [] }, "cloudwatch:namespace", "Shop"],
  [
    "cloudwatch:PutInsightRule",
    { RuleName: "r", RuleDefinition: JSON.stringify(RULE) },
    "cloudwatch:requestInsightRuleLogGroups",
    ["/shop"],
  ],
  ["sns:Subscribe", { TopicArn: TOPIC, Protocol: "email", Endpoint: "a@example.com" }, "sns:Protocol", "email"],
  ["sns:Subscribe", { TopicArn: TOPIC, Protocol: "email", Endpoint: "a@example.com" }, "sns:Endpoint", "a@example.com"],
  ["s3:ListObjectsV2", { Bucket: "keys-596", Prefix: "a/" }, "s3:prefix", "a/"],
  ["s3:ListObjects", { Bucket: "keys-596", Delimiter: "/" }, "s3:delimiter", "/"],
  ["s3:ListObjectsV2", { Bucket: "keys-596", MaxKeys: 7 }, "s3:max-keys", "7"],
  ["s3:PutObject", { Bucket: "keys-596", Key: "k", ACL: "private" }, "s3:x-amz-acl", "private"],
  ["s3:PutObject", { Bucket: "keys-596", Key: "k", StorageClass: "STANDARD" }, "s3:x-amz-storage-class", "STANDARD"],
  [
    "s3:PutObject",
    { Bucket: "keys-596", Key: "k", ServerSideEncryption: "AES256" },
    "s3:x-amz-server-side-encryption",
    "AES256",
  ],
  ["s3:PutObject", { Bucket: "keys-596", Key: "once", IfNoneMatch: "*" }, "s3:if-none-match", "*"],
  ["s3:GetObject", { Bucket: "keys-596", Key: "k" }, "s3:ResourceAccount", ACCOUNT],
  [
    "s3:CreateBucket",
    { Bucket: "keys-596-b", CreateBucketConfiguration: { LocationConstraint: "eu-west-1" } },
    "s3:LocationConstraint",
    "eu-west-1",
  ],
];

test.each(KEYS)("%s of %j has %s", async (action, input, key, value) => {
  const actions = [member(action), "sts:TagSession"];
  const [operator, other] = Array.isArray(value) ? ["ForAnyValue:StringEquals", ["no"]] : ["StringEquals", "no"];
  expect(await isAdmitted(eva(actions, { [operator]: { [key]: other } }), action, input)).toBe(false);
  expect(await isAdmitted(eva(actions, { [operator]: { [key]: value } }), action, input)).toBe(true);
});

test.each(["User", "Role"])(
  "the boundary of a %s is asked for before it is taken away, and is gone after",
  async (kind) => {
    const action = `iam:Delete${kind}PermissionsBoundary`;
    const input = { [`${kind}Name`]: kind === "User" ? "ana" : "ops" };
    const held = eva(action, { StringEquals: { "iam:PermissionsBoundary": BOUNDARY } });
    expect(await isAdmitted(held, action, input)).toBe(true);
    expect(await isAdmitted(held, action, input)).toBe(false);
  },
);

/** What is tagged, by an operation on it. */
const TAGGED: [string, object][] = [
  ["iam:GetUser", { UserName: "ana" }],
  ["iam:GetRole", { RoleName: "ops" }],
  ["iam:GetPolicy", { PolicyArn: BOUNDARY }],
  ["logs:DescribeLogStreams", group],
  ["logs:GetLogEvents", { ...group, logStreamName: "one" }],
  ["logs:PutLogEvents", { ...group, logStreamName: "one", logEvents: [] }],
  ["logs:DeleteLogStream", { ...group, logStreamName: "none" }],
  ["logs:CreateLogStream", { ...group, logStreamName: "two" }],
  ["logs:FilterLogEvents", group],
  ["cloudwatch:SetAlarmState", { AlarmName: "cpu", StateValue: "OK", StateReason: "x" }],
  ["cloudwatch:GetDashboard", { DashboardName: "home" }],
  ["cloudwatch:DisableInsightRules", { RuleNames: ["talkers"] }],
  ["cloudwatch:ListTagsForResource", { ResourceARN: cw("insight-rule/talkers") }],
  ["sns:GetTopicAttributes", { TopicArn: TOPIC }],
  ["events:DescribeRule", { Name: "orders" }],
  ["events:DescribeEventBus", { Name: "shop" }],
  ["events:PutEvents", { Entries: [{ EventBusName: "shop" }] }],
];

test.each(TAGGED)("%s of %j knows the tags of what it touches", async (action, input) => {
  const tagged = (team: string) => eva(member(action), { StringEquals: { "aws:ResourceTag/team": team } });
  expect(await isAdmitted(tagged("b"), action, input)).toBe(false);
  expect(await isAdmitted(tagged("a"), action, input)).toBe(true);
});

function inputMembers(service: string, name: string): string[] {
  if (!isService(service)) return [];
  const { operations, shapes } = modelOf(service);
  return Object.keys(shapes[operations[name]?.input?.shape ?? ""]?.members ?? {});
}

/** These two are outside of tag conditions (CloudWatch Logs API Reference, "TagLogGroup"). */
const WITHOUT_TAG_KEYS = ["logs:TagLogGroup", "logs:UntagLogGroup"];

/** By AWS's models: who hands over tags, and who takes them away by their keys. */
const tagging = actionsEndingIn("").flatMap((action): [string, string][] => {
  const [service = "", name = ""] = action.split(":");
  const operation = findOperation(action);
  if (!operation || operation.internal || operation.identify || WITHOUT_TAG_KEYS.includes(action)) return [];
  const members = inputMembers(service, name);
  return ["Tags", "tags", "TagsList", "TagKeys", "tagKeys"].flatMap((tag) =>
    members.includes(tag) ? [[action, tag]] : [],
  );
});

describe.each(tagging)("%s with %s", (action, tag) => {
  test("tells policies the keys of its tags", async () => {
    const operation = findOperation(action);
    const asked = {
      accountId: ACCOUNT,
      region: REGION,
      caller: root,
      db: database(),
    };
    const isKeys = action === "cloudtrail:RemoveTags" || tag.toLowerCase() === "tagkeys";
    const given = tag.toLowerCase() === "tagkeys" ? ["team"] : action.startsWith("logs:") ? { team: "a" } : TAGS;
    const keys: ContextValues = (await operation?.conditions({ [tag]: given }, asked)) ?? {};
    expect(keys).toMatchObject({ "aws:TagKeys": ["team"], ...(isKeys ? {} : { "aws:RequestTag/team": "a" }) });
  });
});
