import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, rootCaller } from "@/lib/platform/caller";
import { closeDatabase, pool } from "@/lib/platform/database";
import { credentialOf } from "../authenticate";
import { invoke } from "../invoke";

const accountId = "200000000550";
const origin = { sourceIPAddress: "203.0.113.55", userAgent: "test/1" };
const root = rootCaller(accountId, "us-east-1", origin);
const arn = (name: string) => `arn:aws:iam::${accountId}:role/${name}`;
const policy = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });
const allow = (Action: string | string[], more: object = {}) => ({ Effect: "Allow", Action, Resource: "*", ...more });
let ana: Caller;

async function bearer(id = ""): Promise<Caller> {
  const credential = await credentialOf(id);
  if (!credential) throw new Error(`There is no key ${id}.`);
  return credential.callerFrom("us-east-1", origin);
}
const role = (RoleName: string, actions: string[], Principal: unknown = { AWS: accountId }) =>
  invoke(root, "iam:CreateRole", {
    RoleName,
    AssumeRolePolicyDocument: policy({ Effect: "Allow", Principal, Action: actions }),
    Tags: [
      { Key: "team", Value: "everyone" },
      { Key: "kept", Value: "yes" },
    ],
  });
const assume = async (caller: Caller, name: string, more: object = {}) => {
  const input = { RoleArn: arn(name), RoleSessionName: "session", ...more };
  return invoke(caller, "sts:AssumeRole", input);
};
const lastRecord = async (name: string) => {
  const { rows } = await pool().query(
    "SELECT record FROM trail_events WHERE account_id = $1 AND event_name = $2 ORDER BY position DESC LIMIT 1",
    [accountId, name],
  );
  return JSON.parse(rows[0].record);
};

