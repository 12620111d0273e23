import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase, pool } from "@/lib/platform/database";
import { credentialOf } from "../authenticate";
import { invoke } from "../invoke";
import { allow, aSecond, bearer, makeStage, type Stage, trust } from "./assume-role.fixture";

/** What a session of a role may do, and how long it lasts. */

const accountId = "200000000092";
let stage: Stage;

beforeAll(async () => {
  stage = await makeStage(accountId);
});
afterAll(closeDatabase);

test("the bearer may do what the role may, under the role's name, until it ends", async () => {
  const { Credentials } = await stage.assume();
  const id = Credentials?.AccessKeyId ?? "";
  const caller = await bearer(id);
  expect(caller).toMatchObject({
    identity: {
      type: "AssumedRole",
      arn: `arn:aws:sts::${accountId}:assumed-role/deploy/build-7`,
      accessKeyId: id,
      sessionName: "build-7",
      role: { arn: stage.input.RoleArn, roleName: "deploy" },
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
    requestParameters: { roleArn: stage.input.RoleArn, roleSessionName: "build-7" },
    responseElements: { credentials: { accessKeyId: id, secretAccessKey: "HIDDEN_DUE_TO_SECURITY_REASONS" } },
    resources: [{ type: "AWS::IAM::Role", ARN: stage.input.RoleArn }],
  });
  expect((await credentialOf(id))?.expiresAt).toEqual(Credentials?.Expiration);
});

test("session policies narrow what the role may", async () => {
  const narrowed = await stage.assume({
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
  await invoke(stage.root, "iam:TagRole", { RoleName: "deploy", Tags: [{ Key: "stage", Value: "prod" }] });
  await invoke(stage.root, "iam:PutRolePermissionsBoundary", {
    RoleName: "deploy",
    PermissionsBoundary: "arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess",
  });
  const caller = await bearer((await stage.assume()).Credentials?.AccessKeyId ?? "");
  expect(caller.tags).toEqual({ stage: "prod" });
  await expect(invoke(caller, "iam:ListUsers", {})).rejects.toMatchObject({
    message: expect.stringContaining("because no permissions boundary allows the iam:ListUsers action"),
  });
  await invoke(stage.root, "iam:DeleteRolePermissionsBoundary", { RoleName: "deploy" });
});

test("lasts as long as the role allows, an hour when one role assumes another", async () => {
  await stage.trusted(trust({ AWS: [`arn:aws:iam::${accountId}:user/ana`, stage.input.RoleArn] }));
  const { Credentials } = await stage.assume({ DurationSeconds: 7200 });
  await expect(stage.assume({ DurationSeconds: 7201 })).rejects.toMatchObject({
    code: "ValidationError",
    message: "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
  });
  const chained = await bearer(Credentials?.AccessKeyId ?? "");
  await expect(invoke(chained, "sts:AssumeRole", { ...stage.input, DurationSeconds: 3601 })).rejects.toMatchObject({
    code: "ValidationError",
    message: expect.stringContaining("role chaining"),
  });
  expect((await invoke(chained, "sts:AssumeRole", stage.input)).Credentials).toBeDefined();
});

test("MalformedPolicyDocument and PackedPolicyTooLarge", async () => {
  const malformed = { code: "MalformedPolicyDocumentException" };
  await expect(stage.assume({ Policy: "{}" })).rejects.toMatchObject(malformed);
  const PolicyArns = [{ arn: "arn:aws:iam::aws:policy/NoSuchPolicy" }];
  await expect(stage.assume({ PolicyArns })).rejects.toMatchObject(malformed);
  await expect(stage.assume({ Policy: allow(`iam:${"x".repeat(2048)}`) })).rejects.toMatchObject({
    code: "PackedPolicyTooLargeException",
  });
});

test("sessions end with the role", async () => {
  const { Credentials } = await stage.assume();
  const id = Credentials?.AccessKeyId ?? "";
  expect(await credentialOf(id)).toBeDefined();
  await invoke(stage.root, "iam:DeleteRolePolicy", { RoleName: "deploy", PolicyName: "reads" });
  await invoke(stage.root, "iam:DeleteRole", { RoleName: "deploy" });
  await aSecond();
  expect(await credentialOf(id)).toBeUndefined();
});
