import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase, database, pool } from "@/lib/platform/database";
import { settings } from "@/lib/platform/settings";
import { callerInOpenMode, consoleCaller, credentialOf } from "./authenticate";
import { invoke } from "./invoke";

const accountId = "200000000080";
const origin = { sourceIPAddress: "203.0.113.80", userAgent: "test/1" };
const root = rootCaller(accountId, "us-east-1", origin);
const UserName = "ana";
let userId = "";

/** Answers are good for a second, so what must be seen anew is asked for after one. */
const aSecond = () => new Promise((done) => setTimeout(done, 1050));

beforeAll(async () => {
  const { User } = await invoke(root, "iam:CreateUser", {
    UserName,
    Path: "/ops/",
    Tags: [{ Key: "team", Value: "ops" }],
  });
  userId = User?.UserId ?? "";
});
afterAll(closeDatabase);

async function newKey(): Promise<{ id: string; secret: string }> {
  const { AccessKeyMetadata = [] } = await invoke(root, "iam:ListAccessKeys", { UserName });
  for (const { AccessKeyId = "" } of AccessKeyMetadata)
    await invoke(root, "iam:DeleteAccessKey", { UserName, AccessKeyId });
  const { AccessKey } = await invoke(root, "iam:CreateAccessKey", { UserName });
  return { id: AccessKey?.AccessKeyId ?? "", secret: AccessKey?.SecretAccessKey ?? "" };
}

