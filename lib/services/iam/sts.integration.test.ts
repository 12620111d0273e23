import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, rootCaller } from "@/lib/platform/caller";
import { closeDatabase, pool } from "@/lib/platform/database";
import { credentialOf } from "../authenticate";
import { invoke } from "../invoke";

const accountId = "200000000090";
const origin = { sourceIPAddress: "203.0.113.90", userAgent: "test/1" };
const root = rootCaller(accountId, "us-east-1", origin);
let userId = "";
let accessKeyId = "";

beforeAll(async () => {
  const { User } = await invoke(root, "iam:CreateUser", { UserName: "ana" });
  userId = User?.UserId ?? "";
  accessKeyId = (await invoke(root, "iam:CreateAccessKey", { UserName: "ana" })).AccessKey?.AccessKeyId ?? "";
});
afterAll(closeDatabase);

/** Whoever acts with an access key now. */
async function bearer(id: string): Promise<Caller> {
  const credential = await credentialOf(id);
  if (!credential) throw new Error(`There is no key ${id}.`);
  return credential.callerFrom("us-east-1", origin);
}

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
      PolicyDocument: JSON.stringify({
        Version: "2012-10-17",
        Statement: { Effect: "Deny", Action: "*", Resource: "*" },
      }),
    });
    // Processes look at keys and policies again after a second.
    await new Promise((done) => setTimeout(done, 1050));
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
