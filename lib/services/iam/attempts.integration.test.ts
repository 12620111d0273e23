import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, rootCaller, serviceCaller } from "@/lib/platform/caller";
import { closeDatabase, pool } from "@/lib/platform/database";
import { credentialOf } from "../authenticate";
import type { Action, InputOf } from "../catalog";
import { invoke } from "../invoke";

const accountId = "200000000620";
const origin = { sourceIPAddress: "203.0.113.62", userAgent: "test/1" };
const root = rootCaller(accountId, "us-east-1", origin);
const policy = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const allow = (Action: string | string[], Resource = "*") => ({ Effect: "Allow", Action, Resource });
const EVERYTHING = policy(allow("*"));
const ADMIN = `arn:aws:iam::${accountId}:role/admin`;

async function bearer(id = ""): Promise<Caller> {
  const credential = await credentialOf(id);
  if (!credential) throw new Error(`There is no key ${id}.`);
  return credential.callerFrom("us-east-1", origin);
}

async function userWith(UserName: string, ...statements: object[]): Promise<Caller> {
  await invoke(root, "iam:CreateUser", { UserName });
  await invoke(root, "iam:PutUserPolicy", { UserName, PolicyName: "own", PolicyDocument: policy(...statements) });
  const { AccessKey } = await invoke(root, "iam:CreateAccessKey", { UserName });
  return bearer(AccessKey?.AccessKeyId);
}

async function denied<A extends Action>(caller: Caller, action: A, input: InputOf<A>, missing: string): Promise<void> {
  await expect(invoke(caller, action, input)).rejects.toMatchObject({
    code: "AccessDenied",
    message: expect.stringContaining(missing),
  });
  const { rows } = await pool().query(
    "SELECT error_code FROM trail_events WHERE account_id = $1 AND event_name = $2 ORDER BY position DESC LIMIT 1",
    [accountId, action.split(":")[1]],
  );
  expect(rows[0]?.error_code).toBe("AccessDenied");
}

beforeAll(async () => {
  const Principal = { AWS: accountId, Service: ["events.amazonaws.com", "logs.amazonaws.com", "ec2.amazonaws.com"] };
  await invoke(root, "iam:CreateRole", {
    RoleName: "admin",
    AssumeRolePolicyDocument: policy({ Effect: "Allow", Principal, Action: "sts:AssumeRole" }),
  });
  await invoke(root, "iam:PutRolePolicy", { RoleName: "admin", PolicyName: "all", PolicyDocument: EVERYTHING });
});
afterAll(closeDatabase);

describe("who may set up services does not gain a stronger role by way of them", () => {
  let caller: Caller;
  beforeAll(async () => {
    caller = await userWith("builder", allow(["events:*", "logs:*", "cloudtrail:*", "iam:*InstanceProfile"]));
    await invoke(root, "iam:CreateInstanceProfile", { InstanceProfileName: "web" });
    await invoke(root, "events:PutRule", { Name: "nightly", ScheduleExpression: "rate(1 day)" });
  });

  test.each<[Action, object]>([
    ["events:PutRule", { Name: "mine", ScheduleExpression: "rate(1 day)", RoleArn: ADMIN }],
    [
      "events:PutTargets",
      { Rule: "nightly", Targets: [{ Id: "1", Arn: `arn:aws:sns:us-east-1:${accountId}:x`, RoleArn: ADMIN }] },
    ],
    [
      "logs:PutSubscriptionFilter",
      {
        logGroupName: "/x",
        filterName: "f",
        filterPattern: "",
        destinationArn: `arn:aws:logs:us-east-1:${accountId}:log-group:/y`,
        roleArn: ADMIN,
      },
    ],
    ["cloudtrail:CreateTrail", { Name: "mine", S3BucketName: "bucket", CloudWatchLogsRoleArn: ADMIN }],
    ["cloudtrail:UpdateTrail", { Name: "mine", CloudWatchLogsRoleArn: ADMIN }],
    ["iam:AddRoleToInstanceProfile", { InstanceProfileName: "web", RoleName: "admin" }],
  ])("%s without iam:PassRole", async (action, input) => {
    await denied(caller, action, input as never, `iam:PassRole on resource: ${ADMIN}`);
  });

  test("iam:PassRole to one service is none to another", async () => {
    const passer = await userWith("passer", allow("events:*"), {
      ...allow("iam:PassRole", ADMIN),
      Condition: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } },
    });
    const rule = { Name: "other", ScheduleExpression: "rate(1 day)", RoleArn: ADMIN };
    await denied(passer, "events:PutRule", rule, "iam:PassRole");
    const right = await userWith("right", allow("events:*"), {
      ...allow("iam:PassRole", ADMIN),
      Condition: { StringEquals: { "iam:PassedToService": "events.amazonaws.com" } },
    });
    await invoke(right, "events:PutRule", rule);
  });
});

