import { createHash, createPublicKey, createVerify } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { rootCaller, serviceCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase, database, pool } from "@/lib/platform/database";
import { settings } from "@/lib/platform/settings";
import { callerInOpenMode, credentialOf } from "@/lib/services/authenticate";
import { actionsEndingIn, findOperation } from "@/lib/services/catalog";
import { dispatch, invoke } from "@/lib/services/invoke";
import { createGateway } from "@/lib/wire/gateway";
import { type Api, startApi } from "@/lib/wire/server";
import { trailDelivery } from "./trail-delivery";

const REGION = "us-east-1";
const MINUTE = 60_000;
const HOUR = 3_600_000;
const origin = { sourceIPAddress: "203.0.113.9", userAgent: "test/1" };
const never = new AbortController().signal;

/** An hour that has just begun, so that none of these tests runs over its end. */
const START = Math.ceil(Date.now() / HOUR) * HOUR + 1000;
let clock = START;

beforeEach(() => {
  clock = START;
  setClock(() => clock);
});
afterEach(() => setClock());
afterAll(closeDatabase);

type Root = ReturnType<typeof rootCaller>;
let accounts = 0;

/** An account with a bucket that trails may write into, and a trail that is logging. */
async function account(more: object = {}): Promise<{ root: Root; bucket: string; arn: string }> {
  accounts += 1;
  const accountId = `6200000000${String(accounts).padStart(2, "0")}`;
  const root = rootCaller(accountId, REGION, origin);
  const bucket = `trail-bucket-${accounts}`;
  await invoke(root, "s3:CreateBucket", { Bucket: bucket });
  await allow(root, bucket);
  const { TrailARN = "" } = await invoke(root, "cloudtrail:CreateTrail", {
    Name: "main",
    S3BucketName: bucket,
    ...more,
  });
  await invoke(root, "cloudtrail:StartLogging", { Name: "main" });
  return { root, bucket, arn: TrailARN };
}

