import { mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Caller, rootCaller, serviceCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase, database } from "@/lib/platform/database";
import { settings } from "@/lib/platform/settings";
import { dispatch, invoke } from "../invoke";

const accountId = "610000000002";
const origin = { sourceIPAddress: "203.0.113.9", userAgent: "test/1" };
const root = rootCaller(accountId, "us-east-1", origin);
const stranger = rootCaller("610000000003", "us-east-1", origin);
const TRAIL = `arn:aws:cloudtrail:us-east-1:${accountId}:trail/t`;
const cloudtrail = serviceCaller("cloudtrail.amazonaws.com", accountId, "us-east-1", TRAIL);
const mirante = serviceCaller("mirante.amazonaws.com", accountId, "us-east-1");
const Bucket = "room-objects";

beforeAll(() => invoke(root, "s3:CreateBucket", { Bucket }));
afterEach(() => setClock());
afterAll(closeDatabase);

const put = (Key: string, body = "body", caller: Caller = root, more: object = {}) =>
  invoke(caller, "s3:PutObject", { Bucket, Key, Body: Buffer.from(body), ...more });
const text = async (Key: string) => Buffer.from((await invoke(root, "s3:GetObject", { Bucket, Key })).Body).toString();
const policy = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });

/** Every blob on disk, of every account. */
function blobs(): string[] {
  const folder = join(settings().dataFolder, "objects");
  return readdirSync(folder).flatMap((shard) => (shard.length === 2 ? readdirSync(join(folder, shard)) : []));
}

