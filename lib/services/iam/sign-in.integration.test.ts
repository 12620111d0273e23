import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Caller, rootCaller, serviceCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase, database, pool } from "@/lib/platform/database";
import { settings } from "@/lib/platform/settings";
import { consoleCaller } from "../authenticate";
import { invoke } from "../invoke";
import type { SignInInput } from "./model/sign-in";

const accountId = "200000000070";
const EMAIL = "owner@example.com";
const PASSWORD = "Correct-Horse-1";
const root = rootCaller(accountId, "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });

/** The sign-in page, for somebody at an address. */
function page(sourceIPAddress = "198.51.100.7", account = accountId): Caller {
  const origin = { sourceIPAddress, userAgent: "Mozilla/5.0", viaConsole: true };
  return { ...serviceCaller("signin.amazonaws.com", account, "us-east-1"), origin };
}
const signIn = (input: SignInInput, from = page()) => invoke(from, "iam:SignIn", input);
const asRoot = (Password: string): SignInInput => ({ Kind: "root", Email: EMAIL, Password });
const asUser = (UserName: string, Password: string, Account = accountId) => ({
  Kind: "user" as const,
  Account,
  UserName,
  Password,
});
const REFUSED = { code: "AccessDenied", message: "Your authentication information is incorrect. Please try again." };

async function signInRecords(): Promise<Record<string, unknown>[]> {
  const { rows } = await pool().query(
    `SELECT record FROM trail_events WHERE account_id = $1 AND event_name = 'ConsoleLogin' ORDER BY event_time DESC`,
    [accountId],
  );
  return rows.map(({ record }) => JSON.parse(record));
}

afterAll(closeDatabase);
beforeEach(async () => {
  await database().iamSignInFailure.deleteMany();
});

describe("the first root user", () => {
  test("is made by whoever holds the latest token, once", async () => {
    expect(await invoke(page(), "iam:DescribeSetUp", {})).toMatchObject({ AccountId: accountId, RootExists: false });
    await invoke(page(), "iam:EnsureAccount", {});
    const older = (await invoke(page(), "iam:IssueSetUpToken", {})).Token ?? "";
    const { Token = "" } = await invoke(page(), "iam:IssueSetUpToken", {});
    const refused = { code: "AccessDenied" };
    for (const wrong of [older, "", `${Token}x`, randomUUID()]) {
      const guess = { Token: wrong, Email: EMAIL, Password: PASSWORD };
      await expect(invoke(page(), "iam:SetUpRoot", guess)).rejects.toMatchObject(refused);
    }
    await expect(
      invoke(page(), "iam:SetUpRoot", { Token, Email: "no address", Password: PASSWORD }),
    ).rejects.toMatchObject({ code: "InvalidInputException" });
    await expect(invoke(page(), "iam:SetUpRoot", { Token, Email: EMAIL, Password: "weak" })).rejects.toMatchObject({
      code: "PasswordPolicyViolationException",
    });
    await invoke(page(), "iam:SetUpRoot", { Token, Email: EMAIL, Password: PASSWORD });
    expect(await invoke(page(), "iam:DescribeSetUp", {})).toMatchObject({ RootExists: true });
    await expect(
      invoke(page(), "iam:SetUpRoot", { Token, Email: "thief@example.com", Password: PASSWORD }),
    ).rejects.toMatchObject(refused);
    expect(await invoke(page(), "iam:IssueSetUpToken", {})).toEqual({});
  });

  test("keeps no token and no password in the clear", async () => {
    const { Token = "" } = await invoke(page("192.0.2.1", "200000000071"), "iam:IssueSetUpToken", {});
    const { rows } = await pool().query("SELECT * FROM iam_accounts");
    const text = JSON.stringify(rows) + rows.map(({ set_up_token_hash: hash }) => hash?.toString("latin1")).join();
    expect(text).not.toContain(Token);
    expect(text).not.toContain(PASSWORD);
  });

  test("comes from the settings at the first start, and is left alone at the next", async () => {
    const caller = page("192.0.2.1", "200000000072");
    const chosen = settings();
    Object.assign(chosen, { rootEmail: "first@example.com", rootPassword: "First-Password-1" });
    expect(await invoke(caller, "iam:EnsureAccount", {})).toEqual({ RootExists: true });
    Object.assign(chosen, { rootEmail: "second@example.com", rootPassword: "Second-Password-2" });
    expect(await invoke(caller, "iam:EnsureAccount", {})).toEqual({ RootExists: true });
    Object.assign(chosen, { rootPassword: undefined });
    await expect(invoke(caller, "iam:EnsureAccount", {})).rejects.toMatchObject({ code: "InvalidInputException" });
    Object.assign(chosen, { rootEmail: undefined });
    const first = { Kind: "root" as const, Email: "FIRST@example.com", Password: "First-Password-1" };
    expect(await signIn(first, caller)).toMatchObject({ accountId: "200000000072", kind: "root" });
  });

  test("is nothing that a caller from outside can ask for", async () => {
    for (const action of ["iam:SetUpRoot", "iam:IssueSetUpToken", "iam:SignIn", "iam:EnsureAccount"] as const) {
      const input = { Token: "", Email: EMAIL, Password: "", Kind: "open" as const };
      await expect(invoke(root, action, input)).rejects.toMatchObject({ code: "AccessDenied" });
    }
  });
});

describe("signing in", () => {
  let userId = "";
  beforeAll(async () => {
    const { User } = await invoke(root, "iam:CreateUser", { UserName: "ana" });
    userId = User?.UserId ?? "";
    await invoke(root, "iam:CreateLoginProfile", { UserName: "ana", Password: PASSWORD });
    await invoke(root, "iam:CreateUser", { UserName: "keys-only" });
    await invoke(root, "iam:CreateAccountAlias", { AccountAlias: "our-company" });
  });

  test("the root user comes in by e-mail, a user by name and account id or alias", async () => {
    expect(await signIn(asRoot(PASSWORD))).toEqual({ accountId, kind: "root", at: expect.any(Number) });
    for (const account of [accountId, "our-company", ""]) {
      const session = await signIn(asUser(" Ana ", PASSWORD, account));
      expect(session).toEqual({ accountId, kind: "user", userId, at: expect.any(Number) });
    }
    const { User } = await invoke(root, "iam:GetUser", { UserName: "ana" });
    expect(User?.PasswordLastUsed).toBeInstanceOf(Date);
  });

  test.each([
    ["a wrong password", asUser("ana", "Wrong-Horse-1")],
    ["a wrong password of root", asRoot("Wrong-Horse-1")],
    ["an unknown name", asUser("nobody", PASSWORD)],
    ["an unknown e-mail", { Kind: "root", Email: "nobody@example.com", Password: PASSWORD } as const],
    ["another account", asUser("ana", PASSWORD, "999999999999")],
    ["a user without a password", asUser("keys-only", PASSWORD)],
    ["an empty password", asUser("ana", "")],
    ["a very long password", asUser("ana", PASSWORD + "x".repeat(100_000))],
    ["a name that no row can hold", asUser("a\u0000b", PASSWORD)],
    ["open mode, which this is not", { Kind: "open" } as const],
    ["the demo, which this is not", { Kind: "demo", UserName: "ana" } as const],
  ])("%s is the same answer", async (_, input) => {
    await expect(signIn(input)).rejects.toMatchObject(REFUSED);
  });

  test("an unknown name takes as long as a wrong password", async () => {
    const times = { ana: [] as number[], nobody: [] as number[] };
    for (let tries = 0; tries < 9; tries += 1) {
      for (const name of ["ana", "nobody"] as const) {
        await database().iamSignInFailure.deleteMany();
        const started = performance.now();
        await signIn(asUser(name, "Wrong-Horse-1")).catch(() => undefined);
        times[name].push(performance.now() - started);
      }
    }
    const median = (all: number[]) => all.toSorted((a, b) => a - b)[4] ?? 0;
    // Without the work of a hash the unknown name would take a tenth of the time; a busy machine varies less than that.
    const ratio = median(times.nobody) / median(times.ana);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  test("each attempt is a ConsoleLogin record with who and from where; unknown names are hidden", async () => {
    await signIn(asUser("ana", PASSWORD));
    expect((await signInRecords())[0]).toMatchObject({
      eventName: "ConsoleLogin",
      eventSource: "signin.amazonaws.com",
      userIdentity: { type: "IAMUser", userName: "ana", principalId: userId },
      sourceIPAddress: "198.51.100.7",
      responseElements: { ConsoleLogin: "Success" },
    });
    await signIn(asUser("ana", "Wrong-Horse-1")).catch(() => undefined);
    expect((await signInRecords())[0]).toMatchObject({
      userIdentity: { type: "IAMUser", userName: "ana" },
      responseElements: { ConsoleLogin: "Failure" },
      errorMessage: "Failed authentication",
    });
    await signIn(asUser("My-Password-By-Mistake", PASSWORD)).catch(() => undefined);
    const [unknown] = await signInRecords();
    expect(unknown).toMatchObject({
      userIdentity: { userName: "HIDDEN_DUE_TO_SECURITY_REASONS" },
      errorMessage: "No username found in supplied account",
    });
    expect(JSON.stringify(unknown)).not.toContain("My-Password-By-Mistake");
  });

  test("a password that must be changed opens no more than changing it", async () => {
    await invoke(root, "iam:CreateUser", { UserName: "fresh" });
    await invoke(root, "iam:AttachUserPolicy", {
      UserName: "fresh",
      PolicyArn: "arn:aws:iam::aws:policy/IAMUserChangePassword",
    });
    await invoke(root, "iam:CreateLoginProfile", {
      UserName: "fresh",
      Password: PASSWORD,
      PasswordResetRequired: true,
    });
    await expect(signIn(asUser("fresh", PASSWORD))).rejects.toMatchObject({ code: "PasswordChangeRequired" });
    const { mustChange, ...session } = await signIn({ ...asUser("fresh", PASSWORD), ChangesPassword: true });
    expect(mustChange).toBe(true);
    await expect(invoke(page(), "iam:CompleteSignIn", { Session: session })).rejects.toMatchObject(REFUSED);
    const who = { accountId, kind: "user" as const, userId: session.userId, signedInAt: new Date(session.at) };
    const caller = await consoleCaller(who, "us-east-1", page().origin);
    if (!caller) throw new Error("The session is good for changing the password.");
    await invoke(caller, "iam:ChangePassword", { OldPassword: PASSWORD, NewPassword: "Fresh-Horse-2" });
    expect(await invoke(page(), "iam:CompleteSignIn", { Session: session })).toMatchObject({ kind: "user" });
    expect(await signIn(asUser("fresh", "Fresh-Horse-2"))).toMatchObject({ kind: "user" });
  });

  test("an expired password must be changed, or is no good at all", async () => {
    await invoke(root, "iam:UpdateAccountPasswordPolicy", { MaxPasswordAge: 90 });
    setClock(() => Date.now() + 91 * 86_400_000);
    try {
      await expect(signIn(asUser("ana", PASSWORD))).rejects.toMatchObject({ code: "PasswordChangeRequired" });
      await invoke(root, "iam:UpdateAccountPasswordPolicy", { MaxPasswordAge: 90, HardExpiry: true });
      await expect(signIn(asUser("ana", PASSWORD))).rejects.toMatchObject(REFUSED);
      expect(await signIn(asRoot(PASSWORD))).toMatchObject({ kind: "root" });
    } finally {
      setClock();
      await invoke(root, "iam:DeleteAccountPasswordPolicy", {});
    }
  });
});

describe("too many attempts", () => {
  const wrong = (name: string, from = page()) => signIn(asUser(name, "Wrong-Horse-1"), from).catch(({ code }) => code);

  test("close the door to a name, known or not and however it is written, until the window has passed", async () => {
    for (const name of ["ana", "no-such-user"]) {
      for (let tries = 0; tries < 5; tries += 1)
        expect(await wrong(name, page(`192.0.2.${tries}`))).toBe("AccessDenied");
      expect(await wrong(` ${name.toUpperCase()} `, page("192.0.2.99"))).toBe("Throttling");
    }
    await expect(signIn(asUser("ana", PASSWORD))).rejects.toMatchObject({ code: "Throttling" });
    setClock(() => Date.now() + 301_000);
    try {
      expect(await signIn(asUser("ana", PASSWORD))).toMatchObject({ kind: "user" });
    } finally {
      setClock();
    }
  });

  test("at the same time count too", async () => {
    const codes = await Promise.all(Array.from({ length: 12 }, () => wrong("ana")));
    expect(codes.filter((code) => code === "AccessDenied")).toHaveLength(5);
    expect(codes.filter((code) => code === "Throttling")).toHaveLength(7);
  });

  test("from one address over many names close the door to that address alone", async () => {
    await database().$executeRaw`DELETE FROM iam_sign_in_failures`;
    for (let tries = 0; tries < 50; tries += 1) await wrong(`guess-${tries}`);
    expect(await wrong("guess-51")).toBe("Throttling");
    expect(await signIn(asUser("ana", PASSWORD), page("192.0.2.200"))).toMatchObject({ kind: "user" });
  });

  test("are forgotten once the password was right", async () => {
    for (let rounds = 0; rounds < 3; rounds += 1) {
      for (let tries = 0; tries < 4; tries += 1) await wrong("ana");
      expect(await signIn(asUser("ana", PASSWORD))).toMatchObject({ kind: "user" });
    }
  });

  test("are cleared away by the worker when their time has passed", async () => {
    await wrong("ana");
    const worker = serviceCaller("mirante", accountId, "us-east-1");
    expect(await invoke(worker, "iam:RemoveExpired", {})).toMatchObject({ Failures: 0 });
    setClock(() => Date.now() + 301_000);
    try {
      expect(await invoke(worker, "iam:RemoveExpired", {})).toMatchObject({ Failures: 2 });
    } finally {
      setClock();
    }
  });
});