function allow(root: Root, bucket: string): Promise<unknown> {
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
async function deliver(millis = 5 * MINUTE): Promise<void> {
  clock += millis;
  for (let look = 0; look < 6; look += 1) await trailDelivery().run(never);
}

async function keys(root: Root, bucket: string, content = "CloudTrail"): Promise<string[]> {
  const { Contents = [] } = await invoke(root, "s3:ListObjectsV2", { Bucket: bucket });
  return Contents.map(({ Key = "" }) => Key).filter((key) => key.includes(`/${content}/`));
}

type LogRecord = { eventID: string; eventName: string; requestParameters: Record<string, string>; awsRegion: string };

async function read(root: Root, bucket: string, key: string): Promise<string> {
  const { Body } = await invoke(root, "s3:GetObject", { Bucket: bucket, Key: key });
  return gunzipSync(Body).toString();
}

/** Every record of every log file, in the order of files. */
async function records(root: Root, bucket: string): Promise<LogRecord[]> {
  const bodies = await Promise.all((await keys(root, bucket)).map((key) => read(root, bucket, key)));
  return bodies.flatMap((body) => (JSON.parse(body) as { Records: LogRecord[] }).Records);
}

const userNames = (found: LogRecord[]) =>
  found
    .filter(({ eventName }) => eventName === "CreateUser")
    .map(({ requestParameters }) => requestParameters.userName);
const makeUser = (root: Root, UserName: string) => invoke(root, "iam:CreateUser", { UserName });
const status = (root: Root) => invoke(root, "cloudtrail:GetTrailStatus", { Name: "main" });

describe("log files", () => {
  test("hold what was recorded from StartLogging to StopLogging, both included, under AWS's names", async () => {
    const { root, bucket, arn } = await account({ S3KeyPrefix: "audit" });
    await makeUser(root, "ana");
    await deliver();
    await makeUser(root, "beto");
    await invoke(root, "cloudtrail:StopLogging", { Name: arn });
    await makeUser(root, "unseen");
    await deliver(MINUTE);
    await deliver();
    const found = await keys(root, bucket);
    const day = new Date(START).toISOString().slice(0, 10).replaceAll("-", "/");
    const { accountId } = root;
    const form = new RegExp(
      `^audit/AWSLogs/${accountId}/CloudTrail/us-east-1/${day}/${accountId}_CloudTrail_us-east-1_\\d{8}T\\d{4}Z_[A-Za-z0-9]{16}\\.json\\.gz$`,
    );
    expect(found).toEqual([expect.stringMatching(form), expect.stringMatching(form)]);
    const all = await records(root, bucket);
    expect(all[0]).toMatchObject({ eventName: "StartLogging", eventVersion: "1.11" });
    expect(all.at(-1)).toMatchObject({ eventName: "StopLogging" });
    expect(userNames(all)).toEqual(["ana", "beto"]);
    expect(new Set(all.map(({ eventID }) => eventID)).size).toBe(all.length);
    expect(await status(root)).toMatchObject({
      IsLogging: false,
      LatestDeliveryTime: expect.any(Date),
      LatestDeliveryError: undefined,
      StartLoggingTime: new Date(START),
      LatestDeliveryAttemptSucceeded: expect.stringMatching(/Z$/),
    });
  });

  test("are not written when there is nothing to write", async () => {
    const { root, bucket } = await account();
    await deliver();
    const before = await keys(root, bucket);
    expect(before).toHaveLength(1);
    await invoke(root, "cloudtrail:PutEventSelectors", {
      TrailName: "main",
      EventSelectors: [{ ReadWriteType: "WriteOnly" }],
    });
    await deliver();
    expect(await keys(root, bucket)).toHaveLength(2);
    await invoke(root, "cloudtrail:ListTrails", {});
    await deliver();
    await deliver();
    expect(await keys(root, bucket)).toHaveLength(2);
  });

  test("are apart for each Region of a multi-Region trail; a trail of one Region has its own alone", async () => {
    const { root, bucket } = await account({ IsMultiRegionTrail: true });
    const west = { ...root, region: "eu-west-1" };
    await invoke(west, "logs:CreateLogGroup", { logGroupName: "/west" });
    await deliver();
    expect((await keys(root, bucket)).map((key) => key.split("/")[3]).sort()).toEqual(["eu-west-1", "us-east-1"]);
    const single = await account();
    await invoke({ ...single.root, region: "eu-west-1" }, "logs:CreateLogGroup", { logGroupName: "/west" });
    await deliver();
    expect((await records(single.root, single.bucket)).map(({ awsRegion }) => awsRegion)).not.toContain("eu-west-1");
  });

  test("of a deleted trail end with its deletion, and a new trail of the name begins anew", async () => {
    const { root, bucket } = await account({ EnableLogFileValidation: true });
    await makeUser(root, "ana");
    await invoke(root, "cloudtrail:DeleteTrail", { Name: "main" });
    await makeUser(root, "unseen");
    await invoke(root, "cloudtrail:CreateTrail", { Name: "main", S3BucketName: bucket });
    await deliver(1000);
    await deliver(6000);
    const all = await records(root, bucket);
    expect(all.map(({ eventName }) => eventName)).toEqual(["StartLogging", "CreateUser", "DeleteTrail"]);
    expect(await keys(root, bucket, "CloudTrail-Digest")).toHaveLength(1);
    const left = await database().trail.findMany({ where: { accountId: root.accountId } });
    expect(left).toMatchObject([{ deletedAt: null }]);
  });

  test("hold an event that was committed late, behind others that came after it", async () => {
    const { root, bucket } = await account();
    const late = await pool().connect();
    const insert = `INSERT INTO trail_events (account_id, event_time, event_id, region, category, event_source, event_name, read_only, record)
      VALUES ($1, now(), gen_random_uuid(), 'us-east-1', 'Management', 'test', 'Late', false,
              '{"eventID":"late","eventName":"Late","eventCategory":"Management","eventSource":"test"}')`;
    await late.query("BEGIN");
    await late.query(insert, [root.accountId]);
    await makeUser(root, "after");
    const delivering = deliver();
    await new Promise((done) => setTimeout(done, 300));
    expect(await keys(root, bucket)).toEqual([]);
    await late.query("COMMIT");
    late.release();
    await delivering;
    expect((await records(root, bucket)).map(({ eventName }) => eventName)).toEqual([
      "StartLogging",
      "Late",
      "CreateUser",
    ]);
  });
});

describe("a bucket that refuses", () => {
  test("loses nothing: what it missed is there once it takes files again", async () => {
    const { root, bucket } = await account();
    await invoke(root, "s3:DeleteBucketPolicy", { Bucket: bucket });
    await makeUser(root, "first");
    await deliver();
    expect(await keys(root, bucket)).toEqual([]);
    expect(await status(root)).toMatchObject({
      LatestDeliveryError: "AccessDenied: Access Denied",
      LatestDeliveryTime: undefined,
      LatestDeliveryAttemptTime: expect.stringMatching(/Z$/),
      LatestDeliveryAttemptSucceeded: "",
    });
    await makeUser(root, "second");
    await deliver();
    await allow(root, bucket);
    await deliver();
    await deliver();
    const all = await records(root, bucket);
    expect(userNames(all)).toEqual(["first", "second"]);
    expect(new Set(all.map(({ eventID }) => eventID)).size).toBe(all.length);
    expect((await status(root)).LatestDeliveryError).toBeUndefined();
  });

  test("is asked less and less often, and at once after the trail was changed", async () => {
    const { root, bucket } = await account();
    await invoke(root, "s3:DeleteBucketPolicy", { Bucket: bucket });
    await deliver();
    const due = async () =>
      (await database().trailDelivery.findFirst({ where: { accountId: root.accountId, kind: "files" } }))?.dueAt;
    const first = ((await due())?.getTime() ?? 0) - clock;
    await deliver(first);
    const second = ((await due())?.getTime() ?? 0) - clock;
    expect([first, second]).toEqual([5000, 10_000]);
    await allow(root, bucket);
    await invoke(root, "cloudtrail:UpdateTrail", { Name: "main" });
    await deliver(0);
    // The one that was refused, and one of what came since.
    expect(await keys(root, bucket)).toHaveLength(2);
  });
});

test("a long backlog is cut into several files, and every event is in one of them", async () => {
  const { root, bucket } = await account();
  await pool().query(
    `INSERT INTO trail_events (account_id, event_time, event_id, region, category, event_source, event_name, read_only, record)
     SELECT $1, now(), gen_random_uuid(), 'us-east-1', 'Management', 'test', 'Many', false,
            format('{"eventID":"%s","eventName":"Many","eventCategory":"Management","eventSource":"test"}', number)
     FROM generate_series(1, 20500) AS number`,
    [root.accountId],
  );
  await deliver();
  expect(await keys(root, bucket)).toHaveLength(2);
  const many = (await records(root, bucket)).filter(({ eventName }) => eventName === "Many");
  expect(new Set(many.map(({ eventID }) => eventID)).size).toBe(20_500);
  expect(many).toHaveLength(20_500);
});

describe("two workers, and workers that are killed", () => {
  test("write every event once, wherever the kill comes", async () => {
    const { root, bucket, arn } = await account({ EnableLogFileValidation: true });
    const accountCaller = serviceCaller("cloudtrail.amazonaws.com", root.accountId, REGION, arn);
    const trail = await database().trail.findFirstOrThrow({ where: { accountId: root.accountId } });
    for (let round = 0; round < 4; round += 1) {
      await makeUser(root, `user-${round}`);
      clock += 5 * MINUTE;
      // Killed after planning, after writing, or not at all: then its turn is free again only when its lease has run out.
      const { Lease = "", Files } = await invoke(accountCaller, "cloudtrail:PlanTrailFiles", { TrailId: trail.id });
      const file = Files[0];
      if (!file) throw new Error("A file was expected.");
      if (round > 0) {
        const { Body = "" } = await invoke(accountCaller, "cloudtrail:ReadTrailFile", { FileId: file.id });
        const object = {
          Bucket: file.bucket,
          Key: file.key,
          Body: gzipSync(Body),
          ACL: "bucket-owner-full-control" as const,
        };
        await invoke(accountCaller, "s3:PutObject", object);
      }
      if (round > 1) {
        const {
          OldestEventAt = new Date(),
          NewestEventAt = new Date(),
          Body = "",
        } = await invoke(accountCaller, "cloudtrail:ReadTrailFile", { FileId: file.id });
        const Hash = createHash("sha256").update(Body).digest("hex");
        const settled = { TrailId: trail.id, Lease, File: file, Written: { Hash, OldestEventAt, NewestEventAt } };
        await invoke(accountCaller, "cloudtrail:SettleTrailFile", settled);
      }
      await Promise.all([deliver(1000), trailDelivery().run(never)]);
      await deliver(2 * MINUTE);
    }
    await deliver();
    const all = await records(root, bucket);
    expect(userNames(all)).toEqual(["user-0", "user-1", "user-2", "user-3"]);
    expect(new Set(all.map(({ eventID }) => eventID)).size).toBe(all.length);
  });

  test("at once do each thing once", async () => {
    const { root, bucket } = await account({ EnableLogFileValidation: true });
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(Array.from({ length: 5 }, (_, index) => makeUser(root, `u-${round}-${index}`)));
      clock += 5 * MINUTE;
      await Promise.all(Array.from({ length: 4 }, () => trailDelivery().run(never)));
    }
    await deliver();
    const all = await records(root, bucket);
    expect(userNames(all)).toHaveLength(15);
    expect(new Set(all.map(({ eventID }) => eventID)).size).toBe(all.length);
    clock = START + HOUR;
    await Promise.all(Array.from({ length: 4 }, () => trailDelivery().run(never)));
    expect(await keys(root, bucket, "CloudTrail-Digest")).toHaveLength(1);
  });
});

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
      clock = START + hour * HOUR;
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
    clock = START + HOUR;
    await deliver(0);
    clock = START + 3 * HOUR;
    await invoke(root, "cloudtrail:StartLogging", { Name: "main" });
    await deliver();
    clock = START + 4 * HOUR;
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
    clock = START + HOUR;
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

