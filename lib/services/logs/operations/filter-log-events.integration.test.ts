import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../../invoke";

const root = rootCaller("300000000007", "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
const base = Date.now() - 3_600_000;

type Event = { timestamp: number; message: string };
type Question = Parameters<typeof invoke<"logs:FilterLogEvents">>[2];

afterAll(closeDatabase);

async function group(logGroupName: string, streams: string[]) {
  await invoke(root, "logs:CreateLogGroup", { logGroupName });
  for (const logStreamName of streams) await invoke(root, "logs:CreateLogStream", { logGroupName, logStreamName });
  return (logStreamName: string, ...logEvents: Event[]) =>
    invoke(root, "logs:PutLogEvents", { logGroupName, logStreamName, logEvents });
}

const filter = (question: Question) => invoke(root, "logs:FilterLogEvents", question);

/** The events on all pages. */
async function allOf(question: Question) {
  const events = [];
  let nextToken: string | undefined;
  do {
    const answer = await filter({ ...question, nextToken });
    events.push(...(answer.events ?? []));
    nextToken = answer.nextToken;
  } while (nextToken);
  return events;
}

const messagesOf = (events: { message?: string | undefined }[]) => events.map(({ message }) => message);

describe("three streams", () => {
  const logGroupName = "/app/filter";
  const lines = [
    "INFO start",
    "ERROR disk full",
    '{"level":"error","ms":250}',
    '{"level":"info","ms":7}',
    "INFO end",
    "ERROR last",
  ];

  beforeAll(async () => {
    const put = await group(logGroupName, ["web-1", "web-2", "job-1"]);
    for (const [index, message] of lines.entries()) {
      await put(["web-1", "web-2", "job-1"][index % 3] ?? "", { timestamp: base + index, message });
    }
  });

  test("without a pattern all events, by time, as AWS shows them", async () => {
    const answer = await filter({ logGroupName });
    expect(messagesOf(answer.events ?? [])).toEqual(lines);
    expect(answer.events?.[1]).toEqual({
      logStreamName: "web-2",
      timestamp: base + 1,
      message: "ERROR disk full",
      ingestionTime: expect.any(Number),
      eventId: expect.stringMatching(/^\d{56}$/),
    });
    const ids = (answer.events ?? []).map(({ eventId = "" }) => eventId);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(answer.searchedLogStreams).toEqual([]);
    expect(answer).not.toHaveProperty("nextToken");
  });

  test.each([
    ["a term", { filterPattern: "ERROR" }, ["ERROR disk full", "ERROR last"]],
    ["a term and one excluded", { filterPattern: "ERROR -disk" }, ["ERROR last"]],
    ["JSON", { filterPattern: "{ $.ms > 100 }" }, ['{"level":"error","ms":250}']],
    ["a regular expression", { filterPattern: "%INFO|last%" }, ["INFO start", "INFO end", "ERROR last"]],
    ["an empty pattern", { filterPattern: "" }, lines],
    ["streams", { logStreamNames: ["web-1", "job-1"] }, [lines[0], lines[2], lines[3], lines[5]]],
    ["one stream", { logStreamNames: ["web-2"] }, [lines[1], lines[4]]],
    ["a prefix of streams", { logStreamNamePrefix: "web-" }, [lines[0], lines[1], lines[3], lines[4]]],
    ["a prefix that no stream has", { logStreamNamePrefix: "db-" }, []],
    ["both ends of a range", { startTime: base + 1, endTime: base + 2 }, [lines[1], lines[2]]],
    ["newest first", { startFromHead: false, startTime: base }, [...lines].reverse()],
    [
      "newest first, streams and a pattern",
      { startFromHead: false, startTime: base, logStreamNamePrefix: "w", filterPattern: "INFO" },
      [lines[4], lines[0]],
    ],
  ])("by %s, whatever the page size", async (_, question, expected) => {
    for (const limit of [1, 2, 10_000]) {
      expect(messagesOf(await allOf({ logGroupName, ...question, limit }))).toEqual(expected);
    }
  });

  test("a page never has more than the limit, and the last has no token", async () => {
    const first = await filter({ logGroupName, limit: 4 });
    expect(first.events).toHaveLength(4);
    const second = await filter({ logGroupName, limit: 4, nextToken: first.nextToken });
    expect(second.events).toHaveLength(2);
    expect(second).not.toHaveProperty("nextToken");
  });

  test("the token keeps the direction", async () => {
    const { nextToken } = await filter({ logGroupName, startTime: base, startFromHead: false, limit: 1 });
    expect(messagesOf((await filter({ logGroupName, startTime: base, limit: 1, nextToken })).events ?? [])).toEqual([
      "INFO end",
    ]);
  });

  const arn = `arn:aws:logs:us-east-1:300000000007:log-group:${logGroupName}`;
  test.each([
    [
      "ResourceNotFoundException",
      "no group",
      { logGroupName: "nowhere" },
      /^The specified log group does not exist\.$/,
    ],
    [
      "ResourceNotFoundException",
      "no stream",
      { logGroupName, logStreamNames: ["web-1", "nowhere"] },
      /^The specified log stream/,
    ],
    ["ValidationException", "name and identifier", { logGroupName, logGroupIdentifier: arn }, /mutually exclusive/],
    ["InvalidParameterException", "neither", {}, /must be specified/],
    [
      "InvalidParameterException",
      "streams and prefix",
      { logGroupName, logStreamNames: ["web-1"], logStreamNamePrefix: "w" },
      /mutually exclusive/,
    ],
    ["InvalidParameterException", "pattern", { logGroupName, filterPattern: "{ $.a = " }, /it must end with '}'$/],
    ["InvalidParameterException", "token", { logGroupName, nextToken: "x" }, /^The specified nextToken is invalid\.$/],
    ["InvalidParameterException", "limit", { logGroupName, limit: 10_001 }, /less than or equal to 10000$/],
    [
      "InvalidParameterException",
      "newest first from the beginning",
      { logGroupName, startFromHead: false },
      /^startFromHead can be false/,
    ],
  ])("%s: %s", async (code, _, input, message) => {
    await expect(filter(input)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  test("InvalidParameterException: the token of another pattern", async () => {
    const { nextToken } = await filter({ logGroupName, limit: 1 });
    await expect(filter({ logGroupName, limit: 1, nextToken, filterPattern: "ERROR" })).rejects.toMatchObject({
      code: "InvalidParameterException",
    });
  });
});

test("property: the pages hold what a plain filter over everything put would", async () => {
  const put = await group("/app/property", ["s0", "s1", "s2", "t0"]);
  const streams = ["s0", "s1", "s2", "t0"];
  const events: { stream: string; timestamp: number; message: string }[] = [];
  for (let index = 0; index < 120; index += 1) {
    const stream = streams[(index * 7) % 4] ?? "";
    const event = { timestamp: base + ((index * 13) % 40), message: `${index} ${index % 5 === 0 ? "needle" : "hay"}` };
    await put(stream, event);
    events.push({ stream, ...event });
  }
  events.sort((a, b) => a.timestamp - b.timestamp);
  const anything = fc.record({
    limit: fc.integer({ min: 1, max: 50 }),
    prefix: fc.constantFrom(undefined, "s", "s1", "t"),
    term: fc.constantFrom(undefined, "needle"),
    from: fc.integer({ min: 0, max: 40 }),
    length: fc.integer({ min: 0, max: 40 }),
    startFromHead: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(anything, async ({ limit, prefix = "", term = "", from, length, startFromHead }) => {
      const [startTime, endTime] = [base + from, base + from + length];
      const found = await allOf({
        logGroupName: "/app/property",
        limit,
        startTime,
        endTime,
        startFromHead,
        ...(prefix ? { logStreamNamePrefix: prefix } : {}),
        ...(term ? { filterPattern: term } : {}),
      });
      const expected = events.filter(
        ({ stream, timestamp, message }) =>
          stream.startsWith(prefix) && message.includes(term) && timestamp >= startTime && timestamp <= endTime,
      );
      const inOrder = startFromHead ? expected : expected.reverse();
      expect(messagesOf(found)).toEqual(inOrder.map(({ message }) => message));
    }),
    { numRuns: 60 },
  );
});

test("a rare term answers pages with tokens instead of hanging", async () => {
  const put = await group("/app/rare", ["s"]);
  const total = 120_000;
  for (let start = 0; start < total; start += 10_000) {
    const events = Array.from({ length: 10_000 }, (_, index) => ({ timestamp: base + start + index, message: "hay" }));
    await put("s", ...events);
  }
  await put("s", { timestamp: base + total, message: "needle" });
  const first = await filter({ logGroupName: "/app/rare", filterPattern: "needle" });
  expect(first.events).toEqual([]);
  expect(first.nextToken).toBeDefined();
  expect(messagesOf(await allOf({ logGroupName: "/app/rare", filterPattern: "needle" }))).toEqual(["needle"]);
});

test("filtering while writes go on: what was there when it began comes once each, in order", async () => {
  const put = await group("/app/busy", ["before", "after"]);
  const before = Array.from({ length: 500 }, (_, index) => ({ timestamp: base + index, message: `before ${index}` }));
  await put("before", ...before);
  let isDone = false;
  const writes = (async () => {
    for (let index = 0; !isDone; index += 1) {
      await put("after", { timestamp: base + (index % 500), message: `after ${index}` });
    }
  })();
  const events = await allOf({ logGroupName: "/app/busy", endTime: base + 499, limit: 20 });
  isDone = true;
  await writes;
  const ids = events.map(({ eventId }) => eventId);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
  const ofBefore = messagesOf(events.filter(({ logStreamName }) => logStreamName === "before"));
  expect(ofBefore).toEqual(before.map(({ message }) => message));
});
