import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "@/lib/services/invoke";
import { trailDelivery } from "@/lib/workers/trails/trail-delivery";
import { enter, type Key, makeUser } from "../access";
import { type Product, startProduct } from "../product";

/** AWS's own check of log files: `aws cloudtrail validate-logs` reads buckets, digests and keys over the wire. */
const run = promisify(execFile);
const HOUR = 3_600_000;
const Bucket = "validated-logs";
const root = rootCaller("123456789012", "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
/** The whole hour in which everything happens, ahead of every clock outside this test. */
const START = Math.ceil(Date.now() / HOUR) * HOUR;

let product: Product;
let key: Key;
let TrailARN = "";

beforeAll(async () => {
  product = await startProduct();
  enter(product);
  key = await makeUser("auditor", ["AdministratorAccess"]);
}, 300_000);
afterEach(() => setClock());
afterAll(async () => {
  await closeDatabase();
  await product.stop();
});

function environment(): NodeJS.ProcessEnv {
  return {
    NODE_ENV: "test",
    PATH: process.env.PATH,
    HOME: mkdtempSync(join(tmpdir(), "mirante-client-")),
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_ENDPOINT_URL: product.apiUrl,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_PAGER: "",
  };
}

async function aws(...args: string[]): Promise<string> {
  const cli = process.env.AWS_CLI;
  if (!cli) throw new Error("AWS_CLI is not set: run this through `npm run test:clients`.");
  // validate-logs ends with 1 when it finds something wrong, and says on standard error what.
  const answer = await run(cli, args, { env: environment() }).catch((error) => error);
  return `${answer.stdout}${answer.stderr}`;
}

function validate(...more: string[]): Promise<string> {
  const range = ["--start-time", iso(START - HOUR), "--end-time", iso(START + 3 * HOUR)];
  return aws("cloudtrail", "validate-logs", "--trail-arn", TrailARN, ...range, "--verbose", ...more);
}

const iso = (millis: number) => new Date(millis).toISOString();

/** Does what the worker would at a time. */
async function workAt(millis: number): Promise<void> {
  setClock(() => millis);
  for (let look = 0; look < 4; look += 1) await trailDelivery().run(new AbortController().signal);
}

async function keysOf(content: string): Promise<string[]> {
  const { Contents = [] } = await invoke(root, "s3:ListObjectsV2", { Bucket });
  return Contents.map(({ Key = "" }) => Key).filter((found) => found.includes(`/${content}/`));
}

/** Replaces an object by a changed one, and answers how to put it back. */
async function tamper(Key: string, change: (text: string) => string): Promise<() => Promise<unknown>> {
  const { Body, Metadata } = await invoke(root, "s3:GetObject", { Bucket, Key });
  const changed = gzipSync(change(gunzipSync(Body).toString()));
  await invoke(root, "s3:PutObject", { Bucket, Key, Body: changed, Metadata });
  return () => invoke(root, "s3:PutObject", { Bucket, Key, Body, Metadata });
}

test("three hours of a trail, one of them silent, are valid from end to end", async () => {
  await aws("s3", "mb", `s3://${Bucket}`);
  const Statement = [
    ["s3:GetBucketAcl", `arn:aws:s3:::${Bucket}`],
    ["s3:PutObject", `arn:aws:s3:::${Bucket}/AWSLogs/123456789012/*`],
  ].map(([Action, Resource]) => ({
    Effect: "Allow",
    Principal: { Service: "cloudtrail.amazonaws.com" },
    Action,
    Resource,
  }));
  const policy = JSON.stringify({ Version: "2012-10-17", Statement });
  await aws("s3api", "put-bucket-policy", "--bucket", Bucket, "--policy", policy);
  setClock(() => START);
  const input = { Name: "audited", S3BucketName: Bucket, EnableLogFileValidation: true, IsMultiRegionTrail: true };
  ({ TrailARN = "" } = await invoke(root, "cloudtrail:CreateTrail", input));
  await invoke(root, "cloudtrail:StartLogging", { Name: "audited" });
  for (const minute of [5, 10]) {
    await invoke({ ...root, region: "eu-west-1" }, "logs:CreateLogGroup", { logGroupName: `/audited/${minute}` });
    await aws("iam", "create-user", "--user-name", `audited-${minute}`);
    await workAt(START + minute * 60_000);
  }
  await workAt(START + HOUR);
  // What is recorded while nobody looks is recorded all the same, so an hour is silent only where nothing asks.
  await workAt(START + 2 * HOUR);
  await workAt(START + 3 * HOUR);
  const answer = await validate();
  expect(answer).toMatch(/3\/3 digest files valid/);
  expect(answer).toMatch(/[2-9]\/[2-9] log files valid/);
  expect(answer).not.toMatch(/INVALID/i);
  expect(await validate("--region", "eu-west-1")).toMatch(/3\/3 digest files valid[\s\S]*2\/2 log files valid/);
});

test("a log file that was changed, removed or put in another's place is found", async () => {
  const [file = "", other = ""] = (await keysOf("CloudTrail")).filter((found) => found.includes("us-east-1"));
  const restore = await tamper(file, (text) => text.replace("audited", "forged"));
  expect(await validate()).toContain(`${Bucket}/${file}\tINVALID: hash value doesn't match`);
  await restore();
  const { Body } = await invoke(root, "s3:GetObject", { Bucket, Key: file });
  await invoke(root, "s3:DeleteObject", { Bucket, Key: file });
  expect(await validate()).toContain(`${Bucket}/${file}\tINVALID: not found`);
  const moved = await invoke(root, "s3:GetObject", { Bucket, Key: other });
  await invoke(root, "s3:PutObject", { Bucket, Key: file, Body: moved.Body });
  expect(await validate()).toContain(`${Bucket}/${file}\tINVALID: hash value doesn't match`);
  await invoke(root, "s3:PutObject", { Bucket, Key: file, Body });
  expect(await validate()).not.toMatch(/INVALID/i);
});

test("a digest that was changed, removed or signed by another is found", async () => {
  const digests = (await keysOf("CloudTrail-Digest")).filter((found) => found.includes("_us-east-1_audited_"));
  const [first = "", middle = ""] = digests;
  const restore = await tamper(middle, (text) => text.replace('"logFiles":[', '"logFiles": ['));
  expect(await validate()).toContain(`${Bucket}/${middle}\tINVALID: signature verification failed`);
  await restore();
  const { Body, Metadata = {} } = await invoke(root, "s3:GetObject", { Bucket, Key: first });
  const forged = { ...Metadata, signature: "00".repeat(256) };
  await invoke(root, "s3:PutObject", { Bucket, Key: first, Body, Metadata: forged });
  expect(await validate()).toContain(`${Bucket}/${first}\tINVALID: signature verification failed`);
  await invoke(root, "s3:PutObject", { Bucket, Key: first, Body, Metadata });
  const kept = await invoke(root, "s3:GetObject", { Bucket, Key: middle });
  await invoke(root, "s3:DeleteObject", { Bucket, Key: middle });
  expect(await validate()).toContain(`${Bucket}/${middle}\tINVALID: not found`);
  await invoke(root, "s3:PutObject", { Bucket, Key: middle, Body: kept.Body, Metadata: kept.Metadata });
  expect(await validate()).not.toMatch(/INVALID/i);
});