describe("a log group", () => {
  async function withGroup() {
    accounts += 1;
    const accountId = `6200000000${String(accounts).padStart(2, "0")}`;
    const root = rootCaller(accountId, REGION, origin);
    const bucket = `trail-bucket-${accounts}`;
    await invoke(root, "s3:CreateBucket", { Bucket: bucket });
    await allow(root, bucket);
    await invoke(root, "logs:CreateLogGroup", { logGroupName: "/trail" });
    const Statement = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" }, Action: "sts:AssumeRole" };
    const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
    await invoke(root, "iam:CreateRole", { RoleName: "to-logs", AssumeRolePolicyDocument });
    await invoke(root, "cloudtrail:CreateTrail", {
      Name: "main",
      S3BucketName: bucket,
      IsMultiRegionTrail: true,
      CloudWatchLogsLogGroupArn: `arn:aws:logs:us-east-1:${accountId}:log-group:/trail:*`,
      CloudWatchLogsRoleArn: `arn:aws:iam::${accountId}:role/to-logs`,
    });
    await invoke(root, "cloudtrail:StartLogging", { Name: "main" });
    return { root, accountId };
  }

  async function logged(root: Root, logStreamName: string): Promise<LogRecord[]> {
    const input = { logGroupName: "/trail", logStreamNames: [logStreamName] };
    const { events = [] } = await invoke(root, "logs:FilterLogEvents", input);
    return events.map(({ message = "" }) => JSON.parse(message));
  }

  test("gets the events of each Region as a stream, under AWS's name", async () => {
    const { root, accountId } = await withGroup();
    await makeUser(root, "ana");
    await invoke({ ...root, region: "eu-west-1" }, "logs:CreateLogGroup", { logGroupName: "/west" });
    await deliver();
    await makeUser(root, "beto");
    await deliver();
    expect(userNames(await logged(root, `${accountId}_CloudTrail_us-east-1`))).toEqual(["ana", "beto"]);
    expect(await logged(root, `${accountId}_CloudTrail_eu-west-1`)).toMatchObject([{ eventName: "CreateLogGroup" }]);
    expect(await status(root)).toMatchObject({
      LatestCloudWatchLogsDeliveryTime: expect.any(Date),
      LatestCloudWatchLogsDeliveryError: undefined,
    });
  });

  test("that is gone misses nothing once it is back, and files do not wait for it", async () => {
    const { root, accountId } = await withGroup();
    await deliver();
    await invoke(root, "logs:DeleteLogGroup", { logGroupName: "/trail" });
    await makeUser(root, "ana");
    await deliver();
    expect(await status(root)).toMatchObject({
      LatestCloudWatchLogsDeliveryError: expect.stringContaining("ResourceNotFoundException"),
      LatestDeliveryError: undefined,
    });
    await invoke(root, "logs:CreateLogGroup", { logGroupName: "/trail" });
    await makeUser(root, "beto");
    await deliver();
    expect(userNames(await logged(root, `${accountId}_CloudTrail_us-east-1`))).toEqual(["ana", "beto"]);
  });
});

