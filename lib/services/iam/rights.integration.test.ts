import { afterAll, beforeAll, expect, test } from "vitest";
import { type Caller, rootCaller } from "@/lib/platform/caller";
import { closeDatabase, database, pool } from "@/lib/platform/database";
import { invoke } from "../invoke";
import { loadBearer } from "./store/bearers";

const accountId = "200000000100";
const origin = { sourceIPAddress: "203.0.113.100", userAgent: "test/1" };
const root = rootCaller(accountId, "us-east-1", origin);
const arn = (resource: string) => `arn:aws:iam::${accountId}:${resource}`;

beforeAll(async () => {
  await invoke(root, "iam:CreateUser", {
    UserName: "boss",
    Path: "/admins/",
    Tags: [{ Key: "team", Value: "admins" }],
  });
  await invoke(root, "iam:CreateUser", {
    UserName: "worker",
    Path: "/staff/",
    Tags: [{ Key: "team", Value: "staff" }],
  });
});
afterAll(closeDatabase);

type Statement = {
  Effect: "Allow" | "Deny";
  Action: string | string[];
  Resource: string | string[];
  Condition?: object;
};
let made = 0;

/** A new user with these statements, and nothing else; no cache between them and their rights. */
async function userWith(...statements: Statement[]): Promise<Caller> {
  made += 1;
  const UserName = `u${made}`;
  await invoke(root, "iam:CreateUser", { UserName });
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: statements });
  if (statements.length > 0) await invoke(root, "iam:PutUserPolicy", { UserName, PolicyName: "p", PolicyDocument });
  const { AccessKey } = await invoke(root, "iam:CreateAccessKey", { UserName });
  const bearer = await loadBearer(database(), AccessKey?.AccessKeyId ?? "");
  if (!bearer) throw new Error("The key is not there.");
  return { ...bearer.caller, region: "us-east-1", origin };
}
const DENIED = { code: "AccessDenied" };

test("without a policy everything is denied, and the denial is recorded with who and what", async () => {
  const nobody = await userWith();
  await expect(invoke(nobody, "iam:DeleteUser", { UserName: "boss" })).rejects.toMatchObject({
    code: "AccessDenied",
    message: `User: ${arn("user/u1")} is not authorized to perform: iam:DeleteUser on resource: ${arn("user/admins/boss")} because no identity-based policy allows the iam:DeleteUser action`,
  });
  const { rows } = await pool().query(
    "SELECT record FROM trail_events WHERE account_id = $1 AND event_name = 'DeleteUser' ORDER BY event_time DESC LIMIT 1",
    [accountId],
  );
  expect(JSON.parse(rows[0].record)).toMatchObject({
    userIdentity: { type: "IAMUser", userName: "u1" },
    errorCode: "AccessDenied",
    requestParameters: { userName: "boss" },
    responseElements: null,
    resources: [{ type: "AWS::IAM::User", ARN: arn("user/admins/boss") }],
  });
});

test("who may not ask learns nothing of what a right question looks like", async () => {
  const nobody = await userWith();
  for (const UserName of ["no spaces allowed", "not-there", "boss"]) {
    await expect(invoke(nobody, "iam:GetUser", { UserName })).rejects.toMatchObject(DENIED);
  }
});

test("a policy on a path holds although the request says the name alone", async () => {
  const hr = await userWith({ Effect: "Allow", Action: "iam:GetUser", Resource: arn("user/staff/*") });
  expect((await invoke(hr, "iam:GetUser", { UserName: "worker" })).User?.Path).toBe("/staff/");
  await expect(invoke(hr, "iam:GetUser", { UserName: "boss" })).rejects.toMatchObject(DENIED);

  const careful = await userWith(
    { Effect: "Allow", Action: "iam:*", Resource: "*" },
    { Effect: "Deny", Action: "iam:*", Resource: arn("user/admins/*") },
  );
  expect((await invoke(careful, "iam:GetUser", { UserName: "worker" })).User).toBeDefined();
  await expect(invoke(careful, "iam:CreateAccessKey", { UserName: "BOSS" })).rejects.toMatchObject({
    code: "AccessDenied",
    message: expect.stringContaining("with an explicit deny in an identity-based policy"),
  });
});

