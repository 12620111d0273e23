import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Caller, rootCaller } from "@/lib/platform/caller";
import { closeDatabase, pool } from "@/lib/platform/database";
import { settings } from "@/lib/platform/settings";
import { credentialOf } from "../authenticate";
import { invoke } from "../invoke";

const accountId = "200000000090";
const origin = { sourceIPAddress: "203.0.113.90", userAgent: "test/1" };
const root = rootCaller(accountId, "us-east-1", origin);
const RoleArn = `arn:aws:iam::${accountId}:role/ci/deploy`;
let userId = "";
let accessKeyId = "";

const allow = (Action: string, more: object = {}) =>
  JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", Action, Resource: "*", ...more } });
const trust = (Principal: unknown, more: object = {}) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Principal, Action: "sts:AssumeRole", ...more },
  });
const trusted = (policy: string) =>
  invoke(root, "iam:UpdateAssumeRolePolicy", { RoleName: "deploy", PolicyDocument: policy });

beforeAll(async () => {
  const { User } = await invoke(root, "iam:CreateUser", { UserName: "ana" });
  userId = User?.UserId ?? "";
  accessKeyId = (await invoke(root, "iam:CreateAccessKey", { UserName: "ana" })).AccessKey?.AccessKeyId ?? "";
  await invoke(root, "iam:CreateRole", {
    RoleName: "deploy",
    Path: "/ci/",
    AssumeRolePolicyDocument: trust({ AWS: accountId }),
    MaxSessionDuration: 7200,
  });
  await invoke(root, "iam:PutRolePolicy", {
    RoleName: "deploy",
    PolicyName: "reads",
    PolicyDocument: allow("iam:List*"),
  });
});
afterAll(closeDatabase);

/** Whoever acts with an access key now. */
async function bearer(id: string): Promise<Caller> {
  const credential = await credentialOf(id);
  if (!credential) throw new Error(`There is no key ${id}.`);
  return credential.callerFrom("us-east-1", origin);
}
const aSecond = () => new Promise((done) => setTimeout(done, 1050));

describe("GetCallerIdentity", () => {
  test("tells everyone who they are, even those who may do nothing", async () => {
    expect(await invoke(root, "sts:GetCallerIdentity", {})).toEqual({
      UserId: accountId,
      Account: accountId,
      Arn: `arn:aws:iam::${accountId}:root`,
    });
    await invoke(root, "iam:PutUserPolicy", {
      UserName: "ana",
      PolicyName: "deny",
      PolicyDocument: allow("*").replace("Allow", "Deny"),
    });
    await aSecond();
    expect(await invoke(await bearer(accessKeyId), "sts:GetCallerIdentity", {})).toEqual({
      UserId: userId,
      Account: accountId,
      Arn: `arn:aws:iam::${accountId}:user/ana`,
    });
    await invoke(root, "iam:DeleteUserPolicy", { UserName: "ana", PolicyName: "deny" });
  });
});

test("GetAccessKeyInfo names the account of a key; one that is not there is a ValidationError", async () => {
  expect(await invoke(root, "sts:GetAccessKeyInfo", { AccessKeyId: accessKeyId })).toEqual({ Account: accountId });
  await expect(invoke(root, "sts:GetAccessKeyInfo", { AccessKeyId: "AKIAAAAAAAAAAAAAAAAA" })).rejects.toMatchObject({
    code: "ValidationError",
  });
});