beforeAll(async () => {
  await invoke(root, "iam:CreateUser", { UserName: "ana" });
  await invoke(root, "iam:PutUserPolicy", {
    UserName: "ana",
    PolicyName: "own",
    PolicyDocument: policy(allow(["sts:*", "logs:Describe*", "iam:List*"])),
  });
  const { AccessKey } = await invoke(root, "iam:CreateAccessKey", { UserName: "ana" });
  ana = await bearer(AccessKey?.AccessKeyId);
  await role("tagged", ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"]);
  await role("plain", ["sts:AssumeRole"]);
});
afterAll(closeDatabase);

describe("session tags", () => {
  test("take the place of the role's, decide in policies, and go on where they are transitive", async () => {
    const { Credentials } = await assume(ana, "tagged", {
      Tags: [
        { Key: "team", Value: "ops" },
        { Key: "cost", Value: "7" },
      ],
      TransitiveTagKeys: ["cost"],
    });
    const caller = await bearer(Credentials?.AccessKeyId);
    expect(caller.tags).toEqual({ kept: "yes", team: "ops", cost: "7" });
    await invoke(root, "iam:PutRolePolicy", {
      RoleName: "tagged",
      PolicyName: "own",
      PolicyDocument: policy(
        allow("logs:DescribeLogGroups", { Condition: { StringEquals: { "aws:PrincipalTag/team": "ops" } } }),
        allow("sts:*"),
      ),
    });
    await invoke(await settled(Credentials?.AccessKeyId), "logs:DescribeLogGroups", {});
    const other = await assume(ana, "tagged");
    await expect(
      invoke(await bearer(other.Credentials?.AccessKeyId), "logs:DescribeLogGroups", {}),
    ).rejects.toMatchObject({ code: "AccessDenied" });
    const next = await assume(await bearer(Credentials?.AccessKeyId), "tagged");
    expect((await bearer(next.Credentials?.AccessKeyId)).tags).toEqual({ kept: "yes", team: "everyone", cost: "7" });
    await expect(
      assume(await bearer(Credentials?.AccessKeyId), "tagged", { Tags: [{ Key: "Cost", Value: "9" }] }),
    ).rejects.toMatchObject({ code: "ValidationError" });
  });

  test("need sts:TagSession from the role's trust policy too", async () => {
    await expect(assume(ana, "plain", { Tags: [{ Key: "team", Value: "ops" }] })).rejects.toMatchObject({
      code: "AccessDenied",
      message: expect.stringContaining("because no role trust policy allows the sts:TagSession action"),
    });
  });
});

describe("a source identity", () => {
  test("stays through the next role, stands in the record, and cannot be changed", async () => {
    const first = await assume(ana, "tagged", { SourceIdentity: "ana.silva" });
    expect(first.SourceIdentity).toBe("ana.silva");
    const caller = await bearer(first.Credentials?.AccessKeyId);
    const second = await assume(caller, "tagged");
    expect(second.SourceIdentity).toBe("ana.silva");
    expect((await lastRecord("AssumeRole")).userIdentity.sessionContext.sourceIdentity).toBe("ana.silva");
    await expect(assume(caller, "tagged", { SourceIdentity: "somebody" })).rejects.toMatchObject({
      code: "AccessDenied",
    });
    await expect(assume(caller, "plain")).rejects.toMatchObject({
      code: "AccessDenied",
      message: expect.stringContaining("sts:SetSourceIdentity"),
    });
  });
});

describe("a role by way of a role", () => {
  test("lasts an hour at most", async () => {
    await invoke(root, "iam:UpdateRole", { RoleName: "tagged", MaxSessionDuration: 7200 });
    const { Credentials } = await assume(ana, "tagged", { DurationSeconds: 7200 });
    await expect(
      assume(await bearer(Credentials?.AccessKeyId), "tagged", { DurationSeconds: 3601 }),
    ).rejects.toMatchObject({
      code: "ValidationError",
      message: expect.stringContaining("1 hour session limit for roles assumed by role chaining"),
    });
  });
});

describe("a federated user", () => {
  const federate = (caller: Caller, more: object = {}) =>
    invoke(caller, "sts:GetFederationToken", { Name: "guest", ...more });

  test("may do what both the user and the given policy allow, and is told apart in the record", async () => {
    const token = await federate(ana, { Policy: policy(allow(["logs:*", "sns:*"])) });
    expect(token.FederatedUser).toEqual({
      FederatedUserId: `${accountId}:guest`,
      Arn: `arn:aws:sts::${accountId}:federated-user/guest`,
    });
    const caller = await bearer(token.Credentials?.AccessKeyId);
    await invoke(caller, "logs:DescribeLogGroups", {});
    const denied = { code: "AccessDenied" };
    await expect(invoke(caller, "sns:ListTopics", {})).rejects.toMatchObject(denied);
    await expect(invoke(caller, "logs:CreateLogGroup", { logGroupName: "x" })).rejects.toMatchObject(denied);
    expect((await lastRecord("CreateLogGroup")).userIdentity).toMatchObject({
      type: "FederatedUser",
      principalId: `${accountId}:guest`,
      arn: `arn:aws:sts::${accountId}:federated-user/guest`,
      sessionContext: { sessionIssuer: { type: "IAMUser", userName: "ana" } },
    });
    expect(await invoke(caller, "sts:GetCallerIdentity", {})).toMatchObject({ UserId: `${accountId}:guest` });
  });

  test("without a policy may do nothing, and nothing of IAM and STS with one", async () => {
    const bare = await bearer((await federate(ana)).Credentials?.AccessKeyId);
    await expect(invoke(bare, "logs:DescribeLogGroups", {})).rejects.toMatchObject({ code: "AccessDenied" });
    const all = await bearer((await federate(ana, { Policy: policy(allow("*")) })).Credentials?.AccessKeyId);
    await expect(invoke(all, "iam:ListUsers", {})).rejects.toMatchObject({ code: "AccessDenied" });
    await expect(assume(all, "plain")).rejects.toMatchObject({ code: "AccessDenied" });
    await expect(federate(all)).rejects.toMatchObject({ code: "AccessDenied" });
  });

  test("for whom the root user vouches may do what the policy allows, for an hour", async () => {
    const token = await federate(root, { Policy: policy(allow("logs:Describe*")), DurationSeconds: 7200 });
    const lifetime = (token.Credentials?.Expiration?.getTime() ?? 0) - Date.now();
    expect(Math.round(lifetime / 60_000)).toBe(60);
    await invoke(await bearer(token.Credentials?.AccessKeyId), "logs:DescribeLogGroups", {});
  });
});

test("a user's temporary credentials without MFA call nothing of IAM", async () => {
  const { Credentials } = await invoke(ana, "sts:GetSessionToken", {});
  const caller = await bearer(Credentials?.AccessKeyId);
  await invoke(caller, "logs:DescribeLogGroups", {});
  await expect(invoke(caller, "iam:ListUsers", {})).rejects.toMatchObject({ code: "AccessDenied" });
});

/** Whoever acts with a key, once what was asked about them a second ago is forgotten. */
async function settled(id: string | undefined): Promise<Caller> {
  await new Promise((done) => setTimeout(done, 1050));
  return bearer(id);
}

test("a session whose policy is deleted may do nothing more, and is told so", async () => {
  await invoke(root, "iam:PutRolePolicy", {
    RoleName: "plain",
    PolicyName: "own",
    PolicyDocument: policy(allow("iam:List*")),
  });
  const { Policy } = await invoke(root, "iam:CreatePolicy", {
    PolicyName: "narrow",
    PolicyDocument: policy(allow("iam:ListGroups")),
  });
  const { Credentials } = await assume(ana, "plain", { PolicyArns: [{ arn: Policy?.Arn }] });
  await invoke(root, "iam:DeletePolicy", { PolicyArn: Policy?.Arn ?? "" });
  const caller = await bearer(Credentials?.AccessKeyId);
  await expect(invoke(caller, "iam:ListGroups", {})).rejects.toMatchObject({
    code: "AccessDenied",
    message: expect.stringContaining("with an explicit deny in a session policy"),
  });
  expect((await invoke(caller, "sts:GetCallerIdentity", {})).Account).toBe(accountId);
});