describe("a topic", () => {
  test("hears of each file once; one that is gone is shown and hears later", async () => {
    const { root, bucket } = await account();
    const { TopicArn = "" } = await invoke(root, "sns:CreateTopic", { Name: "files" });
    await invoke(root, "cloudtrail:UpdateTrail", { Name: "main", SnsTopicName: "files" });
    await deliver();
    const untold = () => database().trailFile.count({ where: { accountId: root.accountId, needsNotice: true } });
    expect([await untold(), (await status(root)).LatestNotificationError]).toEqual([0, undefined]);
    expect(await status(root)).toMatchObject({ LatestNotificationTime: expect.any(Date) });
    await invoke(root, "sns:DeleteTopic", { TopicArn });
    await makeUser(root, "ana");
    await deliver();
    expect((await keys(root, bucket)).length).toBeGreaterThan(1);
    expect(await untold()).toBeGreaterThan(0);
    expect(await status(root)).toMatchObject({
      LatestNotificationError: expect.stringContaining("NotFound"),
      LatestDeliveryError: undefined,
    });
    await invoke(root, "sns:CreateTopic", { Name: "files" });
    await deliver();
    expect([await untold(), (await status(root)).LatestNotificationError]).toEqual([0, undefined]);
  });
});

test("events while a trail was stopped are not in its files, those before and after are", async () => {
  const { root, bucket } = await account();
  await makeUser(root, "before");
  await invoke(root, "cloudtrail:StopLogging", { Name: "main" });
  await makeUser(root, "between");
  await invoke(root, "cloudtrail:StartLogging", { Name: "main" });
  await makeUser(root, "after");
  await deliver();
  await deliver();
  expect(userNames(await records(root, bucket)).sort()).toEqual(["after", "before"]);
});