describe("GetSessionToken", () => {
  test("gives temporary credentials that are the user's, and not again from those", async () => {
    const before = Date.now();
    const { Credentials } = await invoke(await bearer(accessKeyId), "sts:GetSessionToken", {});
    expect(Credentials).toMatchObject({
      AccessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/),
      SecretAccessKey: expect.any(String),
      SessionToken: expect.any(String),
    });
    const lifetime = (Credentials?.Expiration?.getTime() ?? 0) - before;
    expect(Math.round(lifetime / 60_000)).toBe(12 * 60);

    const credential = await credentialOf(Credentials?.AccessKeyId ?? "");
    expect(credential).toMatchObject({
      secretAccessKey: Credentials?.SecretAccessKey,
      sessionToken: Credentials?.SessionToken,
      expiresAt: Credentials?.Expiration,
      status: "Active",
    });
    const caller = await bearer(Credentials?.AccessKeyId ?? "");
    expect(caller.identity).toMatchObject({ type: "IAMUser", userName: "ana", accessKeyId: Credentials?.AccessKeyId });
    expect(caller.session).toMatchObject({ mfaAuthenticated: false });
    await expect(invoke(caller, "sts:GetSessionToken", {})).rejects.toMatchObject({
      code: "AccessDenied",
      message: "Cannot call GetSessionToken with session credentials",
    });
  });

  test("seals secret and token at rest, and its record names the key alone", async () => {
    const { Credentials } = await invoke(await bearer(accessKeyId), "sts:GetSessionToken", { DurationSeconds: 900 });
    const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
    const { rows } = await pool().query("SELECT * FROM iam_sessions WHERE access_key_id = $1", [AccessKeyId]);
    const stored =
      JSON.stringify(rows) + rows[0].sealed_secret.toString("latin1") + rows[0].sealed_token.toString("latin1");
    const records = await pool().query(
      "SELECT record FROM trail_events WHERE account_id = $1 AND event_name = 'GetSessionToken'",
      [accountId],
    );
    const recorded = records.rows.map(({ record }) => record).join();
    for (const secret of [SecretAccessKey, SessionToken]) {
      expect(stored).not.toContain(secret);
      expect(recorded).not.toContain(secret);
    }
    expect(recorded).toContain(AccessKeyId);
    expect(JSON.parse(records.rows[0].record)).toMatchObject({ readOnly: true });
  });

  test("is for the root user at most an hour", async () => {
    const { Credentials } = await invoke(root, "sts:GetSessionToken", { DurationSeconds: 7200 });
    const lifetime = (Credentials?.Expiration?.getTime() ?? 0) - Date.now();
    expect(Math.round(lifetime / 60_000)).toBe(60);
    expect((await bearer(Credentials?.AccessKeyId ?? "")).identity.type).toBe("Root");
  });

  test("with a device that is not the caller's is AccessDenied", async () => {
    const mfa = { SerialNumber: "GAHT12345678", TokenCode: "123456" };
    await expect(invoke(await bearer(accessKeyId), "sts:GetSessionToken", mfa)).rejects.toMatchObject({
      code: "AccessDenied",
    });
  });
});

