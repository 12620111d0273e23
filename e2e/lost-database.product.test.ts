import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { CloudWatchLogsClient, CreateLogGroupCommand, DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { afterAll, expect, test } from "vitest";
import { startOwnPostgres } from "@/lib/processes/own-postgres";
import { type Product, startProduct } from "./product";

const folder = mkdtempSync(join(tmpdir(), "mirante-lost-"));
let product: Product | undefined;

afterAll(async () => {
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("while the database is away the product says so, and it goes on when the database is back", async () => {
  const first = await startOwnPostgres(folder);
  const port = Number(new URL(first.url).port);
  product = await startProduct({ DATABASE_URL: first.url, MIRANTE_AUTH: "open" });
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const logs = new CloudWatchLogsClient({ endpoint: product.apiUrl, region: "us-east-1", credentials, maxAttempts: 1 });
  await logs.send(new CreateLogGroupCommand({ logGroupName: "before" }));

  await first.stop();
  expect((await fetch(`${product.apiUrl}/readyz`)).status).toBe(503);
  expect((await fetch(`${product.consoleUrl}/api/readyz`)).status).toBe(503);
  expect((await fetch(`${product.apiUrl}/healthz`)).status).toBe(200);
  expect((await fetch(`${product.consoleUrl}/api/healthz`)).status).toBe(200);
  await expect(logs.send(new CreateLogGroupCommand({ logGroupName: "meanwhile" }))).rejects.toMatchObject({
    $fault: expect.any(String),
    $metadata: { httpStatusCode: expect.any(Number) },
  });

  const second = await startOwnPostgres(folder, port);
  await untilReady(`${product.apiUrl}/readyz`);
  await untilReady(`${product.consoleUrl}/api/readyz`);
  await logs.send(new CreateLogGroupCommand({ logGroupName: "after" }));
  const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({}));
  const names = logGroups.map(({ logGroupName }) => logGroupName);
  expect(names).toEqual(expect.arrayContaining(["before", "after"]));
  expect(names).not.toContain("meanwhile");
  // No process died of it: the supervisor would have said so.
  expect(product.process.exitCode).toBeNull();
  await product.stop();
  product = undefined;
  await second.stop();
});

test("a database that cannot be reached is one clear line, and the exit code is not 0", async () => {
  const away = startProduct({ DATABASE_URL: "postgresql://nobody:nothing@127.0.0.1:1/mirante" });
  await expect(away).rejects.toThrow(/ended with 1:[\s\S]*The database at 127\.0\.0\.1:1\/mirante cannot be reached/);
});

test("a port in use and a wrong setting are each one clear line", async () => {
  const taken = await startOwnPostgres(join(folder, "other"));
  const port = new URL(taken.url).port;
  await expect(startProduct({ MIRANTE_API_PORT: port })).rejects.toThrow(
    new RegExp(`ended with 1:[\\s\\S]*Port ${port} is in use\\. Stop what listens there, or set MIRANTE_API_PORT`),
  );
  await taken.stop();
  await expect(startProduct({ MIRANTE_AUTH: "none" })).rejects.toThrow(
    /ended with 1:[\s\S]*MIRANTE_AUTH: "none" is not one of strict, open/,
  );
});

async function untilReady(address: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await fetch(address)).ok) return;
    await pause(200);
  }
  throw new Error(`${address} did not become ready again.`);
}
