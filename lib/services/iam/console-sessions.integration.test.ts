import { generateSync } from "otplib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, rootCaller, serviceCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase, database, pool } from "@/lib/platform/database";
import { consoleCaller, consoleSessionId } from "../authenticate";
import { invoke } from "../invoke";
import type { SignInInput } from "./model/sign-in";

const accountId = "200000000580";
const PASSWORD = "Correct-Horse-1";
const origin = { sourceIPAddress: "198.51.100.58", userAgent: "Mozilla/5.0", viaConsole: true };
const root = rootCaller(accountId, "us-east-1", { sourceIPAddress: "203.0.113.58", userAgent: "test/1" });
const page: Caller = { ...serviceCaller("signin.amazonaws.com", accountId, "us-east-1"), origin };
let clock = new Date("2026-11-27T12:00:05Z").getTime();
let seed = "";
let SerialNumber = "";

const later = (seconds: number) => {
  clock += seconds * 1000;
};
const code = (offSeconds = 0) => generateSync({ secret: seed, epoch: Math.floor(clock / 1000) + offSeconds });
const ana = (more: object = {}): SignInInput => ({
  Kind: "user",
  Account: accountId,
  UserName: "ana",
  Password: PASSWORD,
  ...more,
});
const signIn = (input: SignInInput) => invoke(page, "iam:SignIn", input);
const refused = { code: "AccessDenied" };

async function records(name: string): Promise<Record<string, unknown>[]> {
  const { rows } = await pool().query(
    "SELECT record FROM trail_events WHERE account_id = $1 AND event_name = $2 ORDER BY position DESC",
    [accountId, name],
  );
  return rows.map(({ record }) => JSON.parse(record));
}

