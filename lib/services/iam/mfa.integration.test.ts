import { generateSync } from "otplib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, rootCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase, pool } from "@/lib/platform/database";
import { credentialOf } from "../authenticate";
import { invoke } from "../invoke";

const accountId = "200000000510";
const origin = { sourceIPAddress: "203.0.113.51", userAgent: "test/1" };
const root = rootCaller(accountId, "us-east-1", origin);
const START = new Date("2026-11-27T12:00:05Z").getTime();
let clock = START;
/** Codes change every thirty seconds, and none is good twice: each step of a test has its own. */
const later = (seconds: number) => {
  clock += seconds * 1000;
};

const codeAt = (seed: string, offSeconds = 0) =>
  generateSync({ secret: seed, epoch: Math.floor(clock / 1000) + offSeconds });
const pairOf = (seed: string) => ({ AuthenticationCode1: codeAt(seed, -30), AuthenticationCode2: codeAt(seed) });

async function newDevice(name: string): Promise<{ SerialNumber: string; seed: string }> {
  const made = await invoke(root, "iam:CreateVirtualMFADevice", { VirtualMFADeviceName: name });
  const seed = Buffer.from(made.VirtualMFADevice?.Base32StringSeed ?? []).toString();
  return { SerialNumber: made.VirtualMFADevice?.SerialNumber ?? "", seed };
}

async function newUser(UserName: string): Promise<Caller> {
  await invoke(root, "iam:CreateUser", { UserName });
  const { AccessKey } = await invoke(root, "iam:CreateAccessKey", { UserName });
  return bearer(AccessKey?.AccessKeyId ?? "");
}

async function bearer(id: string): Promise<Caller> {
  const credential = await credentialOf(id);
  if (!credential) throw new Error(`There is no key ${id}.`);
  return credential.callerFrom("us-east-1", origin);
}

beforeAll(() => setClock(() => clock));
afterAll(async () => {
  setClock();
  await closeDatabase();
});