test("Insights events are in a folder of their own", async () => {
  const { root, bucket } = await account();
  const InsightSelectors = [{ InsightType: "ApiCallRateInsight" as const }];
  await invoke(root, "cloudtrail:PutInsightSelectors", { TrailName: "main", InsightSelectors });
  await pool().query(
    `INSERT INTO trail_events (account_id, event_time, event_id, region, category, event_source, event_name, read_only, record)
     VALUES ($1, now(), gen_random_uuid(), 'us-east-1', 'Insight', 'test', 'Insight', false,
             '{"eventID":"i","eventCategory":"Insight"}')`,
    [root.accountId],
  );
  await deliver();
  const found = await keys(root, bucket, "CloudTrail-Insight");
  expect(found).toHaveLength(1);
  expect(await read(root, bucket, found[0] ?? "")).toBe('{"Records":[{"eventID":"i","eventCategory":"Insight"}]}');
  expect((await records(root, bucket)).map(({ eventID }) => eventID)).not.toContain("i");
});

describe("a bucket of another store", () => {
  let other: Api;
  afterEach(async () => {
    Object.assign(settings(), { s3Endpoint: undefined, awsCredentials: undefined });
    await other.close();
  });

  test("is written to with credentials of one's own, and its errors are shown", async () => {
    const { root, bucket } = await account({ EnableLogFileValidation: true });
    const desk = { dispatch, findOperation, actionsEndingIn, credentialOf, callerInOpenMode };
    // The clock of this test is ahead of the real one, by which signers sign.
    const strict = { auth: "strict" as const, region: REGION, trustProxy: false };
    other = await startApi({ host: "127.0.0.1", port: 0, gateway: createGateway(desk, strict) });
    await invoke(root, "iam:CreateUser", { UserName: "writer" });
    const PolicyDocument = JSON.stringify({
      Version: "2012-10-17",
      Statement: { Effect: "Allow", Action: "s3:PutObject", Resource: "*" },
    });
    await invoke(root, "iam:PutUserPolicy", { UserName: "writer", PolicyName: "p", PolicyDocument });
    const { AccessKey } = await invoke(root, "iam:CreateAccessKey", { UserName: "writer" });
    const awsCredentials = {
      accessKeyId: AccessKey?.AccessKeyId ?? "",
      secretAccessKey: AccessKey?.SecretAccessKey ?? "",
    };
    const turn = async () => {
      const due = { accountId: root.accountId, kind: "files" };
      await database().trailDelivery.updateMany({ where: due, data: { dueAt: new Date(0), leasedUntil: null } });
      setClock();
      await trailDelivery().run(never);
      setClock(() => clock);
    };
    Object.assign(settings(), { s3Endpoint: "http://127.0.0.1:1" });
    await turn();
    expect((await status(root)).LatestDeliveryError).toMatch(/^RequestError: /);
    Object.assign(settings(), { s3Endpoint: `http://127.0.0.1:${other.port}` });
    await turn();
    expect((await status(root)).LatestDeliveryError).toMatch(/^AccessDenied: /);
    Object.assign(settings(), { awsCredentials });
    await turn();
    expect((await status(root)).LatestDeliveryError).toBeUndefined();
    const [key = ""] = await keys(root, bucket);
    expect(userNames(await records(root, bucket))).toContain("writer");
    const { ContentType, ContentEncoding } = await invoke(root, "s3:HeadObject", { Bucket: bucket, Key: key });
    expect([ContentType, ContentEncoding]).toEqual(["application/json", "gzip"]);
  });
});

const iso = (millis: number) => new Date(millis).toISOString().replace(".000Z", "Z");
