import { afterAll, beforeAll, expect, test } from "vitest";
import { type Caller, rootCaller } from "@/lib/platform/caller";
import { closeDatabase, database } from "@/lib/platform/database";
import { invoke } from "../invoke";
import { loadBearer } from "./store/bearers";

const accountId = "200000000560";
const origin = { sourceIPAddress: "203.0.113.56", userAgent: "test/1" };
const root = rootCaller(accountId, "us-east-1", origin);
const arn = (resource: string) => `arn:aws:iam::${accountId}:${resource}`;
const trust = (...AWS: string[]) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS }, Action: "sts:AssumeRole" }],
  });
const trusted = async () => {
  const { Role } = await invoke(root, "iam:GetRole", { RoleName: "vault" });
  return JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "")).Statement[0].Principal.AWS;
};
const assume = (caller: Caller) =>
  invoke(caller, "sts:AssumeRole", { RoleArn: arn("role/vault"), RoleSessionName: "session" });

/** No cache between a user and their rights. */
async function acting(key: string): Promise<Caller> {
  const bearer = await loadBearer(database(), key);
  if (!bearer) throw new Error("The key is not there.");
  return { ...bearer.caller, region: "us-east-1", origin };
}
async function newUser(UserName: string): Promise<{ caller: Caller; id: string; key: string }> {
  const { User } = await invoke(root, "iam:CreateUser", { UserName });
  const { AccessKey } = await invoke(root, "iam:CreateAccessKey", { UserName });
  const key = AccessKey?.AccessKeyId ?? "";
  return { caller: await acting(key), id: User?.UserId ?? "", key };
}
async function deleteUser(UserName: string, AccessKeyId: string): Promise<void> {
  await invoke(root, "iam:DeleteAccessKey", { UserName, AccessKeyId });
  await invoke(root, "iam:DeleteUser", { UserName });
}

beforeAll(() => invoke(root, "iam:CreateRole", { RoleName: "vault", AssumeRolePolicyDocument: trust(accountId) }));
afterAll(closeDatabase);

test("nobody is trusted who is not there: MalformedPolicyDocument", async () => {
  await invoke(root, "iam:CreateUser", { UserName: "pathed", Path: "/team/" });
  for (const name of ["user/nobody", "role/nobody", "user/pathed", "user/other/pathed"]) {
    const refused = {
      code: "MalformedPolicyDocumentException",
      message: `Invalid principal in policy: "AWS":"${arn(name)}"`,
    };
    const PolicyDocument = trust(arn(name));
    await expect(
      invoke(root, "iam:UpdateAssumeRolePolicy", { RoleName: "vault", PolicyDocument }),
    ).rejects.toMatchObject(refused);
    await expect(
      invoke(root, "iam:CreateRole", { RoleName: "other", AssumeRolePolicyDocument: PolicyDocument }),
    ).rejects.toMatchObject(refused);
  }
  const elsewhere = ["arn:aws:iam::999999999999:user/any", arn("root"), arn("user/team/pathed"), arn("role/vault")];
  await invoke(root, "iam:UpdateAssumeRolePolicy", { RoleName: "vault", PolicyDocument: trust(...elsewhere) });
  expect(await trusted()).toEqual(elsewhere);
});

test("who takes the name of somebody that was deleted does not take their trust", async () => {
  const { caller, id, key } = await newUser("ana");
  await invoke(root, "iam:UpdateAssumeRolePolicy", {
    RoleName: "vault",
    PolicyDocument: trust(arn("user/ana"), accountId),
  });
  expect((await assume(caller)).Credentials).toBeDefined();
  await deleteUser("ana", key);
  expect(await trusted()).toEqual([id, accountId]);
  const again = await newUser("ana");
  await expect(assume(again.caller)).rejects.toMatchObject({ code: "AccessDenied" });
  await deleteUser("ana", again.key);
});

test("trust follows whoever is renamed", async () => {
  const { key } = await newUser("bia");
  await invoke(root, "iam:UpdateAssumeRolePolicy", { RoleName: "vault", PolicyDocument: trust(arn("user/bia")) });
  await invoke(root, "iam:UpdateUser", { UserName: "bia", NewUserName: "beatriz", NewPath: "/team/" });
  expect(await trusted()).toEqual([arn("user/team/beatriz")]);
  await deleteUser("beatriz", key);
});

test("a role that is not there and one that does not trust the caller are refused alike", async () => {
  const { caller, key } = await newUser("curious");
  const refusal = async (who: Caller, role: string) => {
    const input = { RoleArn: arn(`role/${role}`), RoleSessionName: "session" };
    const { code, message } = await invoke(who, "sts:AssumeRole", input).catch((error) => error);
    return [code, message.replace(role, "...")];
  };
  await invoke(root, "iam:UpdateAssumeRolePolicy", { RoleName: "vault", PolicyDocument: trust(arn("role/vault")) });
  expect(await refusal(caller, "no-vault")).toEqual(await refusal(caller, "vault"));
  await invoke(root, "iam:PutUserPolicy", {
    UserName: "curious",
    PolicyName: "any",
    PolicyDocument: JSON.stringify({
      Version: "2012-10-17",
      Statement: { Effect: "Allow", Action: "sts:*", Resource: "*" },
    }),
  });
  const mayAsk = await acting(key);
  expect(await refusal(mayAsk, "no-vault")).toEqual(await refusal(mayAsk, "vault"));
});
