import { afterAll, beforeAll, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase, database, pool } from "@/lib/platform/database";
import { invoke } from "../invoke";
import { findSigningKey } from "./store/access-keys";

const accountId = "200000000010";
const root = rootCaller(accountId, "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
const UserName = "ana";
beforeAll(async () => {
  await invoke(root, "iam:CreateUser", { UserName });
});
afterAll(closeDatabase);

const missing = "AKIAAAAAAAAAAAAAAAAA";

test("a key is shown whole once, then by its id alone, and no third one is made", async () => {
  const first = (await invoke(root, "iam:CreateAccessKey", { UserName })).AccessKey;
  expect(first).toMatchObject({
    UserName,
    Status: "Active",
    AccessKeyId: expect.stringMatching(/^AKIA[A-Z2-7]{16}$/),
    SecretAccessKey: expect.stringMatching(/^[A-Za-z0-9+/]{40}$/),
  });
  await invoke(root, "iam:CreateAccessKey", { UserName });
  await expect(invoke(root, "iam:CreateAccessKey", { UserName })).rejects.toMatchObject({
    code: "LimitExceededException",
    message: "Cannot exceed quota for AccessKeysPerUser: 2",
  });
  const { AccessKeyMetadata } = await invoke(root, "iam:ListAccessKeys", { UserName });
  expect(AccessKeyMetadata).toHaveLength(2);
  expect(AccessKeyMetadata?.[0]).toEqual({
    UserName,
    AccessKeyId: first?.AccessKeyId,
    Status: "Active",
    CreateDate: first?.CreateDate,
  });
});

test("two that ask at once for the last place do not both get it", async () => {
  const user = { UserName: "racer" };
  await invoke(root, "iam:CreateUser", user);
  const asked = await Promise.allSettled([1, 2, 3, 4].map(() => invoke(root, "iam:CreateAccessKey", user)));
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
});

test("at rest the secret is sealed, opens for its own key only, and never stands in a record", async () => {
  const { AccessKey } = await invoke(root, "iam:CreateAccessKey", {});
  const { AccessKeyId = "", SecretAccessKey = "" } = AccessKey ?? {};
  expect((await findSigningKey(database(), AccessKeyId))?.secretAccessKey).toBe(SecretAccessKey);

  const { rows } = await pool().query("SELECT sealed_secret FROM iam_access_keys WHERE access_key_id = $1", [
    AccessKeyId,
  ]);
  expect(rows[0].sealed_secret.toString("latin1")).not.toContain(SecretAccessKey);

  const records = await pool().query(
    "SELECT record FROM trail_events WHERE account_id = $1 AND event_name = 'CreateAccessKey'",
    [accountId],
  );
  const text = records.rows.map(({ record }) => record).join();
  expect(text).toContain(AccessKeyId);
  expect(text).not.toContain(SecretAccessKey);

  const user = await invoke(root, "iam:ListAccessKeys", { UserName });
  const other = user.AccessKeyMetadata?.[0]?.AccessKeyId ?? "";
  await pool().query("UPDATE iam_access_keys SET sealed_secret = $1 WHERE access_key_id = $2", [
    rows[0].sealed_secret,
    other,
  ]);
  await expect(findSigningKey(database(), other)).rejects.toThrow();
});

test("a key is set inactive and active again; Expired is not for setting: InvalidInput", async () => {
  const { AccessKeyMetadata } = await invoke(root, "iam:ListAccessKeys", { UserName });
  const AccessKeyId = AccessKeyMetadata?.[1]?.AccessKeyId ?? "";
  await invoke(root, "iam:UpdateAccessKey", { UserName, AccessKeyId, Status: "Inactive" });
  const after = await invoke(root, "iam:ListAccessKeys", { UserName });
  expect(after.AccessKeyMetadata?.map(({ Status }) => Status)).toEqual(["Active", "Inactive"]);
  await expect(invoke(root, "iam:UpdateAccessKey", { UserName, AccessKeyId, Status: "Expired" })).rejects.toMatchObject(
    { code: "InvalidInputException" },
  );
});

test("another's key is nobody's: NoSuchEntity", async () => {
  await invoke(root, "iam:CreateUser", { UserName: "beto" });
  const { AccessKey } = await invoke(root, "iam:CreateAccessKey", { UserName: "beto" });
  const AccessKeyId = AccessKey?.AccessKeyId ?? "";
  const noSuchKey = {
    code: "NoSuchEntityException",
    message: `The Access Key with id ${AccessKeyId} cannot be found.`,
  };
  await expect(invoke(root, "iam:DeleteAccessKey", { UserName, AccessKeyId })).rejects.toMatchObject(noSuchKey);
  await expect(
    invoke(root, "iam:UpdateAccessKey", { UserName, AccessKeyId, Status: "Inactive" }),
  ).rejects.toMatchObject(noSuchKey);
  await expect(invoke(root, "iam:GetAccessKeyLastUsed", { AccessKeyId: missing })).rejects.toMatchObject({
    code: "NoSuchEntityException",
  });
  await expect(invoke(root, "iam:CreateAccessKey", { UserName: "nobody" })).rejects.toMatchObject({
    code: "NoSuchEntityException",
  });
});

test("a key that was never used says N/A", async () => {
  const { AccessKeyMetadata } = await invoke(root, "iam:ListAccessKeys", { UserName: "beto" });
  const AccessKeyId = AccessKeyMetadata?.[0]?.AccessKeyId ?? "";
  expect(await invoke(root, "iam:GetAccessKeyLastUsed", { AccessKeyId })).toEqual({
    UserName: "beto",
    AccessKeyLastUsed: { LastUsedDate: undefined, ServiceName: "N/A", Region: "N/A" },
  });
});