describe("each error of S3's that Mirante answers", () => {
  const big = Buffer.alloc(64 * 1024 * 1024 + 1);
  test.each<[action: string, input: object, code: string]>([
    ["CreateBucket", { Bucket: "UPPER" }, "InvalidBucketName"],
    ["CreateBucket", { Bucket: "a..b" }, "InvalidBucketName"],
    ["CreateBucket", { Bucket: "192.168.5.4" }, "InvalidBucketName"],
    ["CreateBucket", { Bucket: "xn--bucket" }, "InvalidBucketName"],
    ["CreateBucket", { Bucket: "room-b", ACL: "public-read" }, "InvalidBucketAclWithObjectOwnership"],
    [
      "CreateBucket",
      { Bucket: "room-b", CreateBucketConfiguration: { LocationConstraint: "nowhere" } },
      "InvalidLocationConstraint",
    ],
    ["HeadBucket", { Bucket: "room-none" }, "NoSuchBucket"],
    ["DeleteBucket", { Bucket: "room-none" }, "NoSuchBucket"],
    ["GetBucketLocation", { Bucket: "room-none" }, "NoSuchBucket"],
    ["GetBucketPolicy", { Bucket }, "NoSuchBucketPolicy"],
    ["PutBucketPolicy", { Bucket, Policy: "{" }, "MalformedPolicy"],
    ["ListBuckets", { ContinuationToken: "forged" }, "InvalidArgument"],
    ["ListBuckets", { MaxBuckets: 0 }, "InvalidArgument"],
    ["ListObjects", { Bucket: "room-none" }, "NoSuchBucket"],
    ["ListObjectsV2", { Bucket, ContinuationToken: "forged" }, "InvalidArgument"],
    ["ListObjectsV2", { Bucket, MaxKeys: -1 }, "InvalidArgument"],
    ["ListObjectsV2", { Bucket, EncodingType: "gzip" }, "InvalidArgument"],
    ["ListObjects", { Bucket, Prefix: "a\0" }, "InvalidArgument"],
    ["GetObject", { Bucket, Key: "none" }, "NoSuchKey"],
    ["HeadObject", { Bucket, Key: "none" }, "NoSuchKey"],
    ["GetObject", { Bucket, Key: "" }, "InvalidArgument"],
    ["PutObject", { Bucket: "room-none", Key: "k" }, "NoSuchBucket"],
    ["PutObject", { Bucket, Key: "k".repeat(1025) }, "KeyTooLongError"],
    ["PutObject", { Bucket, Key: "k\0" }, "InvalidArgument"],
    ["PutObject", { Bucket, Key: "k", ACL: "public-read" }, "AccessControlListNotSupported"],
    ["PutObject", { Bucket, Key: "k", Metadata: { a: "b".repeat(2048) } }, "MetadataTooLarge"],
    ["PutObject", { Bucket, Key: "k", Body: big }, "EntityTooLarge"],
    ["PutObject", { Bucket, Key: "k", ContentMD5: "short" }, "InvalidDigest"],
    ["PutObject", { Bucket, Key: "k", ContentMD5: "AAAAAAAAAAAAAAAAAAAAAA==" }, "BadDigest"],
    ["PutObject", { Bucket, Key: "k", ChecksumCRC32: "AAAAAA==", Body: Buffer.from("a") }, "BadDigest"],
    ["PutObject", { Bucket, Key: "k", ChecksumSHA256: "not one" }, "InvalidRequest"],
    ["PutObject", { Bucket, Key: "k", ChecksumCRC32: "AAAAAA==", ChecksumSHA1: "AA==" }, "InvalidRequest"],
    ["PutObject", { Bucket, Key: "k", IfNoneMatch: '"e"' }, "NotImplemented"],
    ["PutObject", { Bucket, Key: "k", ExpectedBucketOwner: "999999999999" }, "AccessDenied"],
    ["DeleteObject", { Bucket: "room-none", Key: "k" }, "NoSuchBucket"],
  ])("%s %j answers %s", async (action, input, code) => {
    await expect(dispatch(root, `s3:${action}`, input)).rejects.toMatchObject({ code });
  });

  test("BucketAlreadyExists, BucketAlreadyOwnedByYou, BucketNotEmpty, IllegalLocationConstraintException", async () => {
    expect(await invoke(root, "s3:CreateBucket", { Bucket })).toEqual({ Location: `/${Bucket}` });
    await expect(invoke(stranger, "s3:CreateBucket", { Bucket })).rejects.toMatchObject({
      code: "BucketAlreadyExists",
    });
    const west = { ...root, region: "eu-west-1" };
    const there = { CreateBucketConfiguration: { LocationConstraint: "eu-west-1" as const } };
    await invoke(west, "s3:CreateBucket", { Bucket: "room-west", ...there });
    await expect(invoke(west, "s3:CreateBucket", { Bucket: "room-west", ...there })).rejects.toMatchObject({
      code: "BucketAlreadyOwnedByYou",
    });
    for (const input of [
      { Bucket: "room-c" },
      { Bucket: "room-c", CreateBucketConfiguration: { LocationConstraint: "eu-north-1" as const } },
    ]) {
      await expect(invoke(west, "s3:CreateBucket", input)).rejects.toMatchObject({
        code: "IllegalLocationConstraintException",
      });
    }
    await put("kept");
    await expect(invoke(root, "s3:DeleteBucket", { Bucket })).rejects.toMatchObject({ code: "BucketNotEmpty" });
    await invoke(west, "s3:DeleteBucket", { Bucket: "room-west" });
    await expect(invoke(root, "s3:HeadBucket", { Bucket: "room-west" })).rejects.toMatchObject({
      code: "NoSuchBucket",
    });
  });

  test("MalformedPolicy for what is not about this bucket", async () => {
    const allow = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `arn:aws:s3:::${Bucket}/*` };
    for (const [change, message] of [
      [{ Resource: "arn:aws:s3:::other/*" }, "Policy has invalid resource"],
      [{ Action: "logs:PutLogEvents" }, "Policy has invalid action"],
    ] as const) {
      const Policy = policy({ ...allow, ...change });
      await expect(invoke(root, "s3:PutBucketPolicy", { Bucket, Policy })).rejects.toMatchObject({
        code: "MalformedPolicy",
        message,
      });
    }
  });
});

