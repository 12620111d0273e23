import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rootCaller, serviceCaller } from "@/lib/platform/caller";
import { closeDatabase, pool } from "@/lib/platform/database";
import { invoke } from "../../invoke";

const root = rootCaller("300000000005", "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
const logGroupName = "/app/put";
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

beforeAll(async () => {
  await invoke(root, "logs:CreateLogGroup", { logGroupName });
});
afterAll(closeDatabase);

type Event = { timestamp: number; message: string };

async function stream(logStreamName: string) {
  await invoke(root, "logs:CreateLogStream", { logGroupName, logStreamName });
  const where = { logGroupName, logStreamName };
  return {
    put: (...logEvents: Event[]) => invoke(root, "logs:PutLogEvents", { ...where, logEvents }),
    messages: async () => {
      const { events } = await invoke(root, "logs:GetLogEvents", { ...where, startFromHead: true });
      return (events ?? []).map(({ message }) => message);
    },
  };
}

test("what was put is answered at once, with its time and that of its arrival", async () => {
  const { put } = await stream("simple");
  const timestamp = Date.now() - HOUR;
  const { nextSequenceToken } = await put({ timestamp, message: "hello" });
  expect(nextSequenceToken).toMatch(/^\d{56}$/);
  const { events } = await invoke(root, "logs:GetLogEvents", { logGroupName, logStreamName: "simple" });
  expect(events).toEqual([{ timestamp, message: "hello", ingestionTime: expect.any(Number) }]);
  expect(Math.abs((events?.[0]?.ingestionTime ?? 0) - Date.now())).toBeLessThan(10_000);
});

test("any sequence token is taken", async () => {
  await stream("tokens");
  const logEvents = [{ timestamp: Date.now(), message: "m" }];
  const input = { logGroupName, logStreamName: "tokens", logEvents, sequenceToken: "nonsense" };
  expect(await invoke(root, "logs:PutLogEvents", input)).toHaveProperty("nextSequenceToken");
});

test("messages are kept to the letter, U+0000, half surrogates and blanks too", async () => {
  const { put, messages } = await stream("letters");
  const kept = [
    "\0",
    "a\0b\u0001c",
    "\ud83d",
    "😀 ünï\u2028",
    "  spaces\t\n",
    '{"a":"\\u0000"}',
    "\\N",
    '{"quote\\"}',
    "NULL",
  ];
  const timestamp = Date.now();
  await put(...kept.map((message) => ({ timestamp, message })));
  expect(await messages()).toEqual(kept);
});

test("equal times are answered in the order of arrival, within a batch and across batches", async () => {
  const { put, messages } = await stream("order");
  const timestamp = Date.now();
  const batches = Array.from({ length: 20 }, (_, batch) =>
    Array.from({ length: 7 }, (_, index) => ({ timestamp, message: `${batch}-${index}` })),
  );
  // All at once: they share flushes and overlap, and still they came one after the other.
  await Promise.all(batches.map((batch) => put(...batch)));
  expect(await messages()).toEqual(batches.flat().map(({ message }) => message));
});

test("storedBytes grows by UTF-8 and 26 an event, the stream's times with its events", async () => {
  const group = "/app/counted";
  await invoke(root, "logs:CreateLogGroup", { logGroupName: group });
  await invoke(root, "logs:CreateLogStream", { logGroupName: group, logStreamName: "s" });
  const now = Date.now();
  for (const ago of [2 * DAY, 3 * DAY, HOUR]) {
    const logEvents = [{ timestamp: now - ago, message: "é" }];
    await invoke(root, "logs:PutLogEvents", { logGroupName: group, logStreamName: "s", logEvents });
  }
  const { logGroups } = await invoke(root, "logs:DescribeLogGroups", { logGroupNamePrefix: group });
  expect(logGroups?.[0]?.storedBytes).toBe(3 * 28);
  const { logStreams } = await invoke(root, "logs:DescribeLogStreams", { logGroupName: group });
  expect(logStreams?.[0]).toMatchObject({ firstEventTimestamp: now - 3 * DAY, lastEventTimestamp: now - HOUR });
});

describe("rejected events are named, the others kept", () => {
  test("too old and too new", async () => {
    const { put, messages } = await stream("ends");
    const now = Date.now();
    const answer = await put(
      { timestamp: now - 15 * DAY, message: "old" },
      { timestamp: now, message: "kept" },
      { timestamp: now + 3 * HOUR, message: "new" },
    );
    expect(answer.rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 1, tooNewLogEventStartIndex: 2 });
    expect(await messages()).toEqual(["kept"]);
  });

  test("older than the group's retention", async () => {
    const where = { logGroupName: "/app/short", logStreamName: "s" };
    await invoke(root, "logs:CreateLogGroup", where);
    await invoke(root, "logs:CreateLogStream", where);
    await invoke(root, "logs:PutRetentionPolicy", { ...where, retentionInDays: 1 });
    const now = Date.now();
    const logEvents = [now - 25 * HOUR, now - 23 * HOUR].map((timestamp) => ({ timestamp, message: "m" }));
    const answer = await invoke(root, "logs:PutLogEvents", { ...where, logEvents });
    expect(answer.rejectedLogEventsInfo).toEqual({ expiredLogEventEndIndex: 1 });
    expect((await invoke(root, "logs:GetLogEvents", where)).events).toHaveLength(1);
  });

  test("all of them", async () => {
    const { put, messages } = await stream("none");
    const answer = await put({ timestamp: Date.now() + DAY, message: "m" });
    expect(answer).toEqual({
      nextSequenceToken: expect.any(String),
      rejectedLogEventsInfo: { tooNewLogEventStartIndex: 0 },
    });
    expect(await messages()).toEqual([]);
  });
});

