import { setTimeout as sleep } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase, pool } from "@/lib/platform/database";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import { killed, startWorker } from "../child-worker.fixture";
import { trailDelivery } from "./trail-delivery";

const accountId = "620000000099";
const root = rootCaller(accountId, "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
const Bucket = "killed-worker";
const ROUNDS = 6;

afterAll(closeDatabase);

const startDelivering = () =>
  startWorker("lib/workers/trails/killed-worker.fixture.ts", { env: { MIRANTE_TRAIL_DELIVERY_SECONDS: "1" } });

/** As if the time had passed after which what a dead worker held is free. */
const expireLeases = () =>
  pool().query("UPDATE trail_deliveries SET leased_until = NULL, due_at = now() WHERE account_id = $1", [accountId]);

async function eventIds(): Promise<string[]> {
  const { Contents = [] } = await invoke(root, "s3:ListObjectsV2", { Bucket });
  const bodies = await Promise.all(
    Contents.map(async ({ Key = "" }) =>
      gunzipSync((await invoke(root, "s3:GetObject", { Bucket, Key })).Body).toString(),
    ),
  );
  return bodies
    .flatMap((body) => (JSON.parse(body) as { Records: { eventID: string }[] }).Records)
    .map(({ eventID }) => eventID);
}

test("kill -9 of workers at any moment neither loses nor doubles an event", async () => {
  Object.assign(settings(), { trailDeliverySeconds: 1 });
  await invoke(root, "s3:CreateBucket", { Bucket });
  const Principal = { Service: "cloudtrail.amazonaws.com" };
  const Statement = [
    { Effect: "Allow", Principal, Action: "s3:GetBucketAcl", Resource: `arn:aws:s3:::${Bucket}` },
    { Effect: "Allow", Principal, Action: "s3:PutObject", Resource: `arn:aws:s3:::${Bucket}/*` },
  ];
  await invoke(root, "s3:PutBucketPolicy", { Bucket, Policy: JSON.stringify({ Version: "2012-10-17", Statement }) });
  await invoke(root, "cloudtrail:CreateTrail", { Name: "main", S3BucketName: Bucket });
  await invoke(root, "cloudtrail:StartLogging", { Name: "main" });

  let writing = true;
  const writer = (async () => {
    for (let number = 0; writing; number += 1) {
      await invoke(root, "iam:CreateUser", { UserName: `u-${number}` });
      await sleep(5);
    }
  })();
  for (let round = 0; round < ROUNDS; round += 1) {
    await expireLeases();
    const workers = await Promise.all([startDelivering(), startDelivering()]);
    await sleep(100 + Math.random() * 900);
    await Promise.all(workers.map(killed));
  }
  writing = false;
  await writer;
  await invoke(root, "cloudtrail:StopLogging", { Name: "main" });
  for (let look = 0; look < 5; look += 1) {
    await expireLeases();
    await trailDelivery().run(new AbortController().signal);
  }
  const delivered = await eventIds();
  expect(new Set(delivered).size).toBe(delivered.length);
  const missing = await pool().query(
    `SELECT event_name FROM trail_events
     WHERE account_id = $1 AND event_id <> ALL ($2::uuid[])
       AND position BETWEEN (SELECT min(position) FROM trail_events WHERE account_id = $1 AND event_name = 'StartLogging')
                        AND (SELECT max(position) FROM trail_events WHERE account_id = $1 AND event_name = 'StopLogging')`,
    [accountId, delivered],
  );
  expect(missing.rows).toEqual([]);
  expect(delivered.length).toBeGreaterThan(100);
}, 120_000);
