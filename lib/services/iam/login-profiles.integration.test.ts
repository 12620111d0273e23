import { afterAll, beforeAll, expect, test } from "vitest";
import { type Caller, rootCaller } from "@/lib/platform/caller";
import { closeDatabase, database, pool } from "@/lib/platform/database";
import { consoleCaller } from "../authenticate";
import { invoke } from "../invoke";

const accountId = "200000000020";
const origin = { sourceIPAddress: "203.0.113.20", userAgent: "test/1" };
const root = rootCaller(accountId, "us-east-1", origin);
const UserName = "ana";
const PASSWORD = "Correct-Horse-1";

beforeAll(async () => {
  await invoke(root, "iam:CreateUser", { UserName });
});
afterAll(closeDatabase);

test("a login profile is made once, and says whether the password must be changed", async () => {
  const created = await invoke(root, "iam:CreateLoginProfile", {
    UserName,
    Password: PASSWORD,
    PasswordResetRequired: true,
  });
  expect(created.LoginProfile).toMatchObject({ UserName, PasswordResetRequired: true });
  expect(await invoke(root, "iam:GetLoginProfile", { UserName })).toEqual(created);
  await expect(invoke(root, "iam:CreateLoginProfile", { UserName, Password: PASSWORD })).rejects.toMatchObject({
    code: "EntityAlreadyExistsException",
    message: "Login Profile for user ana already exists.",
  });
});

test("at rest there is an argon2id hash, and no record holds the password", async () => {
  const { rows } = await pool().query("SELECT password_hash FROM iam_login_profiles WHERE account_id = $1", [
    accountId,
  ]);
  expect(rows[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  const records = await pool().query("SELECT record FROM trail_events WHERE account_id = $1", [accountId]);
  expect(records.rows.map(({ record }) => record).join()).not.toContain(PASSWORD);
});

test.each(["Short1!", "alllowercase", "NoThirdKindHere"])("%s is a PasswordPolicyViolation", async (Password) => {
  await expect(invoke(root, "iam:UpdateLoginProfile", { UserName, Password })).rejects.toMatchObject({
    code: "PasswordPolicyViolationException",
  });
});

test("who has no login profile: NoSuchEntity", async () => {
  await invoke(root, "iam:CreateUser", { UserName: "keys-only" });
  const none = {
    code: "NoSuchEntityException",
    message: "Login Profile for User keys-only cannot be found.",
  };
  const user = { UserName: "keys-only" };
  await expect(invoke(root, "iam:GetLoginProfile", user)).rejects.toMatchObject(none);
  await expect(invoke(root, "iam:UpdateLoginProfile", { ...user, Password: PASSWORD })).rejects.toMatchObject(none);
  await expect(invoke(root, "iam:DeleteLoginProfile", user)).rejects.toMatchObject(none);
});

test("without a password there is nothing to make: ValidationError", async () => {
  await expect(invoke(root, "iam:CreateLoginProfile", { UserName: "keys-only" })).rejects.toMatchObject({
    code: "ValidationError",
  });
});

/** Ana at the console, with the right to change her password. */
async function ana(): Promise<Caller> {
  const { User } = await invoke(root, "iam:GetUser", { UserName });
  const session = { accountId, kind: "user" as const, userId: User?.UserId, signedInAt: new Date() };
  const caller = await consoleCaller(session, "us-east-1", origin);
  if (!caller) throw new Error("Ana cannot be signed in.");
  return caller;
}

test("a user changes their own password with the old one, and need not change it again", async () => {
  await invoke(root, "iam:AttachUserPolicy", {
    UserName,
    PolicyArn: "arn:aws:iam::aws:policy/IAMUserChangePassword",
  });
  await expect(
    invoke(await ana(), "iam:ChangePassword", { OldPassword: "Wrong-Horse-1", NewPassword: "Fresh-Horse-2" }),
  ).rejects.toMatchObject({ code: "AccessDenied", message: "The old password was incorrect." });
  await invoke(await ana(), "iam:ChangePassword", { OldPassword: PASSWORD, NewPassword: "Fresh-Horse-2" });
  const { LoginProfile } = await invoke(root, "iam:GetLoginProfile", { UserName });
  expect(LoginProfile?.PasswordResetRequired).toBe(false);
});

test("the same password again is a PasswordPolicyViolation", async () => {
  const same = { OldPassword: "Fresh-Horse-2", NewPassword: "Fresh-Horse-2" };
  await expect(invoke(await ana(), "iam:ChangePassword", same)).rejects.toMatchObject({
    code: "PasswordPolicyViolationException",
  });
});

test("the root user's password is not changed like this: InvalidUserType", async () => {
  const change = { OldPassword: PASSWORD, NewPassword: "Fresh-Horse-2" };
  await expect(invoke(root, "iam:ChangePassword", change)).rejects.toMatchObject({
    code: "InvalidUserTypeException",
  });
});

test("guessing the old password is throttled, although each wrong guess undoes its transaction", async () => {
  await database().iamSignInFailure.deleteMany();
  const guess = async () =>
    invoke(await ana(), "iam:ChangePassword", { OldPassword: "Guess-Horse-9", NewPassword: "Fresh-Horse-3" });
  for (let tries = 0; tries < 5; tries += 1) await expect(guess()).rejects.toMatchObject({ code: "AccessDenied" });
  await expect(guess()).rejects.toMatchObject({ code: "Throttling" });
});

test("the account's password policy decides, and may let users change passwords by themselves", async () => {
  const wanted = { MinimumPasswordLength: 12, RequireSymbols: true, AllowUsersToChangePassword: true };
  await expect(invoke(root, "iam:GetAccountPasswordPolicy", {})).rejects.toMatchObject({
    code: "NoSuchEntityException",
  });
  await invoke(root, "iam:UpdateAccountPasswordPolicy", wanted);
  expect((await invoke(root, "iam:GetAccountPasswordPolicy", {})).PasswordPolicy).toMatchObject({
    ...wanted,
    RequireNumbers: false,
    ExpirePasswords: false,
  });
  await expect(
    invoke(root, "iam:UpdateLoginProfile", { UserName, Password: "longenoughbutplain" }),
  ).rejects.toMatchObject({
    code: "PasswordPolicyViolationException",
    message: "Password should have at least one symbol",
  });

  const user = { UserName: "self-service" };
  await invoke(root, "iam:CreateUser", user);
  await invoke(root, "iam:CreateLoginProfile", { ...user, Password: "long-enough-1" });
  const { User } = await invoke(root, "iam:GetUser", user);
  const session = { accountId, kind: "user" as const, userId: User?.UserId, signedInAt: new Date() };
  const caller = await consoleCaller(session, "us-east-1", origin);
  if (!caller) throw new Error("The user cannot be signed in.");
  await invoke(caller, "iam:ChangePassword", { OldPassword: "long-enough-1", NewPassword: "long-enough-2" });
  await expect(invoke(caller, "iam:GetUser", {})).rejects.toMatchObject({ code: "AccessDenied" });

  await invoke(root, "iam:DeleteAccountPasswordPolicy", {});
  await expect(invoke(root, "iam:DeleteAccountPasswordPolicy", {})).rejects.toMatchObject({
    code: "NoSuchEntityException",
  });
});