describe("refused", () => {
  const now = Date.now();
  const event = { timestamp: now, message: "m" };

  test.each([
    ["group", { logGroupName: "nowhere", logStreamName: "s" }],
    ["stream", { logGroupName, logStreamName: "nowhere" }],
  ])("ResourceNotFoundException: no such %s", async (what, where) => {
    await expect(invoke(root, "logs:PutLogEvents", { ...where, logEvents: [event] })).rejects.toMatchObject({
      code: "ResourceNotFoundException",
      message: `The specified log ${what} does not exist.`,
    });
  });

  test.each([
    ["no events", [], /'logEvents' failed to satisfy constraint: Member must have length greater than or equal to 1/],
    [
      "an empty message",
      [{ timestamp: now, message: "" }],
      /'logEvents.1.member.message' failed to satisfy constraint/,
    ],
    ["out of order", [event, { ...event, timestamp: now - 1 }], /^Log events in a single PutLogEvents request must be/],
    ["more than a day", [{ ...event, timestamp: now - DAY - 5 }, event], /cannot span more than 24 hours\.$/],
    ["too large", [{ ...event, message: "x".repeat(1_048_600) }], /^Log event too large: 1048626 bytes exceeds limit/],
  ])("InvalidParameterException: %s, and nothing is kept", async (name, events, message) => {
    const { put, messages } = await stream(`refused ${name}`);
    await expect(put(...events)).rejects.toMatchObject({
      code: "InvalidParameterException",
      message: expect.stringMatching(message),
    });
    expect(await messages()).toEqual([]);
  });

  test("InvalidParameterException: a name that Postgres cannot hold", async () => {
    const input = { logGroupName, logStreamName: "a\0b", logEvents: [event] };
    await expect(invoke(root, "logs:PutLogEvents", input)).rejects.toMatchObject({ code: "InvalidParameterException" });
  });

  test("one bad batch among many in a flush spoils no other", async () => {
    const { put, messages } = await stream("mixed");
    const batches = Array.from({ length: 12 }, (_, index) => ({ index, isBad: index % 3 === 0 }));
    const outcomes = await Promise.allSettled(
      batches.map(({ index, isBad }) =>
        isBad
          ? put({ timestamp: now - 2 * DAY, message: "bad" }, { timestamp: now, message: "bad" })
          : put({ timestamp: now, message: `good ${index}` }),
      ),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(
      batches.map(({ isBad }) => (isBad ? "rejected" : "fulfilled")),
    );
    expect(await messages()).toEqual(batches.filter(({ isBad }) => !isBad).map(({ index }) => `good ${index}`));
  });
});

test("a group that is deleted amid writes leaves no event behind, and later writes answer that it is gone", async () => {
  const where = { logGroupName: "/app/race", logStreamName: "s" };
  await invoke(root, "logs:CreateLogGroup", where);
  await invoke(root, "logs:CreateLogStream", where);
  const { rows } = await pool().query<{ id: string }>("SELECT id FROM log_groups WHERE name = $1", ["/app/race"]);
  const put = (message: string) =>
    invoke(root, "logs:PutLogEvents", { ...where, logEvents: [{ timestamp: Date.now(), message }] });
  const puts = Array.from({ length: 100 }, (_, index) => put(`${index}`));
  const deletion = invoke(root, "logs:DeleteLogGroup", where);
  const outcomes = await Promise.allSettled([...puts, deletion, ...puts.map((_, index) => put(`later ${index}`))]);
  for (const outcome of outcomes) {
    if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "ResourceNotFoundException" });
  }
  await invoke(serviceCaller("logs.amazonaws.com", root.accountId, root.region), "logs:ExpireLogEvents", {});
  const left = await pool().query("SELECT 1 FROM log_events WHERE group_id = $1", [rows[0]?.id]);
  expect(left.rowCount).toBe(0);
});
