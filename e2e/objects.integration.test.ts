import { request as httpRequest } from "node:http";
import { Readable } from "node:stream";
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetBucketLocationCommand,
  GetBucketPolicyCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
  type S3ClientConfig,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { keysOfUser, startWholeApi, type WholeApi } from "./whole-api";

/** AWS's own SDK against the whole way: sockets, signatures, protocol, rights, files. */
const root = rootCaller("610000000001", "us-east-1", { sourceIPAddress: "203.0.113.1", userAgent: "test/1" });
const Bucket = "e2e-objects";
let api: WholeApi;
let s3: S3Client;

beforeAll(async () => {
  api = await startWholeApi();
  s3 = await clientOf("writer", "s3:*");
  await s3.send(new CreateBucketCommand({ Bucket }));
});
afterAll(async () => {
  await api.close();
  await closeDatabase();
});

async function clientOf(UserName: string, Action: string | string[]): Promise<S3Client> {
  return clientIn("us-east-1", await keysOfUser(root, UserName, Action));
}

function clientIn(region: string, credentials: S3ClientConfig["credentials"]): S3Client {
  return new S3Client({ endpoint: api.url, region, forcePathStyle: true, credentials });
}

describe("an object", () => {
  const Key = "dir/ü ~'()*!;:@&=+$,?#[]%20.txt";

  test("is read as it was written, with what was said of it", async () => {
    const put = await s3.send(
      new PutObjectCommand({
        Bucket,
        Key,
        Body: "hello world",
        ContentType: "text/plain; charset=utf-8",
        CacheControl: "no-store",
        Metadata: { Signature: "abc", "Two-Words": "b c" },
      }),
    );
    expect(put).toMatchObject({ ETag: '"5eb63bbbe01eeed093cb22bb8f5acdc3"', ChecksumCRC32: "DUoRhQ==" });
    const got = await s3.send(new GetObjectCommand({ Bucket, Key }));
    expect(await got.Body?.transformToString()).toBe("hello world");
    expect(got).toMatchObject({
      ContentLength: 11,
      ContentType: "text/plain; charset=utf-8",
      CacheControl: "no-store",
      Metadata: { signature: "abc", "two-words": "b c" },
      ETag: put.ETag,
      ChecksumCRC32: "DUoRhQ==",
      LastModified: expect.any(Date),
    });
    expect(await s3.send(new HeadObjectCommand({ Bucket, Key }))).toMatchObject({ ContentLength: 11, ETag: put.ETag });
  });

  test("may be empty, and a stream of a length that nobody knows", async () => {
    await s3.send(new PutObjectCommand({ Bucket, Key: "empty", Body: "" }));
    const empty = await s3.send(new GetObjectCommand({ Bucket, Key: "empty" }));
    expect([empty.ContentLength, await empty.Body?.transformToString()]).toEqual([0, ""]);
    async function* parts() {
      for (const part of ["one ", "two ", "three"]) yield Buffer.from(part.padEnd(70_000, "."));
    }
    const Body = Readable.from(parts());
    await s3.send(new PutObjectCommand({ Bucket, Key: "streamed", Body, ContentLength: 210_000 }));
    const streamed = await s3.send(new GetObjectCommand({ Bucket, Key: "streamed" }));
    const text = (await streamed.Body?.transformToString()) ?? "";
    expect([text.length, text.slice(140_000, 140_005)]).toEqual([210_000, "three"]);
    expect(streamed.ContentEncoding).toBeUndefined();
  });

  test("is read in parts", async () => {
    const part = async (Range: string) => {
      const { Body, ContentRange } = await s3.send(new GetObjectCommand({ Bucket, Key, Range }));
      return [await Body?.transformToString(), ContentRange];
    };
    expect(await part("bytes=6-8")).toEqual(["wor", "bytes 6-8/11"]);
    expect(await part("bytes=-5")).toEqual(["world", "bytes 6-10/11"]);
    expect(await part("bytes=9-")).toEqual(["ld", "bytes 9-10/11"]);
    expect(await part("bytes=0-99")).toEqual(["hello world", "bytes 0-10/11"]);
    expect(await part("bytes=3-1")).toEqual(["hello world", undefined]);
    await expect(part("bytes=11-")).rejects.toMatchObject({ name: "InvalidRange", $metadata: { httpStatusCode: 416 } });
  });

  test("is read under conditions, and replaced under conditions", async () => {
    const { ETag, LastModified } = await s3.send(new HeadObjectCommand({ Bucket, Key }));
    const get = (more: object) => s3.send(new GetObjectCommand({ Bucket, Key, ...more }));
    await expect(get({ IfNoneMatch: ETag })).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
    await expect(get({ IfMatch: '"other"' })).rejects.toMatchObject({ name: "PreconditionFailed" });
    await expect(get({ IfModifiedSince: LastModified })).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
    await expect(get({ IfUnmodifiedSince: new Date(0) })).rejects.toMatchObject({ name: "PreconditionFailed" });
    const put = (more: object, key = Key) => s3.send(new PutObjectCommand({ Bucket, Key: key, Body: "x", ...more }));
    await expect(put({ IfNoneMatch: "*" })).rejects.toMatchObject({ name: "PreconditionFailed" });
    await expect(put({ IfMatch: '"other"' })).rejects.toMatchObject({ name: "PreconditionFailed" });
    await expect(put({ IfMatch: '"other"' }, "nothing")).rejects.toMatchObject({ name: "NoSuchKey" });
    await put({ IfMatch: ETag });
    const racers = Array.from({ length: 5 }, () =>
      put({ IfNoneMatch: "*" }, "raced").then(
        () => 1,
        () => 0,
      ),
    );
    expect((await Promise.all(racers)).reduce((sum: number, won) => sum + won, 0)).toBe(1);
  });

  test("is gone when deleted, and may be deleted again", async () => {
    await s3.send(new DeleteObjectCommand({ Bucket, Key }));
    await s3.send(new DeleteObjectCommand({ Bucket, Key }));
    await expect(s3.send(new GetObjectCommand({ Bucket, Key }))).rejects.toMatchObject({ name: "NoSuchKey" });
    await expect(s3.send(new HeadObjectCommand({ Bucket, Key }))).rejects.toMatchObject({ name: "NotFound" });
  });
});

