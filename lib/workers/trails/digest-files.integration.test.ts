import { createHash, createPublicKey, createVerify } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { database } from "@/lib/platform/database";
import { invoke } from "@/lib/services/invoke";
import {
  account,
  allow,
  clock,
  deliver,
  HOUR,
  iso,
  keys,
  makeUser,
  type Root,
  read,
  START,
  status,
  withTrails,
} from "./trail-delivery.fixture";

withTrails(60);

describe("digests", () => {
  type Digest = { logFiles: { s3Object: string; hashValue: string }[]; [member: string]: unknown };
  async function digests(root: Root, bucket: string) {
    const found = await keys(root, bucket, "CloudTrail-Digest");
    return Promise.all(
      found.map(async (key) => {
        const { Body, Metadata = {} } = await invoke(root, "s3:GetObject", { Bucket: bucket, Key: key });
        const text = gunzipSync(Body).toString();
        return { key, text, digest: JSON.parse(text) as Digest, metadata: Metadata };
      }),
    );
  }

  test("come every hour, also when nothing happened, each signed and chained to the one before", async () => {
    const { root, bucket } = await account({ EnableLogFileValidation: true });
    await invoke(root, "cloudtrail:PutEventSelectors", {
      TrailName: "main",
      EventSelectors: [{ ReadWriteType: "WriteOnly" }],
    });
    await makeUser(root, "ana");
    await deliver();
    for (const hour of [1, 2, 3]) {
      clock.millis = START + hour * HOUR;
      await deliver(0);
    }
    const [first, second, third] = await digests(root, bucket);
    if (!first || !second || !third) throw new Error("Three digests were expected.");
    const files = await keys(root, bucket);
    expect(first.digest.logFiles.map(({ s3Object }) => s3Object)).toEqual(files.slice(0, 1));
    const content = await read(root, bucket, files[0] ?? "");
    expect(first.digest.logFiles[0]?.hashValue).toBe(createHash("sha256").update(content).digest("hex"));
    expect(first.digest).toMatchObject({ previousDigestS3Object: null, previousDigestSignature: null });
    expect(third.digest).toMatchObject({
      previousDigestS3Object: second.key,
      previousDigestSignature: second.metadata.signature,
      previousDigestHashValue: createHash("sha256").update(second.text).digest("hex"),
      digestStartTime: second.digest.digestEndTime,
      newestEventTime: null,
      logFiles: [],
    });
    const { PublicKeyList = [] } = await invoke(root, "cloudtrail:ListPublicKeys", { StartTime: new Date(START) });
    expect(PublicKeyList).toHaveLength(1);
    const key = createPublicKey({ key: Buffer.from(PublicKeyList[0]?.Value ?? []), format: "der", type: "pkcs1" });
    expect(key.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(third.digest.digestPublicKeyFingerprint).toBe(PublicKeyList[0]?.Fingerprint);
    for (const { digest, key: place, text, metadata } of [first, second, third]) {
      const hash = createHash("sha256").update(text).digest("hex");
      const signed = `${digest.digestEndTime}\n${bucket}/${place}\n${hash}\n${digest.previousDigestSignature}`;
      const isGood = createVerify("RSA-SHA256")
        .update(signed)
        .verify(key, metadata.signature ?? "", "hex");
      expect([isGood, metadata["signature-algorithm"]]).toEqual([true, "SHA256withRSA"]);
    }
    expect(await status(root)).toMatchObject({ LatestDigestDeliveryTime: new Date(START + 3 * HOUR) });
    const kept = await database().trailSigningKey.findFirstOrThrow({ where: { accountId: root.accountId } });
    expect(Buffer.from(kept.privateKey).toString("latin1")).not.toContain("PRIVATE KEY");
  });

  test("begin a new chain after logging was stopped, or files were not validated", async () => {
    const { root, bucket } = await account({ EnableLogFileValidation: true });
    await deliver();
    await invoke(root, "cloudtrail:StopLogging", { Name: "main" });
    await deliver(1000);
    clock.millis = START + HOUR;
    await deliver(0);
    clock.millis = START + 3 * HOUR;
    await invoke(root, "cloudtrail:StartLogging", { Name: "main" });
    await deliver();
    clock.millis = START + 4 * HOUR;
    await deliver(0);
    const found = await digests(root, bucket);
    expect(found.map(({ digest }) => [digest.digestEndTime, digest.previousDigestS3Object])).toEqual([
      [iso(START + HOUR - 1000), null],
      [iso(START + 4 * HOUR - 1000), null],
    ]);
  });

  test("wait for a bucket that refuses, and lose nothing", async () => {
    const { root, bucket } = await account({ EnableLogFileValidation: true });
    await makeUser(root, "ana");
    await deliver();
    await invoke(root, "s3:DeleteBucketPolicy", { Bucket: bucket });
    clock.millis = START + HOUR;
    await deliver(0);
    expect(await status(root)).toMatchObject({ LatestDigestDeliveryError: "AccessDenied: Access Denied" });
    await allow(root, bucket);
    await deliver();
    const found = await digests(root, bucket);
    expect(found).toHaveLength(1);
    expect(found[0]?.digest.logFiles).toHaveLength(1);
    expect((await status(root)).LatestDigestDeliveryError).toBeUndefined();
  });
});