describe("who may come in", () => {
  const delivery = {
    Effect: "Allow",
    Principal: { Service: "cloudtrail.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: `arn:aws:s3:::${Bucket}/AWSLogs/*`,
    Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceArn": TRAIL } },
  };
  const full = { ACL: "bucket-owner-full-control" };

  test("nobody in the open where the bucket's policy asks for TLS, the root user as little, and services of Mirante always", async () => {
    const inTheOpen = {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: `arn:aws:s3:::${Bucket}/*`,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
    const elsewhere = { ...inTheOpen, Condition: { NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } } };
    const from = (more: object) => ({ ...root, origin: { ...root.origin, ...more } });
    const denied = { code: "AccessDenied" };
    await invoke(root, "s3:PutBucketPolicy", { Bucket, Policy: policy(inTheOpen, delivery) });
    await expect(put("open")).rejects.toMatchObject(denied);
    await put("open", "a", from({ secure: true }));
    await put("AWSLogs/tls", "a", cloudtrail, full);
    await invoke(root, "s3:PutBucketPolicy", { Bucket, Policy: policy(elsewhere) });
    await put("open", "a", from({ sourceIPAddress: "203.0.113.7" }));
    await expect(put("open", "a", from({ sourceIPAddress: "198.51.100.7" }))).rejects.toMatchObject(denied);
    await invoke(root, "s3:DeleteBucketPolicy", { Bucket });
  });

  test("a service only where the bucket's policy lets it, for the resource that the policy names", async () => {
    const denied = { code: "AccessDenied" };
    await expect(put("AWSLogs/a", "a", cloudtrail, full)).rejects.toMatchObject(denied);
    await invoke(root, "s3:PutBucketPolicy", { Bucket, Policy: policy(delivery) });
    await put("AWSLogs/a", "a", cloudtrail, full);
    await expect(put("AWSLogs/a", "a", cloudtrail)).rejects.toMatchObject(denied);
    await expect(put("elsewhere", "a", cloudtrail, full)).rejects.toMatchObject(denied);
    const other = serviceCaller("cloudtrail.amazonaws.com", accountId, "us-east-1", `${TRAIL}-other`);
    await expect(put("AWSLogs/a", "a", other, full)).rejects.toMatchObject(denied);
    const check = (more: object) =>
      invoke(cloudtrail, "s3:CheckServiceAccess", {
        Bucket,
        Action: "s3:PutObject",
        SourceArn: TRAIL,
        ...full,
        ...more,
      });
    expect(await check({ Key: "AWSLogs/b" })).toEqual({ Exists: true, Allowed: true });
    expect(await check({ Key: "b" })).toEqual({ Exists: true, Allowed: false });
    expect(await check({ Bucket: "room-none", Key: "AWSLogs/b" })).toEqual({ Exists: false, Allowed: false });
  });

  test("another account never", async () => {
    const input = { Bucket, Key: "kept" };
    await expect(invoke(stranger, "s3:GetObject", input)).rejects.toMatchObject({ code: "AccessDenied" });
  });

  test("the root user but where the policy denies, and the policy always", async () => {
    const deny = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: `arn:aws:s3:::${Bucket}*` };
    await invoke(root, "s3:PutBucketPolicy", { Bucket, Policy: policy(deny) });
    await expect(text("kept")).rejects.toMatchObject({ code: "AccessDenied" });
    expect((await invoke(root, "s3:GetBucketPolicy", { Bucket })).Policy).toContain("Deny");
    await invoke(root, "s3:DeleteBucketPolicy", { Bucket });
    expect(await text("kept")).toBe("body");
  });
});