describe("listings", () => {
  const keys = ["a", "b/1", "b/2", "b/c/3", "d/1", "e", "\u{1F600}/x", "\uFF5E"];

  beforeAll(async () => {
    await s3.send(new CreateBucketCommand({ Bucket: "e2e-listing" }));
    for (const Key of keys) await s3.send(new PutObjectCommand({ Bucket: "e2e-listing", Key, Body: Key }));
  });

  test.each([1, 2, 1000])("pages of %i together hold every key once, in the order of bytes", async (pageSize) => {
    const seen: string[] = [];
    for await (const page of paginateListObjectsV2({ client: s3, pageSize }, { Bucket: "e2e-listing" })) {
      seen.push(...(page.Contents ?? []).map(({ Key = "" }) => Key));
    }
    expect(seen).toEqual(["a", "b/1", "b/2", "b/c/3", "d/1", "e", "\uFF5E", "\u{1F600}/x"]);
  });

  test.each([1, 2, 3, 1000])("keys that share a prefix are one line, in pages of %i too", async (pageSize) => {
    const seen: string[] = [];
    const question = { Bucket: "e2e-listing", Delimiter: "/" };
    for await (const page of paginateListObjectsV2({ client: s3, pageSize }, question)) {
      expect(page.KeyCount).toBeLessThanOrEqual(pageSize);
      const groups = (page.CommonPrefixes ?? []).map(({ Prefix = "" }) => Prefix);
      seen.push(...(page.Contents ?? []).map(({ Key = "" }) => Key), ...groups);
    }
    expect(seen.sort()).toEqual(["a", "b/", "d/", "e", "\u{1F600}/", "\uFF5E"].sort());
  });

  test("the older listing goes on from a marker", async () => {
    const list = (more: object) => s3.send(new ListObjectsCommand({ Bucket: "e2e-listing", ...more }));
    const first = await list({ MaxKeys: 2, Delimiter: "/" });
    expect(first).toMatchObject({ IsTruncated: true, NextMarker: "b/", Contents: [{ Key: "a" }] });
    const second = await list({ MaxKeys: 2, Delimiter: "/", Marker: first.NextMarker });
    expect([second.Contents?.map(({ Key }) => Key), second.CommonPrefixes]).toEqual([["e"], [{ Prefix: "d/" }]]);
    const within = await list({ Prefix: "b/", Marker: "b/1" });
    expect(within.Contents?.map(({ Key }) => Key)).toEqual(["b/2", "b/c/3"]);
    expect(await list({ Prefix: "zzz" })).toMatchObject({ IsTruncated: false });
    expect(await list({ MaxKeys: 0 })).toMatchObject({ IsTruncated: false });
  });
});