beforeAll(async () => {
  setClock(() => clock);
  await invoke(root, "iam:CreateUser", { UserName: "ana" });
  await invoke(root, "iam:CreateLoginProfile", { UserName: "ana", Password: PASSWORD });
  const { VirtualMFADevice } = await invoke(root, "iam:CreateVirtualMFADevice", { VirtualMFADeviceName: "ana" });
  seed = Buffer.from(VirtualMFADevice?.Base32StringSeed ?? []).toString();
  SerialNumber = VirtualMFADevice?.SerialNumber ?? "";
  const codes = { AuthenticationCode1: code(-30), AuthenticationCode2: code() };
  await invoke(root, "iam:EnableMFADevice", { UserName: "ana", SerialNumber, ...codes });
  await invoke(root, "iam:CreateRole", {
    RoleName: "deploy",
    AssumeRolePolicyDocument: JSON.stringify({
      Version: "2012-10-17",
      Statement: {
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${accountId}:user/ana` },
        Action: "sts:AssumeRole",
        Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
      },
    }),
    MaxSessionDuration: 7200,
  });
});
afterAll(async () => {
  setClock();
  await closeDatabase();
});

describe("a second factor at the door", () => {
  test("is asked for once the password is right, is good once, and is recorded", async () => {
    later(60);
    await expect(signIn(ana({ Password: "Wrong-Horse-1" }))).rejects.toMatchObject(refused);
    await expect(signIn(ana())).rejects.toMatchObject({ code: "MfaRequired" });
    expect((await records("CheckMfa"))[0]).toMatchObject({
      eventType: "AwsConsoleSignIn",
      responseElements: { CheckMfa: "Success" },
      additionalEventData: { MfaType: "Virtual MFA" },
    });
    const MfaCode = code();
    expect(await signIn(ana({ MfaCode }))).toMatchObject({ kind: "user", mfa: true });
    expect((await records("ConsoleLogin"))[0]).toMatchObject({
      responseElements: { ConsoleLogin: "Success" },
      additionalEventData: { MFAUsed: "Yes" },
    });
    await expect(signIn(ana({ MfaCode }))).rejects.toMatchObject(refused);
    expect((await records("ConsoleLogin"))[0]).toMatchObject({
      responseElements: { ConsoleLogin: "Failure" },
      additionalEventData: { MFAUsed: "Yes" },
    });
    expect(JSON.stringify(await records("ConsoleLogin"))).not.toContain(MfaCode);
  });

  test("cannot be tried without end by somebody who knows the password", async () => {
    await database().iamSignInFailure.deleteMany();
    const wrong = code(600);
    for (let tries = 0; tries < 5; tries += 1) {
      await expect(signIn(ana({ MfaCode: wrong }))).rejects.toMatchObject(refused);
      // The right password in between forgives no wrong code.
      await expect(signIn(ana())).rejects.toMatchObject({ code: "MfaRequired" });
    }
    later(60);
    await expect(signIn(ana({ MfaCode: code() }))).rejects.toMatchObject({ code: "Throttling" });
    later(301);
    expect(await signIn(ana({ MfaCode: code() }))).toMatchObject({ mfa: true });
  });

  test("comes with the new password too, where that must be changed, and is used up by then alone", async () => {
    await invoke(root, "iam:UpdateLoginProfile", { UserName: "ana", PasswordResetRequired: true });
    later(60);
    await expect(signIn(ana())).rejects.toMatchObject({ code: "MfaRequired" });
    const MfaCode = code();
    await expect(signIn(ana({ MfaCode }))).rejects.toMatchObject({ code: "PasswordChangeRequired" });
    expect(await signIn(ana({ MfaCode, ChangesPassword: true }))).toMatchObject({ mustChange: true, mfa: true });
    await expect(signIn(ana({ MfaCode, ChangesPassword: true }))).rejects.toMatchObject(refused);
    await invoke(root, "iam:UpdateLoginProfile", { UserName: "ana", PasswordResetRequired: false });
  });
});

describe("a console session", () => {
  async function session() {
    later(60);
    const signedIn = await signIn(ana({ MfaCode: code() }));
    return { accountId, kind: "user" as const, userId: signedIn.userId, signedInAt: new Date(signedIn.at), mfa: true };
  }

  test("says that MFA was used, and ends after twelve hours", async () => {
    const who = await session();
    expect((await consoleCaller(who, "us-east-1", origin))?.session).toMatchObject({ mfaAuthenticated: true });
    later(12 * 3600 - 61);
    expect(await consoleCaller(who, "us-east-1", origin)).toBeDefined();
    later(61);
    expect(await consoleCaller(who, "us-east-1", origin)).toBeUndefined();
  });

  test("takes on a role that wants MFA, is told apart in the record, and goes back", async () => {
    const who = await session();
    const person = await consoleCaller(who, "us-east-1", origin);
    if (!person) throw new Error("no session");
    const RoleArn = `arn:aws:iam::${accountId}:role/deploy`;
    expect(await invoke(page, "iam:DescribeRoleLimit", { RoleArn })).toEqual({ Seconds: 7200 });
    expect(await invoke(page, "iam:DescribeRoleLimit", { RoleArn: `${RoleArn}x` })).toEqual({ Seconds: 3600 });
    const { Credentials } = await invoke(person, "sts:AssumeRole", { RoleArn, RoleSessionName: "ana" });
    const roleKeyId = Credentials?.AccessKeyId ?? "";
    const told = { SwitchFrom: `arn:aws:iam::${accountId}:user/ana`, MfaUsed: true };
    await invoke(page, "iam:RecordSwitchRole", { ...told, AccessKeyId: roleKeyId });
    const role = await consoleCaller({ ...who, roleKeyId }, "us-east-1", origin);
    expect(role?.identity).toMatchObject({ type: "AssumedRole", sessionName: "ana" });
    expect(role?.session?.mfaAuthenticated).toBe(true);
    await expect(invoke(role ?? page, "iam:ListUsers", {})).rejects.toMatchObject(refused);
    expect((await records("SwitchRole"))[0]).toMatchObject({
      userIdentity: { type: "AssumedRole", arn: `arn:aws:sts::${accountId}:assumed-role/deploy/ana` },
      eventSource: "signin.amazonaws.com",
      responseElements: { SwitchRole: "Success" },
      additionalEventData: { SwitchFrom: `arn:aws:iam::${accountId}:user/ana` },
    });
    expect((await records("ListUsers"))[0]).toMatchObject({
      userIdentity: { type: "AssumedRole", sessionContext: { attributes: { mfaAuthenticated: "true" } } },
      sessionCredentialFromConsole: "true",
      errorCode: "AccessDenied",
    });
    await invoke(page, "iam:RecordExitRole", { ...told, AccessKeyId: roleKeyId });
    expect((await records("ExitRole"))[0]).toMatchObject({ responseElements: { ExitRole: "Success" } });
    later(1);
    await invoke(page, "iam:RecordSwitchRole", { ...told, FailedFor: { identity: person.identity } });
    expect((await records("SwitchRole"))[0]).toMatchObject({
      userIdentity: { type: "IAMUser", userName: "ana" },
      responseElements: { SwitchRole: "Failure" },
    });
    // Whoever changes the password ends the person's session, and the role's with it.
    later(2);
    await invoke(root, "iam:UpdateLoginProfile", { UserName: "ana", Password: "Another-Horse-2" });
    later(2);
    // Who people are is known for a second of the machine's own time.
    await expect
      .poll(() => consoleCaller({ ...who, roleKeyId }, "us-east-1", origin), { timeout: 5_000 })
      .toBeUndefined();
  });

  test("of a role ends with the role's credentials, and is nobody's in another account", async () => {
    await invoke(root, "iam:UpdateLoginProfile", { UserName: "ana", Password: PASSWORD });
    later(2);
    const who = await session();
    const person = await consoleCaller(who, "us-east-1", origin);
    const input = { RoleArn: `arn:aws:iam::${accountId}:role/deploy`, RoleSessionName: "ana", DurationSeconds: 900 };
    const { Credentials } = await invoke(person ?? page, "sts:AssumeRole", input);
    const roleKeyId = Credentials?.AccessKeyId ?? "";
    const bare = { kind: "session" as const, sessionKeyId: roleKeyId, signedInAt: new Date(clock) };
    expect(await consoleCaller({ accountId, ...bare }, "us-east-1", origin)).toBeDefined();
    expect(await consoleCaller({ accountId: "200000000581", ...bare }, "us-east-1", origin)).toBeUndefined();
    later(901);
    expect(await consoleCaller({ ...who, roleKeyId }, "us-east-1", origin)).toBeUndefined();
  });
});

describe("the root user's password", () => {
  test("is changed with the old one, ends the sessions, and is recorded as PasswordUpdated", async () => {
    const { Token = "" } = await invoke(page, "iam:IssueSetUpToken", {});
    await invoke(page, "iam:SetUpRoot", { Token, Email: "owner@example.com", Password: PASSWORD });
    const change = (OldPassword: string, NewPassword: string) =>
      invoke(page, "iam:ChangeRootPassword", { OldPassword, NewPassword });
    await expect(change("Wrong-Horse-1", "Another-Horse-2")).rejects.toMatchObject(refused);
    expect((await records("PasswordUpdated"))[0]).toMatchObject({ responseElements: { PasswordUpdated: "Failure" } });
    await expect(change(PASSWORD, "weak")).rejects.toMatchObject({ code: "PasswordPolicyViolationException" });
    const before = { accountId, kind: "root" as const, signedInAt: new Date(clock) };
    expect(await consoleCaller(before, "us-east-1", origin)).toBeDefined();
    later(2);
    await change(PASSWORD, "Another-Horse-2");
    expect((await records("PasswordUpdated"))[0]).toMatchObject({
      userIdentity: { type: "Root" },
      responseElements: { PasswordUpdated: "Success" },
    });
    await new Promise((done) => setTimeout(done, 1050));
    expect(await consoleCaller(before, "us-east-1", origin)).toBeUndefined();
  });
});

describe("signing out", () => {
  test("ends every copy of the session, in whatever role, and none of the person's others", async () => {
    await invoke(root, "iam:CreateUser", { UserName: "bia" });
    await invoke(root, "iam:CreateLoginProfile", { UserName: "bia", Password: PASSWORD });
    const { User } = await invoke(root, "iam:GetUser", { UserName: "bia" });
    later(2);
    const begun = (at: number) => ({
      accountId,
      kind: "user" as const,
      userId: User?.UserId ?? "",
      signedInAt: new Date(at),
    });
    const [here, elsewhere] = [begun(clock), begun(clock - 1000)];
    const input = { RoleArn: `arn:aws:iam::${accountId}:role/open`, RoleSessionName: "bia" };
    await invoke(root, "iam:CreateRole", {
      RoleName: "open",
      AssumeRolePolicyDocument: JSON.stringify({
        Version: "2012-10-17",
        Statement: { Effect: "Allow", Principal: { AWS: User?.Arn }, Action: "sts:AssumeRole" },
      }),
    });
    const { Credentials } = await invoke(
      (await consoleCaller(here, "us-east-1", origin)) ?? page,
      "sts:AssumeRole",
      input,
    );
    const inRole = { ...here, roleKeyId: Credentials?.AccessKeyId ?? "" };
    expect(await consoleCaller(inRole, "us-east-1", origin)).toMatchObject({ identity: { type: "AssumedRole" } });

    await invoke(page, "iam:EndConsoleSession", { SessionId: consoleSessionId(inRole) });
    await invoke(page, "iam:EndConsoleSession", { SessionId: consoleSessionId(here) });
    await new Promise((done) => setTimeout(done, 1050));
    expect(await consoleCaller(here, "us-east-1", origin)).toBeUndefined();
    expect(await consoleCaller(inRole, "us-east-1", origin)).toBeUndefined();
    expect(await consoleCaller(elsewhere, "us-east-1", origin)).toBeDefined();
  });

  test("is remembered for as long as a cookie lives, and is nothing that a caller from outside can ask for", async () => {
    const kept = () => database().iamEndedConsoleSession.count({ where: { accountId } });
    expect(await kept()).toBe(1);
    later(12 * 3600 - 60);
    await invoke(page, "iam:RemoveExpired", {});
    expect(await kept()).toBe(1);
    later(120);
    await invoke(page, "iam:RemoveExpired", {});
    expect(await kept()).toBe(0);
    await expect(invoke(root, "iam:EndConsoleSession", { SessionId: "any" })).rejects.toThrow();
  });
});