describe("an access key", () => {
  test("is its user's, with the policies of the user, their groups and their boundary", async () => {
    const { id, secret } = await newKey();
    const policy = (Action: string) =>
      JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", Action, Resource: "*" } });
    await invoke(root, "iam:PutUserPolicy", { UserName, PolicyName: "inline", PolicyDocument: policy("logs:*") });
    await invoke(root, "iam:AttachUserPolicy", { UserName, PolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" });
    await invoke(root, "iam:CreateGroup", { GroupName: "devs" });
    await invoke(root, "iam:AddUserToGroup", { GroupName: "devs", UserName });
    await invoke(root, "iam:PutGroupPolicy", {
      GroupName: "devs",
      PolicyName: "of-group",
      PolicyDocument: policy("sns:*"),
    });
    const { Policy } = await invoke(root, "iam:CreatePolicy", { PolicyName: "own", PolicyDocument: policy("iam:*") });
    await invoke(root, "iam:AttachGroupPolicy", { GroupName: "devs", PolicyArn: Policy?.Arn ?? "" });
    await invoke(root, "iam:PutUserPermissionsBoundary", {
      UserName,
      PermissionsBoundary: "arn:aws:iam::aws:policy/PowerUserAccess",
    });

    const credential = await credentialOf(id);
    expect(credential).toMatchObject({ secretAccessKey: secret, status: "Active" });
    const caller = await credential?.callerFrom("sa-east-1", origin);
    expect(caller).toMatchObject({
      accountId,
      region: "sa-east-1",
      origin,
      tags: { team: "ops" },
      identity: {
        type: "IAMUser",
        accountId,
        arn: `arn:aws:iam::${accountId}:user/ops/ana`,
        userName: "ana",
        userId,
        accessKeyId: id,
      },
    });
    expect(caller?.session).toBeUndefined();
    expect(caller?.policies.identity.map(({ name }) => name).sort()).toEqual([
      `arn:aws:iam::${accountId}:policy/own`,
      "arn:aws:iam::aws:policy/ReadOnlyAccess",
      "inline",
      "of-group",
    ]);
    expect(caller?.policies.boundary?.name).toBe("arn:aws:iam::aws:policy/PowerUserAccess");
    expect(caller?.policies.session).toBeUndefined();
  });

  test("of nobody is undefined, whatever the text", async () => {
    for (const id of ["AKIAAAAAAAAAAAAAAAAA", "ASIAAAAAAAAAAAAAAAAA", "", "test", "a\u0000b", "x".repeat(10_000)]) {
      expect(await credentialOf(id)).toBeUndefined();
    }
  });

  test("asks Postgres once a second at most, and once for many at a time", async () => {
    const { id } = await newKey();
    const asked = vi.spyOn(pool(), "query");
    const connections = vi.spyOn(pool(), "connect");
    await Promise.all(Array.from({ length: 50 }, () => credentialOf(id)));
    const first = asked.mock.calls.length + connections.mock.calls.length;
    for (let calls = 0; calls < 50; calls += 1) await credentialOf(id);
    expect(asked.mock.calls.length + connections.mock.calls.length).toBe(first);
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(10);
    asked.mockRestore();
    connections.mockRestore();
  });

  test("that is set inactive or deleted is so within a second", async () => {
    const { id } = await newKey();
    expect((await credentialOf(id))?.status).toBe("Active");
    await invoke(root, "iam:UpdateAccessKey", { UserName, AccessKeyId: id, Status: "Inactive" });
    await aSecond();
    expect((await credentialOf(id))?.status).toBe("Inactive");
    await invoke(root, "iam:DeleteAccessKey", { UserName, AccessKeyId: id });
    await aSecond();
    expect(await credentialOf(id)).toBeUndefined();
  });

  test("has its last use noted, once a minute", async () => {
    const { id } = await newKey();
    const credential = await credentialOf(id);
    await credential?.callerFrom("sa-east-1", origin, "monitoring");
    await credential?.callerFrom("eu-west-1", origin, "logs");
    await vi.waitFor(async () => {
      const { AccessKeyLastUsed } = await invoke(root, "iam:GetAccessKeyLastUsed", { AccessKeyId: id });
      expect(AccessKeyLastUsed).toEqual({
        LastUsedDate: expect.any(Date),
        ServiceName: "monitoring",
        Region: "sa-east-1",
      });
    });
  });

  test("of the root user is the root user's", async () => {
    const { AccessKey } = await invoke(root, "iam:CreateAccessKey", {});
    const caller = await (await credentialOf(AccessKey?.AccessKeyId ?? ""))?.callerFrom("us-east-1", origin);
    expect(caller?.identity).toEqual({
      type: "Root",
      accountId,
      arn: `arn:aws:iam::${accountId}:root`,
      accessKeyId: AccessKey?.AccessKeyId,
    });
  });
});

describe("a console session", () => {
  const session = (signedInAt: Date) => ({ accountId, kind: "user" as const, userId, signedInAt });

  test("is its user's, with a temporary key of its own that stays the same", async () => {
    await invoke(root, "iam:CreateLoginProfile", { UserName, Password: "Correct-Horse-1" });
    const signedInAt = new Date();
    const caller = await consoleCaller(session(signedInAt), "us-east-1", origin);
    expect(caller).toMatchObject({
      identity: { type: "IAMUser", userName: "ana", accessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/) },
      session: { creationDate: signedInAt, mfaAuthenticated: false },
      origin: { ...origin, viaConsole: true },
    });
    const again = await consoleCaller(session(signedInAt), "eu-west-1", origin);
    expect(again?.identity).toEqual(caller?.identity);
    const later = await consoleCaller(session(new Date(signedInAt.getTime() + 1)), "us-east-1", origin);
    expect(later?.identity).not.toEqual(caller?.identity);
  });

  test("ends when the password changes, the login profile goes or the user goes", async () => {
    const before = session(new Date());
    expect(await consoleCaller(before, "us-east-1", origin)).toBeDefined();
    await invoke(root, "iam:UpdateLoginProfile", { UserName, Password: "Fresh-Horse-2" });
    await aSecond();
    expect(await consoleCaller(before, "us-east-1", origin)).toBeUndefined();
    expect(await consoleCaller(session(new Date()), "us-east-1", origin)).toBeDefined();
    await invoke(root, "iam:DeleteLoginProfile", { UserName });
    await aSecond();
    expect(await consoleCaller(session(new Date()), "us-east-1", origin)).toBeUndefined();
    const gone = { accountId, kind: "user" as const, userId: "AIDAGONE", signedInAt: new Date() };
    expect(await consoleCaller(gone, "us-east-1", origin)).toBeUndefined();
    expect(await consoleCaller({ ...gone, userId: undefined }, "us-east-1", origin)).toBeUndefined();
  });

  test("of a root user who is not there is nobody's, in strict mode", async () => {
    const session = { accountId, kind: "root" as const, signedInAt: new Date() };
    expect(await consoleCaller(session, "us-east-1", origin)).toBeUndefined();
    Object.assign(settings(), { auth: "open" });
    try {
      expect((await consoleCaller(session, "us-east-1", origin))?.identity).toMatchObject({ type: "Root", accountId });
    } finally {
      Object.assign(settings(), { auth: "strict" });
    }
  });

  test("of the root user ends when the root password changes", async () => {
    await database().iamAccount.upsert({
      where: { accountId },
      create: {
        accountId,
        createdAt: new Date(),
        rootEmail: "a@b",
        rootPasswordHash: "x",
        rootPasswordChangedAt: new Date(),
      },
      update: { rootEmail: "a@b", rootPasswordHash: "x", rootPasswordChangedAt: new Date() },
    });
    const now = Date.now();
    const at = (millis: number) => ({ accountId, kind: "root" as const, signedInAt: new Date(millis) });
    expect((await consoleCaller(at(now + 1000), "us-east-1", origin))?.identity.type).toBe("Root");
    expect(await consoleCaller(at(now - 1000), "us-east-1", origin)).toBeUndefined();
  });
});

test("in open mode twelve digits name the account, and anything else is our own", () => {
  expect(callerInOpenMode("111122223333", "us-east-1", origin)).toMatchObject({
    accountId: "111122223333",
    identity: { type: "Root", arn: "arn:aws:iam::111122223333:root", accessKeyId: "111122223333" },
  });
  for (const id of ["test", undefined, "1111222233334"]) {
    expect(callerInOpenMode(id, "us-east-1", origin).accountId).toBe(settings().accountId);
  }
});