describe("a virtual device", () => {
  test("is told its seed once, as base 32 and as a picture, and keeps it sealed", async () => {
    const { VirtualMFADevice: made } = await invoke(root, "iam:CreateVirtualMFADevice", {
      VirtualMFADeviceName: "phone",
      Path: "/team/",
      Tags: [{ Key: "owner", Value: "ana" }],
    });
    expect(made?.SerialNumber).toBe(`arn:aws:iam::${accountId}:mfa/team/phone`);
    const seed = Buffer.from(made?.Base32StringSeed ?? []).toString();
    expect(seed).toMatch(/^[A-Z2-7]{64}$/);
    expect(
      Buffer.from(made?.QRCodePNG ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe("PNG");

    const { rows } = await pool().query("SELECT * FROM iam_mfa_devices WHERE account_id = $1", [accountId]);
    expect(JSON.stringify(rows) + rows[0].sealed_seed.toString("latin1")).not.toContain(seed);
    const records = await pool().query(
      "SELECT record FROM trail_events WHERE account_id = $1 AND event_name = 'CreateVirtualMFADevice'",
      [accountId],
    );
    expect(records.rows.map(({ record }) => record).join()).not.toContain(seed);
    const listed = await invoke(root, "iam:ListVirtualMFADevices", {});
    expect(listed.VirtualMFADevices).toEqual([{ SerialNumber: made?.SerialNumber }]);
    expect(await invoke(root, "iam:ListMFADeviceTags", { SerialNumber: made?.SerialNumber ?? "" })).toMatchObject({
      Tags: [{ Key: "owner", Value: "ana" }],
    });
  });

  test("of a name that is there already is EntityAlreadyExists", async () => {
    await newDevice("twice");
    await expect(newDevice("twice")).rejects.toMatchObject({
      code: "EntityAlreadyExistsException",
      message: "MFADevice entity at the same path and name already exists.",
    });
  });

  test("is enabled by two codes that follow each other, which are then used up", async () => {
    await newUser("enabler");
    const { SerialNumber, seed } = await newDevice("enabler");
    const ask = (codes: { AuthenticationCode1: string; AuthenticationCode2: string }) =>
      invoke(root, "iam:EnableMFADevice", { UserName: "enabler", SerialNumber, ...codes });
    await expect(ask({ AuthenticationCode1: codeAt(seed), AuthenticationCode2: codeAt(seed) })).rejects.toMatchObject({
      code: "InvalidAuthenticationCodeException",
    });
    await ask(pairOf(seed));
    await expect(ask(pairOf(seed))).rejects.toMatchObject({ code: "EntityAlreadyExistsException" });
    expect(await invoke(root, "iam:ListMFADevices", { UserName: "enabler" })).toMatchObject({
      MFADevices: [{ UserName: "enabler", SerialNumber, EnableDate: new Date(clock) }],
    });
    expect(await invoke(root, "iam:GetMFADevice", { SerialNumber })).toMatchObject({ UserName: "enabler" });
    const assigned = await invoke(root, "iam:ListVirtualMFADevices", { AssignmentStatus: "Assigned" });
    expect(assigned.VirtualMFADevices?.map((device) => [device.SerialNumber, device.User?.UserName])).toEqual([
      [SerialNumber, "enabler"],
    ]);
    // A clock that ran away is set right by two codes, which must be new ones.
    await expect(
      invoke(root, "iam:ResyncMFADevice", { UserName: "enabler", SerialNumber, ...pairOf(seed) }),
    ).rejects.toMatchObject({ code: "InvalidAuthenticationCodeException" });
    later(90);
    await invoke(root, "iam:ResyncMFADevice", { UserName: "enabler", SerialNumber, ...pairOf(seed) });
  });

  test("in use stands in the way of its deletion and of its user's", async () => {
    await newUser("keeper");
    const { SerialNumber, seed } = await newDevice("keeper");
    await invoke(root, "iam:EnableMFADevice", { UserName: "keeper", SerialNumber, ...pairOf(seed) });
    await expect(invoke(root, "iam:DeleteVirtualMFADevice", { SerialNumber })).rejects.toMatchObject({
      code: "DeleteConflictException",
    });
    const keys = await invoke(root, "iam:ListAccessKeys", { UserName: "keeper" });
    for (const { AccessKeyId = "" } of keys.AccessKeyMetadata ?? []) {
      await invoke(root, "iam:DeleteAccessKey", { UserName: "keeper", AccessKeyId });
    }
    await expect(invoke(root, "iam:DeleteUser", { UserName: "keeper" })).rejects.toMatchObject({
      code: "DeleteConflictException",
      message: "Cannot delete entity, must delete MFA device first.",
    });
    await invoke(root, "iam:DeactivateMFADevice", { UserName: "keeper", SerialNumber });
    await invoke(root, "iam:DeleteVirtualMFADevice", { SerialNumber });
    await invoke(root, "iam:DeleteUser", { UserName: "keeper" });
    await expect(invoke(root, "iam:DeleteVirtualMFADevice", { SerialNumber })).rejects.toMatchObject({
      code: "NoSuchEntityException",
    });
  });

  test("of one user is no other's to deactivate", async () => {
    await newUser("mine");
    await newUser("yours");
    const { SerialNumber, seed } = await newDevice("mine");
    await invoke(root, "iam:EnableMFADevice", { UserName: "mine", SerialNumber, ...pairOf(seed) });
    await expect(invoke(root, "iam:DeactivateMFADevice", { UserName: "yours", SerialNumber })).rejects.toMatchObject({
      code: "NoSuchEntityException",
      message: "MFA Device invalid for user yours.",
    });
  });
});

describe("a second factor at STS", () => {
  test("makes a session that says so, once for each code", async () => {
    const caller = await newUser("session");
    const { SerialNumber, seed } = await newDevice("session");
    await invoke(root, "iam:EnableMFADevice", { UserName: "session", SerialNumber, ...pairOf(seed) });
    later(60);
    const TokenCode = codeAt(seed);
    const ask = (given: object) => invoke(caller, "sts:GetSessionToken", given);
    const denied = (message: string) => ({ code: "AccessDenied", message: expect.stringContaining(message) });
    await expect(ask({ SerialNumber })).rejects.toMatchObject(denied("must provide both"));
    const wrong = { SerialNumber, TokenCode: TokenCode === "000000" ? "000001" : "000000" };
    await expect(ask(wrong)).rejects.toMatchObject(denied("invalid MFA one time pass code"));
    const { Credentials } = await ask({ SerialNumber, TokenCode });
    expect((await bearer(Credentials?.AccessKeyId ?? "")).session).toMatchObject({ mfaAuthenticated: true });
    await expect(ask({ SerialNumber, TokenCode })).rejects.toMatchObject(denied("invalid MFA one time pass code"));
    const other = await newUser("thief");
    later(60);
    await expect(invoke(other, "sts:GetSessionToken", { SerialNumber, TokenCode: codeAt(seed) })).rejects.toMatchObject(
      denied("unable to validate"),
    );
  });

  test("is not to be guessed by whoever has the keys: five wrong codes close the door for a while", async () => {
    const caller = await newUser("guessed");
    const { SerialNumber, seed } = await newDevice("guessed");
    await invoke(root, "iam:EnableMFADevice", { UserName: "guessed", SerialNumber, ...pairOf(seed) });
    later(60);
    const wrong = codeAt(seed) === "000000" ? "000001" : "000000";
    const ask = (TokenCode: string) => invoke(caller, "sts:GetSessionToken", { SerialNumber, TokenCode });
    const codes = await Promise.all(Array.from({ length: 7 }, () => ask(wrong).catch(({ code }) => code)));
    expect(codes.toSorted()).toEqual([...Array(5).fill("AccessDenied"), ...Array(2).fill("Throttling")]);
    await expect(ask(codeAt(seed))).rejects.toMatchObject({ code: "Throttling" });
    later(301);
    await ask(wrong).catch(() => undefined);
    expect((await ask(codeAt(seed))).Credentials).toBeDefined();
  });

  test("opens a role whose trust policy asks for it", async () => {
    const caller = await newUser("careful");
    const { SerialNumber, seed } = await newDevice("careful");
    await invoke(root, "iam:EnableMFADevice", { UserName: "careful", SerialNumber, ...pairOf(seed) });
    later(60);
    const trust = {
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${accountId}:user/careful` },
      Action: "sts:AssumeRole",
      Condition: {
        Bool: { "aws:MultiFactorAuthPresent": "true" },
        NumericLessThan: { "aws:MultiFactorAuthAge": "60" },
      },
    };
    await invoke(root, "iam:CreateRole", {
      RoleName: "vault",
      AssumeRolePolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: trust }),
    });
    const RoleArn = `arn:aws:iam::${accountId}:role/vault`;
    const ask = (more: object) => invoke(caller, "sts:AssumeRole", { RoleArn, RoleSessionName: "careful", ...more });
    await expect(ask({})).rejects.toMatchObject({ code: "AccessDenied" });
    const { Credentials } = await ask({ SerialNumber, TokenCode: codeAt(seed) });
    expect((await bearer(Credentials?.AccessKeyId ?? "")).session).toMatchObject({ mfaAuthenticated: true });
    const { rows } = await pool().query(
      "SELECT record FROM trail_events WHERE account_id = $1 AND event_name = 'AssumeRole' AND error_code IS NULL",
      [accountId],
    );
    expect(rows).toHaveLength(1);
  });
});