test("buckets are listed, found and placed", async () => {
  const west = clientIn("eu-west-1", s3.config.credentials);
  const CreateBucketConfiguration = { LocationConstraint: "eu-west-1" as const };
  await west.send(new CreateBucketCommand({ Bucket: "e2e-west", CreateBucketConfiguration }));
  const location = async (Bucket: string) =>
    (await s3.send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint;
  expect([await location("e2e-west"), await location(Bucket)]).toEqual(["eu-west-1", undefined]);
  expect(await s3.send(new HeadBucketCommand({ Bucket: "e2e-west" }))).toMatchObject({ BucketRegion: "eu-west-1" });
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({ Prefix: "e2e-" }));
  expect(Buckets.map(({ Name }) => Name)).toEqual(["e2e-listing", "e2e-objects", "e2e-west"]);
  await expect(s3.send(new HeadBucketCommand({ Bucket: "e2e-nowhere" }))).rejects.toMatchObject({ name: "NotFound" });
});

test("rights are asked under S3's own names, and a bucket's policy counts beside those of the user", async () => {
  const reader = await clientOf("reader", ["s3:GetObject", "s3:ListAllMyBuckets"]);
  await s3.send(new PutObjectCommand({ Bucket, Key: "shared/a", Body: "a" }));
  await reader.send(new HeadObjectCommand({ Bucket, Key: "shared/a" }));
  await reader.send(new ListBucketsCommand({}));
  const denied = { name: "AccessDenied", $metadata: { httpStatusCode: 403 } };
  await expect(reader.send(new PutObjectCommand({ Bucket, Key: "shared/b" }))).rejects.toMatchObject(denied);
  await expect(reader.send(new ListObjectsCommand({ Bucket }))).rejects.toMatchObject({
    ...denied,
    message: expect.stringContaining(
      "is not authorized to perform: s3:ListBucket on resource: arn:aws:s3:::e2e-objects",
    ),
  });
  const Policy = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::610000000001:user/reader" },
        Action: "s3:PutObject",
        Resource: `arn:aws:s3:::${Bucket}/shared/*`,
      },
      { Effect: "Deny", Principal: "*", Action: "s3:GetObject", Resource: `arn:aws:s3:::${Bucket}/secret/*` },
    ],
  });
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
  expect((await s3.send(new GetBucketPolicyCommand({ Bucket }))).Policy).toBe(Policy);
  await reader.send(new PutObjectCommand({ Bucket, Key: "shared/b", Body: "b" }));
  await expect(reader.send(new GetObjectCommand({ Bucket, Key: "secret/a" }))).rejects.toMatchObject(denied);
  await expect(s3.send(new GetObjectCommand({ Bucket, Key: "secret/a" }))).rejects.toMatchObject(denied);
});

test("who waits to hear whether the body is wanted hears no before sending it", async () => {
  const answer = await new Promise<number | "continue">((resolve, reject) => {
    const request = httpRequest({
      port: api.port,
      method: "PUT",
      path: `/${Bucket}/big`,
      headers: { expect: "100-continue", "content-length": 5_000_000, "x-amz-content-sha256": "UNSIGNED-PAYLOAD" },
    });
    request.on("continue", () => resolve("continue"));
    request.on("response", ({ statusCode = 0 }) => resolve(statusCode));
    request.on("error", reject);
    request.flushHeaders();
  });
  expect(answer).toBe(403);
});