test("moving a user into a forbidden path needs rights on both", async () => {
  const hr = await userWith({ Effect: "Allow", Action: "iam:UpdateUser", Resource: arn("user/staff/*") });
  await invoke(hr, "iam:UpdateUser", { UserName: "worker", NewPath: "/staff/night/" });
  await expect(invoke(hr, "iam:UpdateUser", { UserName: "worker", NewPath: "/admins/" })).rejects.toMatchObject(DENIED);
  await invoke(root, "iam:UpdateUser", { UserName: "worker", NewPath: "/staff/" });
});

test("the caller stands for a user that is not named", async () => {
  const self = await userWith({
    Effect: "Allow",
    Action: ["iam:GetUser", "iam:*AccessKey*"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable.
    Resource: arn("user/${aws:username}"),
  });
  const { User } = await invoke(self, "iam:GetUser", {});
  expect(self.identity).toMatchObject({ userId: User?.UserId });
  const { AccessKey } = await invoke(self, "iam:CreateAccessKey", {});
  expect(AccessKey?.UserName).toBe(User?.UserName);
  expect((await invoke(self, "iam:ListAccessKeys", {})).AccessKeyMetadata).toHaveLength(2);
  await expect(invoke(self, "iam:ListAccessKeys", { UserName: "boss" })).rejects.toMatchObject(DENIED);
});

test("a key's last use is its user's secret", async () => {
  const { AccessKey } = await invoke(root, "iam:CreateAccessKey", { UserName: "boss" });
  const hr = await userWith({ Effect: "Allow", Action: "iam:GetAccessKeyLastUsed", Resource: arn("user/staff/*") });
  await expect(
    invoke(hr, "iam:GetAccessKeyLastUsed", { AccessKeyId: AccessKey?.AccessKeyId ?? "" }),
  ).rejects.toMatchObject(DENIED);
});

test("tags of the resource and of the caller count: aws:ResourceTag, aws:PrincipalTag", async () => {
  const hr = await userWith({
    Effect: "Allow",
    Action: "iam:TagUser",
    Resource: "*",
    Condition: { StringEquals: { "aws:ResourceTag/team": "staff" } },
  });
  const Tags = [{ Key: "shift", Value: "night" }];
  await invoke(hr, "iam:TagUser", { UserName: "worker", Tags });
  await expect(invoke(hr, "iam:TagUser", { UserName: "boss", Tags })).rejects.toMatchObject(DENIED);

  const peer = await userWith({
    Effect: "Allow",
    Action: "iam:GetUser",
    Resource: "*",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable.
    Condition: { StringEquals: { "aws:ResourceTag/team": "${aws:PrincipalTag/team}" } },
  });
  await expect(invoke(peer, "iam:GetUser", { UserName: "worker" })).rejects.toMatchObject(DENIED);
  expect(await invoke({ ...peer, tags: { team: "staff" } }, "iam:GetUser", { UserName: "worker" })).toBeDefined();
});

test("tags of the request count: aws:RequestTag, aws:TagKeys", async () => {
  const hr = await userWith(
    {
      Effect: "Allow",
      Action: "iam:CreateUser",
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestTag/team": "staff" } },
    },
    { Effect: "Allow", Action: ["iam:TagUser", "iam:UntagUser"], Resource: "*" },
    {
      Effect: "Deny",
      Action: ["iam:TagUser", "iam:UntagUser"],
      Resource: "*",
      Condition: { "ForAnyValue:StringEquals": { "aws:TagKeys": "team" } },
    },
  );
  const named = (Value: string) => ({ UserName: `new-${Value}`, Tags: [{ Key: "team", Value }] });
  await invoke(hr, "iam:CreateUser", named("staff"));
  await expect(invoke(hr, "iam:CreateUser", named("admins"))).rejects.toMatchObject(DENIED);
  await expect(invoke(hr, "iam:CreateUser", { UserName: "untagged" })).rejects.toMatchObject(DENIED);
  const UserName = "new-staff";
  await invoke(hr, "iam:TagUser", { UserName, Tags: [{ Key: "shift", Value: "day" }] });
  await expect(invoke(hr, "iam:TagUser", { UserName, Tags: [{ Key: "team", Value: "admins" }] })).rejects.toMatchObject(
    DENIED,
  );
  await expect(invoke(hr, "iam:UntagUser", { UserName, TagKeys: ["team"] })).rejects.toMatchObject(DENIED);
});

test("which policy may be attached is a condition: iam:PolicyARN", async () => {
  const AdministratorAccess = "arn:aws:iam::aws:policy/AdministratorAccess";
  const ReadOnlyAccess = "arn:aws:iam::aws:policy/ReadOnlyAccess";
  const hr = await userWith(
    { Effect: "Allow", Action: "iam:*", Resource: "*" },
    {
      Effect: "Deny",
      Action: "iam:Attach*",
      Resource: "*",
      Condition: { ArnEquals: { "iam:PolicyARN": AdministratorAccess } },
    },
  );
  await invoke(hr, "iam:AttachUserPolicy", { UserName: "worker", PolicyArn: ReadOnlyAccess });
  await expect(
    invoke(hr, "iam:AttachUserPolicy", { UserName: "worker", PolicyArn: AdministratorAccess }),
  ).rejects.toMatchObject(DENIED);
});

test("a user must be given a boundary: iam:PermissionsBoundary", async () => {
  const boundary = "arn:aws:iam::aws:policy/PowerUserAccess";
  const hr = await userWith({
    Effect: "Allow",
    Action: "iam:CreateUser",
    Resource: "*",
    Condition: { StringEquals: { "iam:PermissionsBoundary": boundary } },
  });
  await expect(invoke(hr, "iam:CreateUser", { UserName: "free" })).rejects.toMatchObject(DENIED);
  await invoke(hr, "iam:CreateUser", { UserName: "bounded", PermissionsBoundary: boundary });
  expect((await invoke(root, "iam:GetUser", { UserName: "bounded" })).User?.PermissionsBoundary).toEqual({
    PermissionsBoundaryType: "PermissionsBoundaryPolicy",
    PermissionsBoundaryArn: boundary,
  });
});

test("membership is a right over the group, and the record names the user too", async () => {
  await invoke(root, "iam:CreateGroup", { GroupName: "night" });
  const lead = await userWith({ Effect: "Allow", Action: "iam:AddUserToGroup", Resource: arn("group/night") });
  await invoke(lead, "iam:AddUserToGroup", { GroupName: "night", UserName: "worker" });
  const { rows } = await pool().query(
    "SELECT record FROM trail_events WHERE account_id = $1 AND event_name = 'AddUserToGroup'",
    [accountId],
  );
  expect(JSON.parse(rows[0].record).resources.map(({ ARN }: { ARN: string }) => ARN)).toEqual([
    arn("group/night"),
    arn("user/staff/worker"),
  ]);
});

test("a list is a right over the path it lists", async () => {
  const hr = await userWith({ Effect: "Allow", Action: "iam:ListUsers", Resource: arn("user/staff/*") });
  expect((await invoke(hr, "iam:ListUsers", { PathPrefix: "/staff/" })).Users).toHaveLength(1);
  await expect(invoke(hr, "iam:ListUsers", {})).rejects.toMatchObject(DENIED);
});

test("what hangs on a user falls when a policy is taken away or put in force", async () => {
  const PolicyDocument = (Action: string) =>
    JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", Action, Resource: "*" } });
  const { Policy } = await invoke(root, "iam:CreatePolicy", {
    PolicyName: "switch",
    PolicyDocument: PolicyDocument("iam:ListUsers"),
  });
  const PolicyArn = Policy?.Arn ?? "";
  await invoke(root, "iam:CreateUser", { UserName: "switched" });
  await invoke(root, "iam:AttachUserPolicy", { UserName: "switched", PolicyArn });
  const { AccessKey } = await invoke(root, "iam:CreateAccessKey", { UserName: "switched" });
  const now = async (): Promise<Caller> => {
    const bearer = await loadBearer(database(), AccessKey?.AccessKeyId ?? "");
    if (!bearer) throw new Error("The key is not there.");
    return { ...bearer.caller, region: "us-east-1", origin };
  };
  await invoke(await now(), "iam:ListUsers", {});
  await invoke(root, "iam:CreatePolicyVersion", {
    PolicyArn,
    PolicyDocument: PolicyDocument("iam:ListRoles"),
    SetAsDefault: true,
  });
  await expect(invoke(await now(), "iam:ListUsers", {})).rejects.toMatchObject(DENIED);
  await invoke(await now(), "iam:ListRoles", {});
  await invoke(root, "iam:DetachUserPolicy", { UserName: "switched", PolicyArn });
  await expect(invoke(await now(), "iam:ListRoles", {})).rejects.toMatchObject(DENIED);
});
