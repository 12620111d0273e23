import { afterAll, expect, test } from "vitest";
import { rootCaller, serviceCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../invoke";

const origin = { sourceIPAddress: "203.0.113.9", userAgent: "test/1" };
const root = rootCaller("200000000060", "us-east-1", origin);
const other = rootCaller("200000000061", "us-east-1", origin);
afterAll(closeDatabase);

test("an account has one alias; a new one takes its place", async () => {
  expect((await invoke(root, "iam:ListAccountAliases", {})).AccountAliases).toEqual([]);
  await invoke(root, "iam:CreateAccountAlias", { AccountAlias: "first-name" });
  await invoke(root, "iam:CreateAccountAlias", { AccountAlias: "second-name" });
  expect(await invoke(root, "iam:ListAccountAliases", {})).toEqual({
    AccountAliases: ["second-name"],
    IsTruncated: false,
  });
});

test("an alias that is taken, by oneself or another account, is EntityAlreadyExists", async () => {
  for (const account of [root, other]) {
    await expect(invoke(account, "iam:CreateAccountAlias", { AccountAlias: "second-name" })).rejects.toMatchObject({
      code: "EntityAlreadyExistsException",
      message: "The account alias second-name already exists.",
    });
  }
});

test("an alias is deleted by its name alone: NoSuchEntity", async () => {
  await expect(invoke(root, "iam:DeleteAccountAlias", { AccountAlias: "first-name" })).rejects.toMatchObject({
    code: "NoSuchEntityException",
  });
  await invoke(root, "iam:DeleteAccountAlias", { AccountAlias: "second-name" });
  await invoke(other, "iam:CreateAccountAlias", { AccountAlias: "second-name" });
});

test("an alias has AWS's form: ValidationError", async () => {
  for (const AccountAlias of ["UPPER", "a--b", "-ab", "ab"]) {
    await expect(invoke(root, "iam:CreateAccountAlias", { AccountAlias })).rejects.toMatchObject({
      code: "ValidationError",
    });
  }
});

test("an alias that could be an account's id: InvalidInput", async () => {
  await expect(invoke(root, "iam:CreateAccountAlias", { AccountAlias: "210987654321" })).rejects.toMatchObject({
    code: "InvalidInputException",
  });
});

test("the summary counts what is there, and names the quotas", async () => {
  await invoke(root, "iam:CreateUser", { UserName: "a" });
  await invoke(root, "iam:CreateUser", { UserName: "b" });
  await invoke(root, "iam:CreateGroup", { GroupName: "a" });
  await invoke(root, "iam:CreateAccessKey", {});
  const { SummaryMap } = await invoke(root, "iam:GetAccountSummary", {});
  expect(SummaryMap).toMatchObject({
    Users: 2,
    Groups: 1,
    Roles: 0,
    Policies: 0,
    UsersQuota: 5000,
    AccessKeysPerUserQuota: 2,
    AccountAccessKeysPresent: 1,
    AccountPasswordPresent: 0,
  });
});

test("an account is emptied, and others are left alone", async () => {
  await invoke(root, "iam:AddUserToGroup", { UserName: "a", GroupName: "a" });
  await invoke(root, "iam:PutGroupPolicy", {
    GroupName: "a",
    PolicyName: "p",
    PolicyDocument: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
  });
  await invoke(other, "iam:CreateUser", { UserName: "a" });
  await invoke(serviceCaller("mirante", root.accountId, "us-east-1"), "iam:IamResetAccount", {});
  expect((await invoke(root, "iam:ListUsers", {})).Users).toEqual([]);
  expect((await invoke(other, "iam:ListUsers", {})).Users).toHaveLength(1);
});