describe("the bytes", () => {
  test("of a replaced or deleted object are gone, also when many write at once", async () => {
    await sweepForADay();
    const before = blobs().length;
    await Promise.all(Array.from({ length: 20 }, (_, index) => put("busy", `body ${index}`)));
    expect(await text("busy")).toMatch(/^body \d+$/);
    await invoke(root, "s3:DeleteObject", { Bucket, Key: "busy" });
    await sweepForADay();
    expect(blobs()).toHaveLength(before);
  });

  /** The sweep takes a part of the folder an hour, and only what has been nobody's for a day. */
  async function sweepForADay(): Promise<void> {
    for (let hour = 0; hour < 24; hour += 1) {
      await setClockAhead(25 + hour);
      await invoke(mirante, "s3:RemoveOrphanedBlobs", {});
    }
    setClock();
  }

  test("that nobody owns are swept, those of objects and those being written are not", async () => {
    await put("owned", "owned");
    const folder = join(settings().dataFolder, "objects");
    const old = new Date(Date.now() - 7_200_000);
    const orphan = "00000000-0000-4000-8000-00000000000a";
    mkdirSync(join(folder, "00"), { recursive: true });
    writeFileSync(join(folder, "00", orphan), "orphan");
    utimesSync(join(folder, "00", orphan), old, old);
    const fresh = "00000000-0000-4000-8000-00000000000b";
    writeFileSync(join(folder, "00", fresh), "fresh");
    writeFileSync(join(folder, "incoming", "draft"), "draft");
    utimesSync(join(folder, "incoming", "draft"), old, old);
    const start = Date.now();
    // The clock stands, but for the hour of the day that chooses the part: the fresh one stays fresh.
    for (let hour = 0; hour < 24; hour += 1) {
      utimesSync(join(folder, "00", fresh), new Date(start + hour * 3_600_000), new Date(start + hour * 3_600_000));
      setClock(() => start + hour * 3_600_000);
      await invoke(mirante, "s3:RemoveOrphanedBlobs", {});
    }
    expect(readdirSync(join(folder, "00"))).toContain(fresh);
    expect(readdirSync(join(folder, "00"))).not.toContain(orphan);
    expect(readdirSync(join(folder, "incoming"))).toEqual([]);
    expect(await text("owned")).toBe("owned");
  });
});

test("what happens to objects waits in the outbox, once each, until the event bus was asked", async () => {
  const waiting = () => database().objectNotice.findMany({ where: { accountId }, orderBy: { id: "asc" } });
  await database().objectNotice.deleteMany({ where: { accountId } });
  await put("told", "told");
  await invoke(root, "s3:DeleteObject", { Bucket, Key: "told" });
  await invoke(root, "s3:DeleteObject", { Bucket, Key: "told" });
  expect(await waiting()).toMatchObject([
    {
      detailType: "Object Created",
      region: "us-east-1",
      detail: {
        version: "0",
        bucket: { name: Bucket },
        object: { key: "told", size: 4, etag: expect.stringMatching(/^[0-9a-f]{32}$/) },
        requester: accountId,
        "source-ip-address": "203.0.113.9",
        reason: "PutObject",
      },
    },
    { detailType: "Object Deleted", detail: { reason: "DeleteObject", "deletion-type": "Permanently Deleted" } },
  ]);
  const { Scopes } = await invoke(mirante, "s3:ListObjectNoticeScopes", {});
  expect(Scopes).toContainEqual({ accountId, region: "us-east-1" });
  const taken = await Promise.all([1, 2].map(() => invoke(mirante, "s3:DeliverObjectNotices", {})));
  expect(taken.map(({ Taken }) => Taken).reduce((sum, one) => sum + one)).toBe(2);
  expect(await waiting()).toEqual([]);
});

test("an account can be emptied, and others are left alone", async () => {
  await invoke(stranger, "s3:CreateBucket", { Bucket: "room-stranger" });
  await invoke(stranger, "s3:PutObject", { Bucket: "room-stranger", Key: "k", Body: Buffer.from("v") });
  const other = serviceCaller("mirante", "610000000003", "us-east-1");
  await invoke(other, "s3:ObjectsResetAccount", {});
  await expect(invoke(stranger, "s3:HeadBucket", { Bucket: "room-stranger" })).rejects.toMatchObject({
    code: "NoSuchBucket",
  });
  expect(await text("kept")).toBe("body");
});

async function setClockAhead(hours: number): Promise<void> {
  const at = Date.now() + hours * 3_600_000;
  setClock(() => at);
}
