import { afterAll, afterEach, expect, test } from "vitest";
import { rootCaller, serviceCaller } from "@/lib/platform/caller";
import { nowMillis, setClock } from "@/lib/platform/clock";
import { closeDatabase, pool } from "@/lib/platform/database";
import { invoke } from "../../invoke";

const root = rootCaller("300000000009", "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
const worker = serviceCaller("logs.amazonaws.com", "300000000009", "us-east-1");
const DAY = 86_400_000;
const start = Date.now();

afterEach(() => setClock());
afterAll(closeDatabase);

const atDay = (day: number) => setClock(() => start + day * DAY);

async function put(logGroupName: string, message: string, logStreamName = "s"): Promise<void> {
  const where = { logGroupName, logStreamName };
  await invoke(root, "logs:CreateLogGroup", where).catch(() => undefined);
  await invoke(root, "logs:CreateLogStream", where).catch(() => undefined);
  await invoke(root, "logs:PutLogEvents", { ...where, logEvents: [{ timestamp: nowMillis(), message }] });
}

async function partitions(): Promise<string[]> {
  const { rows } = await pool().query<{ name: string }>(
    "SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'log_events'::regclass",
  );
  return rows.map(({ name }) => name);
}

const partitionOf = (day: number) =>
  `log_events_${new Date(start + day * DAY).toISOString().slice(0, 10).replaceAll("-", "")}`;
const messagesOf = async (logGroupName: string) =>
  ((await invoke(root, "logs:FilterLogEvents", { logGroupName })).events ?? []).map(({ message }) => message);
const storedBytes = async (logGroupNamePrefix: string) =>
  (await invoke(root, "logs:DescribeLogGroups", { logGroupNamePrefix })).logGroups?.[0]?.storedBytes;

test("partitions exist two weeks back and a week ahead, and what came without one is moved into its own", async () => {
  atDay(30);
  await put("/late", "without a partition");
  const inDefault = () => pool().query("SELECT 1 FROM log_events_default");
  expect((await inDefault()).rowCount).toBe(1);
  await invoke(worker, "logs:MaintainLogPartitions", {});
  expect((await inDefault()).rowCount).toBe(0);
  expect(await partitions()).toEqual(expect.arrayContaining([partitionOf(15), partitionOf(30), partitionOf(37)]));
  expect(await messagesOf("/late")).toEqual(["without a partition"]);
  // Again, it has nothing to do.
  await invoke(worker, "logs:MaintainLogPartitions", {});
  await put("/late", "with one");
  expect(await messagesOf("/late")).toEqual(["without a partition", "with one"]);
  await invoke(root, "logs:DeleteLogGroup", { logGroupName: "/late" });
});

test("a day is dropped once every group that has events of it has let them go", async () => {
  // A day far from now, of which no other test has events.
  atDay(60);
  await invoke(worker, "logs:MaintainLogPartitions", {});
  await put("/brief", "brief");
  await put("/long", "long");
  await invoke(root, "logs:PutRetentionPolicy", { logGroupName: "/brief", retentionInDays: 1 });
  await invoke(root, "logs:PutRetentionPolicy", { logGroupName: "/long", retentionInDays: 30 });

  atDay(80);
  const early = await invoke(worker, "logs:ExpireLogEvents", {});
  expect(early.droppedPartitions).not.toContain(partitionOf(60));
  expect(await messagesOf("/long")).toEqual(["long"]);
  expect([await storedBytes("/brief"), await storedBytes("/long")]).toEqual([0, 30]);

  atDay(92);
  const late = await invoke(worker, "logs:ExpireLogEvents", {});
  expect(late.droppedPartitions).toContain(partitionOf(60));
  expect(await partitions()).not.toContain(partitionOf(60));
  expect(await storedBytes("/long")).toBe(0);
});

test("a group without retention keeps its days, however old", async () => {
  atDay(60);
  await invoke(worker, "logs:MaintainLogPartitions", {});
  await put("/forever", "kept");
  atDay(3_000);
  const { droppedPartitions } = await invoke(worker, "logs:ExpireLogEvents", {});
  expect(droppedPartitions).not.toContain(partitionOf(60));
  expect(await messagesOf("/forever")).toEqual(["kept"]);
});

test("what deleted groups and streams leave behind is removed, and nothing else", async () => {
  atDay(34);
  await put("/doomed", "gone");
  await put("/living", "stays", "a");
  await put("/living", "goes", "b");
  const id = async (name: string) =>
    (await pool().query<{ id: string }>("SELECT id FROM log_groups WHERE name = $1", [name])).rows[0]?.id;
  const [doomed, living] = [await id("/doomed"), await id("/living")];
  await invoke(root, "logs:DeleteLogGroup", { logGroupName: "/doomed" });
  await invoke(root, "logs:DeleteLogStream", { logGroupName: "/living", logStreamName: "b" });
  expect(await storedBytes("/living")).toBe(31 + 30);
  const answer = await invoke(worker, "logs:ExpireLogEvents", {});
  expect(answer).toMatchObject({ done: true });
  expect(answer.purgedEvents).toBeGreaterThanOrEqual(2);
  for (const table of ["log_events", "log_streams", "log_group_days"]) {
    const { rows } = await pool().query<{ group_id: string }>(
      `SELECT group_id FROM ${table} WHERE group_id = ANY ($1::bigint[])`,
      [[doomed, living]],
    );
    expect(rows.map((row) => row.group_id)).toEqual([living]);
  }
  expect(await storedBytes("/living")).toBe(31);
  expect(await messagesOf("/living")).toEqual(["stays"]);
  expect((await pool().query("SELECT 1 FROM log_purges")).rowCount).toBe(0);
});