describe("who has some rights over IAM does not widen their own", () => {
  const PolicyArn = `arn:aws:iam::${accountId}:policy/Mine`;
  let caller: Caller;
  beforeAll(async () => {
    await invoke(root, "iam:CreatePolicy", { PolicyName: "Mine", PolicyDocument: policy(allow("iam:Get*")) });
    await invoke(root, "iam:CreatePolicyVersion", { PolicyArn, PolicyDocument: EVERYTHING, SetAsDefault: false });
    caller = await userWith("climber", allow(["iam:Get*", "iam:List*", "sts:*"]));
    await invoke(root, "iam:AttachUserPolicy", { UserName: "climber", PolicyArn });
    await invoke(root, "iam:CreateGroup", { GroupName: "admins" });
  });
  const PolicyDocument = EVERYTHING;

  test.each<[Action, object]>([
    ["iam:CreatePolicyVersion", { PolicyArn, PolicyDocument, SetAsDefault: true }],
    ["iam:SetDefaultPolicyVersion", { PolicyArn, VersionId: "v2" }],
    ["iam:AttachUserPolicy", { UserName: "climber", PolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess" }],
    ["iam:PutUserPolicy", { UserName: "climber", PolicyName: "own", PolicyDocument }],
    ["iam:AddUserToGroup", { UserName: "climber", GroupName: "admins" }],
    ["iam:DeleteUserPermissionsBoundary", { UserName: "climber" }],
    ["iam:UpdateAssumeRolePolicy", { RoleName: "admin", PolicyDocument }],
    ["iam:CreateAccessKey", { UserName: "builder" }],
    ["iam:CreateLoginProfile", { UserName: "builder", Password: "Correct-Horse-1" }],
    ["iam:UpdateLoginProfile", { UserName: "builder", Password: "Correct-Horse-1" }],
    ["iam:DeactivateMFADevice", { UserName: "builder", SerialNumber: `arn:aws:iam::${accountId}:mfa/x` }],
    ["cloudtrail:StopLogging", { Name: "mine" }],
    ["cloudtrail:DeleteTrail", { Name: "mine" }],
  ])("%s without the right to it", async (action, input) => {
    await denied(caller, action, input as never, `not authorized to perform: ${action}`);
  });

  test("setting a stronger version that is there already is denied, and changes nothing", async () => {
    const { Policy } = await invoke(root, "iam:GetPolicy", { PolicyArn });
    expect(Policy?.DefaultVersionId).toBe("v1");
    await expect(invoke(caller, "iam:CreateUser", { UserName: "more" })).rejects.toMatchObject({
      code: "AccessDenied",
    });
  });

  test("a boundary holds whatever one gives oneself", async () => {
    const bounded = await userWith("bounded", allow("iam:*"));
    await invoke(root, "iam:PutUserPermissionsBoundary", {
      UserName: "bounded",
      PermissionsBoundary: "arn:aws:iam::aws:policy/IAMReadOnlyAccess",
    });
    await new Promise((done) => setTimeout(done, 1050));
    const now = await bearer("accessKeyId" in bounded.identity ? bounded.identity.accessKeyId : "");
    await denied(now, "iam:DeleteUserPermissionsBoundary", { UserName: "bounded" }, "permissions boundary");
  });
});

describe("what belongs to another account", () => {
  const other = "200000000621";
  const stranger = rootCaller(other, "us-east-1", origin);

  test("is not reached by its ARN or name, not even by that account's root", async () => {
    await expect(
      invoke(stranger, "iam:GetPolicy", { PolicyArn: `arn:aws:iam::${accountId}:policy/Mine` }),
    ).rejects.toMatchObject({ code: "AccessDenied" });
    await expect(invoke(stranger, "iam:GetUser", { UserName: "climber" })).rejects.toMatchObject({
      code: "NoSuchEntityException",
    });
    const found = await invoke(stranger, "cloudtrail:SearchEvents", { MaxResults: 200 });
    const accounts = found.Events.map(({ record }) => JSON.parse(record).recipientAccountId);
    expect(new Set(accounts)).toEqual(new Set([other]));
  });
});

test("two users, a role, a federated user and a service that do the same are told apart in the record", async () => {
  const rights = [allow(["logs:CreateLogGroup", "sts:*"])];
  const [ana, bia] = [await userWith("ana", ...rights), await userWith("bia", ...rights)];
  const assumed = await invoke(ana, "sts:AssumeRole", { RoleArn: ADMIN, RoleSessionName: "ana-at-work" });
  const federated = await invoke(bia, "sts:GetFederationToken", { Name: "guest", Policy: EVERYTHING });
  const callers = [
    ana,
    bia,
    await bearer(assumed.Credentials?.AccessKeyId),
    await bearer(federated.Credentials?.AccessKeyId),
    serviceCaller("events.amazonaws.com", accountId, "us-east-1"),
  ];
  for (const [turn, caller] of callers.entries()) {
    await invoke(caller, "logs:CreateLogGroup", { logGroupName: `/told-apart/${turn}` });
  }
  const { rows } = await pool().query(
    `SELECT record FROM trail_events WHERE account_id = $1 AND event_name = 'CreateLogGroup' ORDER BY position`,
    [accountId],
  );
  const who = rows.map(({ record }) => JSON.parse(record).userIdentity);
  expect(who).toMatchObject([
    { type: "IAMUser", userName: "ana" },
    { type: "IAMUser", userName: "bia" },
    {
      type: "AssumedRole",
      arn: `arn:aws:sts::${accountId}:assumed-role/admin/ana-at-work`,
      sessionContext: { sessionIssuer: { type: "Role", userName: "admin" } },
    },
    {
      type: "FederatedUser",
      principalId: `${accountId}:guest`,
      sessionContext: { sessionIssuer: { userName: "bia" } },
    },
    { type: "AWSService", invokedBy: "events.amazonaws.com" },
  ]);
  expect(new Set(who.map((identity) => JSON.stringify(identity))).size).toBe(5);
});
