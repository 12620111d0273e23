import { gunzipSync } from "node:zlib";
import { afterAll, afterEach, beforeEach } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "@/lib/services/invoke";
import { trailDelivery } from "./trail-delivery";

export const REGION = "us-east-1";
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const never = new AbortController().signal;

/** An hour that has just begun, so that none of these tests runs over its end. */
export const START = Math.ceil(Date.now() / HOUR) * HOUR + 1000;
/** What time it is; each test begins at the start. */
export const clock = { millis: START };

export type Root = ReturnType<typeof rootCaller>;
let accounts = 0;

/** The tests of a file deliver for accounts of their own, numbered from this one on. */
export function withTrails(firstAccount: number): void {
  accounts = firstAccount;
  beforeEach(() => {
    clock.millis = START;
    setClock(() => clock.millis);
  });
  afterEach(() => setClock());
  afterAll(closeDatabase);
}

/** An account with a bucket that trails may write into. */
export async function withBucket(): Promise<{ root: Root; bucket: string }> {
  accounts += 1;
  const accountId = `6200000000${String(accounts).padStart(2, "0")}`;
  const root = rootCaller(accountId, REGION, { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
  const bucket = `trail-bucket-${accounts}`;
  await invoke(root, "s3:CreateBucket", { Bucket: bucket });
  await allow(root, bucket);
  return { root, bucket };
}

/** Such an account, with a trail that is logging. */
export async function account(more: object = {}): Promise<{ root: Root; bucket: string; arn: string }> {
  const { root, bucket } = await withBucket();
  const trail = { Name: "main", S3BucketName: bucket, ...more };
  const { TrailARN = "" } = await invoke(root, "cloudtrail:CreateTrail", trail);
  await invoke(root, "cloudtrail:StartLogging", { Name: "main" });
  return { root, bucket, arn: TrailARN };
}

export function allow(root: Root, bucket: string): Promise<unknown> {
  const Principal = { Service: "cloudtrail.amazonaws.com" };
  const Statement = [
    { Effect: "Allow", Principal, Action: "s3:GetBucketAcl", Resource: `arn:aws:s3:::${bucket}` },
    {
      Effect: "Allow",
      Principal,
      Action: "s3:PutObject",
      Resource: `arn:aws:s3:::${bucket}/*`,
      Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
  ];
  const Policy = JSON.stringify({ Version: "2012-10-17", Statement });
  return invoke(root, "s3:PutBucketPolicy", { Bucket: bucket, Policy });
}

/** Lets time pass and the worker look as often as it has something to do. */
export async function deliver(millis = 5 * MINUTE): Promise<void> {
  clock.millis += millis;
  for (let look = 0; look < 6; look += 1) await trailDelivery().run(never);
}

export async function keys(root: Root, bucket: string, content = "CloudTrail"): Promise<string[]> {
  const { Contents = [] } = await invoke(root, "s3:ListObjectsV2", { Bucket: bucket });
  return Contents.map(({ Key = "" }) => Key).filter((key) => key.includes(`/${content}/`));
}

export type LogRecord = {
  eventID: string;
  eventName: string;
  requestParameters: Record<string, string>;
  awsRegion: string;
};

export async function read(root: Root, bucket: string, key: string): Promise<string> {
  const { Body } = await invoke(root, "s3:GetObject", { Bucket: bucket, Key: key });
  return gunzipSync(Body).toString();
}

/** Every record of every log file, in the order of files. */
export async function records(root: Root, bucket: string): Promise<LogRecord[]> {
  const bodies = await Promise.all((await keys(root, bucket)).map((key) => read(root, bucket, key)));
  return bodies.flatMap((body) => (JSON.parse(body) as { Records: LogRecord[] }).Records);
}

export const userNames = (found: LogRecord[]) =>
  found
    .filter(({ eventName }) => eventName === "CreateUser")
    .map(({ requestParameters }) => requestParameters.userName);

export const makeUser = (root: Root, UserName: string) => invoke(root, "iam:CreateUser", { UserName });
export const status = (root: Root) => invoke(root, "cloudtrail:GetTrailStatus", { Name: "main" });
export const iso = (millis: number) => new Date(millis).toISOString().replace(".000Z", "Z");
