import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase, pool } from "@/lib/platform/database";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import { killed, startWorker } from "../child-worker.fixture";
import { firehoseDelivery } from "../firehose/firehose";
import { metricStreaming } from "./streaming";

const accountId = "620000000123";
const root = rootCaller(accountId, "us-east-1", { sourceIPAddress: "203.0.113.123", userAgent: "test/1" });
const MINUTE = 60_000;
const METRICS = 20;
const ROUNDS = 6;

/** The last that arrived of each metric and minute, and how many requests came, how many of them a second time. */
const last = new Map<string, { count: number; sum: number }>();
const requests: string[] = [];

/** Takes its time to answer, so that kills fall between what was sent and what was written down of it. */
const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", async () => {
    const body = JSON.parse(Buffer.concat(parts).toString()) as { requestId: string; records: { data: string }[] };
    requests.push(body.requestId);
    server.emit("received");
    for (const line of body.records.flatMap(({ data }) => Buffer.from(data, "base64").toString().split("\n"))) {
      if (line === "") continue;
      const { metric_name, timestamp, value, namespace } = JSON.parse(line);
      if (namespace !== "Killed") continue;
      const key = `${metric_name} ${timestamp}`;
      const before = last.get(key);
      // A request that comes again after a later one must not hide what the later one said.
      if (!before || value.count >= before.count) last.set(key, { count: value.count, sum: value.sum });
    }
    await sleep(100 + Math.random() * 100);
    response.end(JSON.stringify({ requestId: body.requestId, timestamp: Date.now() }));
  });
});
afterAll(async () => {
  server.close();
  await closeDatabase();
});

const startStreaming = () => startWorker("lib/workers/metrics/killed-streams.fixture.ts");

/** As if the time had passed after which what a dead worker held is free. */
const expireLeases = () =>
  pool().query("UPDATE firehose_streams SET leased_until = NULL, retry_at = NULL WHERE account_id = $1", [accountId]);

async function waiting(): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(
    `SELECT (SELECT count(*) FROM metric_stream_updates JOIN metric_streams USING (stream_id) WHERE account_id = $1)::int
          + (SELECT count(*) FROM firehose_records JOIN firehose_streams USING (stream_id) WHERE account_id = $1)::int AS count`,
    [accountId],
  );
  return rows[0]?.count ?? 0;
}

test("kill -9 of workers at any moment loses no point of a stream", async () => {
  Object.assign(settings(), { allowPrivateTargets: true });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const RoleArn = `arn:aws:iam::${accountId}:role/streams`;
  const Service = ["firehose.amazonaws.com", "streams.metrics.cloudwatch.amazonaws.com"];
  const document = (statement: object) =>
    JSON.stringify({ Version: "2012-10-17", Statement: { Effect: "Allow", ...statement } });
  await invoke(root, "iam:CreateRole", {
    RoleName: "streams",
    AssumeRolePolicyDocument: document({ Principal: { Service }, Action: "sts:AssumeRole" }),
  });
  await invoke(root, "iam:PutRolePolicy", {
    RoleName: "streams",
    PolicyName: "put",
    PolicyDocument: document({ Action: "firehose:PutRecordBatch", Resource: "*" }),
  });
  const { DeliveryStreamARN: FirehoseArn = "" } = await invoke(root, "firehose:CreateDeliveryStream", {
    DeliveryStreamName: "killed",
    HttpEndpointDestinationConfiguration: {
      EndpointConfiguration: { Url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
      BufferingHints: { SizeInMBs: 1, IntervalInSeconds: 0 },
      S3Configuration: { RoleARN: RoleArn, BucketARN: "arn:aws:s3:::nowhere" },
    },
  });
  await invoke(root, "cloudwatch:PutMetricStream", {
    Name: "killed",
    FirehoseArn,
    RoleArn,
    OutputFormat: "json",
    IncludeFilters: [{ Namespace: "Killed" }],
  });

  const expected = new Map<string, { count: number; sum: number }>();
  const start = Math.floor(Date.now() / MINUTE) * MINUTE - 40 * MINUTE;
  let writing = true;
  const writer = (async () => {
    for (let number = 0; writing; number += 1) {
      const MetricData = Array.from({ length: 50 }, (_, index) => {
        const metric = `m${(number + index) % METRICS}`;
        const at = start + (((number * 7 + index) * 13) % 30) * MINUTE;
        const value = index % 9;
        const key = `${metric} ${at}`;
        const before = expected.get(key) ?? { count: 0, sum: 0 };
        expected.set(key, { count: before.count + 1, sum: before.sum + value });
        return { MetricName: metric, Value: value, Timestamp: new Date(at + 1_000) };
      });
      await invoke(root, "cloudwatch:PutMetricData", { Namespace: "Killed", MetricData });
      // Now and then what was written is no longer being written, and is sealed by a worker.
      if (number % 20 === 0) await pool().query("UPDATE metric_points SET slot = (slot + 1) % 4");
      await sleep(5);
    }
  })();
  for (let round = 0; round < ROUNDS; round += 1) {
    await expireLeases();
    const workers = await Promise.all([startStreaming(), startStreaming()]);
    // Every other time between what was sent and what was written down of it, else whenever it may be.
    if (round % 2 === 0) await once(server, "received");
    else await sleep(500 + Math.random() * 1_500);
    await Promise.all(workers.map(killed));
  }
  writing = false;
  await writer;
  for (let look = 0; look === 0 || (await waiting()) > 0; look += 1) {
    expect(look).toBeLessThan(200);
    await expireLeases();
    await metricStreaming().run(new AbortController().signal);
    await firehoseDelivery().run(new AbortController().signal);
  }
  expect(Object.fromEntries(last)).toEqual(Object.fromEntries(expected));
  expect(expected.size).toBeGreaterThan(200);
  // Else the kills have not hit what they were to hit.
  expect(requests.length).toBeGreaterThan(new Set(requests).size);
}, 180_000);