describe("AssumeRole", () => {
  const input = { RoleArn, RoleSessionName: "build-7" };
  const assume = async (more: object = {}) =>
    invoke(await bearer(accessKeyId), "sts:AssumeRole", { ...input, ...more });
  const denied = {
    code: "AccessDenied",
    message: expect.stringContaining(`is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`),
  };
  const mayAssume = () =>
    invoke(root, "iam:PutUserPolicy", {
      UserName: "ana",
      PolicyName: "assume",
      PolicyDocument: allow("sts:AssumeRole", { Resource: `arn:aws:iam::${accountId}:role/ci/*` }),
    });

  beforeEach(async () => {
    await invoke(root, "iam:DeleteUserPolicy", { UserName: "ana", PolicyName: "assume" }).catch(() => undefined);
    await trusted(trust({ AWS: accountId }));
    await aSecond();
  });

  test("of a role that trusts the account needs the user's policy too", async () => {
    await expect(assume()).rejects.toMatchObject(denied);
    await mayAssume();
    await aSecond();
    expect((await assume()).AssumedRoleUser).toEqual({
      AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}:build-7$/),
      Arn: `arn:aws:sts::${accountId}:assumed-role/deploy/build-7`,
    });
  });

  test("of a role that trusts the user itself needs no more", async () => {
    await trusted(trust({ AWS: `arn:aws:iam::${accountId}:user/ana` }));
    expect((await assume()).Credentials?.AccessKeyId).toMatch(/^ASIA/);
  });

  test("of a role that trusts somebody else is AccessDenied, whatever the user's policies", async () => {
    await mayAssume();
    await trusted(trust({ Service: "events.amazonaws.com" }));
    await aSecond();
    await expect(assume()).rejects.toMatchObject(denied);
  });

  test("looks at the trust policy's conditions: sts:ExternalId", async () => {
    await trusted(
      trust(
        { AWS: `arn:aws:iam::${accountId}:user/ana` },
        { Condition: { StringEquals: { "sts:ExternalId": "s3cret" } } },
      ),
    );
    await expect(assume()).rejects.toMatchObject(denied);
    await expect(assume({ ExternalId: "wrong" })).rejects.toMatchObject(denied);
    expect((await assume({ ExternalId: "s3cret" })).Credentials).toBeDefined();
  });

  test("of a role that is not there is the same AccessDenied", async () => {
    await mayAssume();
    await aSecond();
    for (const arn of [`arn:aws:iam::${accountId}:role/ci/none`, `arn:aws:iam::${accountId}:role/deploy`]) {
      await expect(assume({ RoleArn: arn })).rejects.toMatchObject({ code: "AccessDenied" });
    }
  });

  test("the bearer may do what the role may, under the role's name, until it ends", async () => {
    await trusted(trust({ AWS: `arn:aws:iam::${accountId}:user/ana` }));
    const { Credentials } = await assume();
    const id = Credentials?.AccessKeyId ?? "";
    const caller = await bearer(id);
    expect(caller).toMatchObject({
      identity: {
        type: "AssumedRole",
        arn: `arn:aws:sts::${accountId}:assumed-role/deploy/build-7`,
        accessKeyId: id,
        sessionName: "build-7",
        role: { arn: RoleArn, roleName: "deploy" },
      },
      session: { mfaAuthenticated: false },
    });
    expect((await invoke(caller, "iam:ListUsers", {})).Users).toHaveLength(1);
    await expect(invoke(caller, "iam:CreateUser", { UserName: "x" })).rejects.toMatchObject({
      code: "AccessDenied",
      message: `User: arn:aws:sts::${accountId}:assumed-role/deploy/build-7 is not authorized to perform: iam:CreateUser on resource: arn:aws:iam::${accountId}:user/x because no identity-based policy allows the iam:CreateUser action`,
    });
    await expect(invoke(caller, "iam:GetUser", {})).rejects.toMatchObject({ code: "AccessDenied" });
    const { rows } = await pool().query(
      "SELECT record FROM trail_events WHERE account_id = $1 AND event_name = 'AssumeRole' AND error_code IS NULL ORDER BY event_time DESC LIMIT 1",
      [accountId],
    );
    expect(JSON.parse(rows[0].record)).toMatchObject({
      userIdentity: { type: "IAMUser", userName: "ana" },
      requestParameters: { roleArn: RoleArn, roleSessionName: "build-7" },
      responseElements: { credentials: { accessKeyId: id, secretAccessKey: "HIDDEN_DUE_TO_SECURITY_REASONS" } },
      resources: [{ type: "AWS::IAM::Role", ARN: RoleArn }],
    });
    expect((await credentialOf(id))?.expiresAt).toEqual(Credentials?.Expiration);
  });

  test("session policies narrow what the role may", async () => {
    await trusted(trust({ AWS: `arn:aws:iam::${accountId}:user/ana` }));
    const narrowed = await assume({
      Policy: allow("iam:ListGroups"),
      PolicyArns: [{ arn: "arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess" }],
    });
    expect(narrowed.PackedPolicySize).toBeGreaterThan(0);
    const caller = await bearer(narrowed.Credentials?.AccessKeyId ?? "");
    await invoke(caller, "iam:ListGroups", {});
    await expect(invoke(caller, "iam:ListUsers", {})).rejects.toMatchObject({
      code: "AccessDenied",
      message: expect.stringContaining("because no session policy allows the iam:ListUsers action"),
    });
  });

  test("a role's own boundary and tags count", async () => {
    await trusted(trust({ AWS: `arn:aws:iam::${accountId}:user/ana` }));
    await invoke(root, "iam:TagRole", { RoleName: "deploy", Tags: [{ Key: "stage", Value: "prod" }] });
    await invoke(root, "iam:PutRolePermissionsBoundary", {
      RoleName: "deploy",
      PermissionsBoundary: "arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess",
    });
    const caller = await bearer((await assume()).Credentials?.AccessKeyId ?? "");
    expect(caller.tags).toEqual({ stage: "prod" });
    await expect(invoke(caller, "iam:ListUsers", {})).rejects.toMatchObject({
      message: expect.stringContaining("because no permissions boundary allows the iam:ListUsers action"),
    });
    await invoke(root, "iam:DeleteRolePermissionsBoundary", { RoleName: "deploy" });
  });

  test("lasts as long as the role allows, an hour when one role assumes another", async () => {
    await trusted(trust({ AWS: [`arn:aws:iam::${accountId}:user/ana`, RoleArn] }));
    const { Credentials } = await assume({ DurationSeconds: 7200 });
    await expect(assume({ DurationSeconds: 7201 })).rejects.toMatchObject({
      code: "ValidationError",
      message: "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
    });
    const chained = await bearer(Credentials?.AccessKeyId ?? "");
    await expect(invoke(chained, "sts:AssumeRole", { ...input, DurationSeconds: 3601 })).rejects.toMatchObject({
      code: "ValidationError",
      message: expect.stringContaining("role chaining"),
    });
    expect((await invoke(chained, "sts:AssumeRole", input)).Credentials).toBeDefined();
  });

  test("MalformedPolicyDocument and PackedPolicyTooLarge", async () => {
    await trusted(trust({ AWS: `arn:aws:iam::${accountId}:user/ana` }));
    const malformed = { code: "MalformedPolicyDocumentException" };
    await expect(assume({ Policy: "{}" })).rejects.toMatchObject(malformed);
    const PolicyArns = [{ arn: "arn:aws:iam::aws:policy/NoSuchPolicy" }];
    await expect(assume({ PolicyArns })).rejects.toMatchObject(malformed);
    await expect(assume({ Policy: allow(`iam:${"x".repeat(2048)}`) })).rejects.toMatchObject({
      code: "PackedPolicyTooLargeException",
    });
  });

  test("what needs rights of its own is refused, not ignored", async () => {
    await trusted(trust({ AWS: `arn:aws:iam::${accountId}:user/ana` }));
    for (const more of [
      { Tags: [{ Key: "team", Value: "admins" }] },
      { SourceIdentity: "somebody" },
      { SerialNumber: "GAHT12345678", TokenCode: "123456" },
    ]) {
      await expect(assume(more)).rejects.toMatchObject({ code: "AccessDenied" });
    }
  });

  test("is not for the root user, except in open mode", async () => {
    await expect(invoke(root, "sts:AssumeRole", input)).rejects.toMatchObject({
      code: "AccessDenied",
      message: "Roles may not be assumed by root accounts.",
    });
    Object.assign(settings(), { auth: "open" });
    try {
      expect((await invoke(root, "sts:AssumeRole", input)).Credentials).toBeDefined();
    } finally {
      Object.assign(settings(), { auth: "strict" });
    }
  });

  test("sessions end with the role", async () => {
    await trusted(trust({ AWS: `arn:aws:iam::${accountId}:user/ana` }));
    const { Credentials } = await assume();
    const id = Credentials?.AccessKeyId ?? "";
    expect(await credentialOf(id)).toBeDefined();
    await invoke(root, "iam:DeleteRolePolicy", { RoleName: "deploy", PolicyName: "reads" });
    await invoke(root, "iam:DeleteRole", { RoleName: "deploy" });
    await aSecond();
    expect(await credentialOf(id)).toBeUndefined();
  });
});
