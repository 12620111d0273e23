import { execFileSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { CloudWatchClient, GetMetricStatisticsCommand, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/lib/platform/database";
import { enter, type Key, makeUser } from "./access";
import { type Product, startProduct } from "./product";

const WRITERS = 8;
const stream = { logGroupName: "/shop/kill", logStreamName: "load" };

let product: Product;
let key: Key;

beforeAll(async () => {
  product = await startProduct();
  enter(product);
  key = await makeUser("loader", ["AdministratorAccess"]);
});

afterAll(async () => {
  await closeDatabase();
  await product.stop();
});

test("kill -9 of the api under load loses nothing that was acknowledged", async () => {
  // One attempt a call: a retried call could be written twice, and the counts below would prove nothing.
  const settings = { endpoint: product.apiUrl, region: "us-east-1", credentials: key, maxAttempts: 1 };
  const metrics = new CloudWatchClient(settings);
  const logs = new CloudWatchLogsClient(settings);
  await logs.send(new CreateLogGroupCommand(stream));
  await logs.send(new CreateLogStreamCommand(stream));

  const acknowledged = { points: 0, lines: [] as string[] };
  let sent = 0;
  let loading = true;
  const writePoint = async () => {
    await metrics.send(
      new PutMetricDataCommand({ Namespace: "Kill", MetricData: [{ MetricName: "Acknowledged", Value: 1 }] }),
    );
    acknowledged.points += 1;
  };
  const writeLine = async (message: string) => {
    await logs.send(new PutLogEventsCommand({ ...stream, logEvents: [{ timestamp: Date.now(), message }] }));
    acknowledged.lines.push(message);
  };
  const write = async (writer: number) => {
    for (let round = 0; loading; round += 1) {
      sent += 1;
      await Promise.all([writePoint(), writeLine(`${writer}-${round}`)]).catch(() => pause(20));
    }
  };
  const writers = Array.from({ length: WRITERS }, (_, writer) => write(writer));
  await pause(2_000);
  const before = acknowledged.lines.length;
  execFileSync("pkill", ["-9", "-P", String(product.process.pid), "-f", "lib/processes/api.ts"]);
  await pause(4_000);
  loading = false;
  await Promise.all(writers);

  // The load went on before the kill, some of it failed, and it went on again after the restart.
  expect(before).toBeGreaterThan(20);
  expect(acknowledged.lines.length).toBeGreaterThan(before);
  const kept = new Set(await allLines(logs));
  expect(acknowledged.lines.filter((line) => !kept.has(line))).toEqual([]);
  const { Datapoints = [] } = await metrics.send(
    new GetMetricStatisticsCommand({
      Namespace: "Kill",
      MetricName: "Acknowledged",
      StartTime: new Date(Date.now() - 600_000),
      EndTime: new Date(Date.now() + 60_000),
      Period: 60,
      Statistics: ["SampleCount"],
    }),
  );
  const points = Datapoints.reduce((sum, { SampleCount = 0 }) => sum + SampleCount, 0);
  expect(points).toBeGreaterThanOrEqual(acknowledged.points);
  expect(points).toBeLessThanOrEqual(sent);
});

test("kill -9 of everything leaves nothing that hinders the next start, and what was written is there", async () => {
  const { pid, exitCode } = product.process;
  expect(exitCode).toBeNull();
  const gone = new Promise((resolve) => product.process.once("exit", resolve));
  process.kill(pid ?? 0, "SIGKILL");
  await gone;
  await closeDatabase();
  const started = Date.now();
  const next = await startProduct(
    {
      MIRANTE_CONSOLE_PORT: new URL(product.consoleUrl).port,
      MIRANTE_API_PORT: new URL(product.apiUrl).port,
      MIRANTE_URL: product.consoleUrl,
    },
    product.folder,
  );
  expect(Date.now() - started).toBeLessThan(60_000);
  const logs = new CloudWatchLogsClient({ endpoint: product.apiUrl, region: "us-east-1", credentials: key });
  expect((await allLines(logs)).length).toBeGreaterThan(20);
  product = next;
});

async function allLines(logs: CloudWatchLogsClient): Promise<string[]> {
  const lines: string[] = [];
  let token: string | undefined;
  for (;;) {
    const page = await logs.send(new GetLogEventsCommand({ ...stream, startFromHead: true, nextToken: token }));
    lines.push(...(page.events ?? []).map(({ message = "" }) => message));
    if (page.nextForwardToken === token) return lines;
    token = page.nextForwardToken;
  }
}
