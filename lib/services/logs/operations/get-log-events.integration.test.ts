import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../../invoke";

const root = rootCaller("300000000006", "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
const logGroupName = "/app/get";
const arn = `arn:aws:logs:us-east-1:300000000006:log-group:${logGroupName}`;
const base = Date.now() - 3_600_000;

type Event = { timestamp: number; message: string };
type Question = Partial<Parameters<typeof invoke<"logs:GetLogEvents">>[2]>;

beforeAll(async () => {
  await invoke(root, "logs:CreateLogGroup", { logGroupName });
});
afterAll(closeDatabase);

async function filled(logStreamName: string, batches: Event[][]): Promise<void> {
  await invoke(root, "logs:CreateLogStream", { logGroupName, logStreamName });
  for (const logEvents of batches) await invoke(root, "logs:PutLogEvents", { logGroupName, logStreamName, logEvents });
}

const get = (logStreamName: string, question: Question = {}) =>
  invoke(root, "logs:GetLogEvents", { logGroupName, logStreamName, ...question });
const messagesOf = (answer: { events?: { message?: string | undefined }[] | undefined }) =>
  (answer.events ?? []).map(({ message }) => message);

/** Follows one kind of token until it stays the same; answers the pages. */
async function pagesOf(stream: string, forward: boolean, question: Question): Promise<(string | undefined)[][]> {
  const pages: (string | undefined)[][] = [];
  let nextToken: string | undefined;
  for (;;) {
    const answer = await get(stream, { ...question, startFromHead: forward, nextToken });
    pages.push(messagesOf(answer));
    const token = forward ? answer.nextForwardToken : answer.nextBackwardToken;
    if (token === nextToken) return pages;
    nextToken = token;
  }
}

test("property: what was put is what is read, in order, whatever the page size, in both directions", async () => {
  let run = 0;
  const batch = fc.array(fc.record({ offset: fc.integer({ min: 0, max: 5 }), message: fc.string({ minLength: 1 }) }), {
    minLength: 1,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(batch, { maxLength: 5 }), fc.integer({ min: 1, max: 9 }), async (batches, limit) => {
      run += 1;
      const stream = `property ${run}`;
      const put = batches.map((events) =>
        events
          .map(({ offset, message }) => ({ timestamp: base + offset, message }))
          .sort((a, b) => a.timestamp - b.timestamp),
      );
      await filled(stream, put);
      // A stable sort keeps the order of arrival among equal times.
      const expected = put
        .flat()
        .sort((a, b) => a.timestamp - b.timestamp)
        .map(({ message }) => message);
      const forward = await pagesOf(stream, true, { limit });
      expect(forward.flat()).toEqual(expected);
      expect(forward.every((page) => page.length <= limit)).toBe(true);
      const backward = await pagesOf(stream, false, { limit });
      expect(backward.reverse().flat()).toEqual(expected);
    }),
    { numRuns: 30 },
  );
});

describe("tokens", () => {
  const stream = "ten";
  beforeAll(() =>
    filled(stream, [Array.from({ length: 10 }, (_, index) => ({ timestamp: base + index, message: `${index}` }))]),
  );

  test("by default the latest events, in ascending order", async () => {
    const answer = await get(stream, { limit: 3 });
    expect(messagesOf(answer)).toEqual(["7", "8", "9"]);
    expect(answer.nextForwardToken).toMatch(/^f\//);
    expect(answer.nextBackwardToken).toMatch(/^b\//);
  });

  test("from any page one can go either way", async () => {
    const first = await get(stream, { limit: 4, startFromHead: true });
    const second = await get(stream, { limit: 4, startFromHead: true, nextToken: first.nextForwardToken });
    expect(messagesOf(second)).toEqual(["4", "5", "6", "7"]);
    expect(messagesOf(await get(stream, { limit: 2, nextToken: second.nextBackwardToken }))).toEqual(["2", "3"]);
    expect(messagesOf(await get(stream, { limit: 9, nextToken: second.nextForwardToken }))).toEqual(["8", "9"]);
  });

  test("the end of the stream answers the token that was given, and goes on when more arrives", async () => {
    await filled("growing", [[{ timestamp: base, message: "one" }]]);
    const { nextForwardToken: end } = await get("growing", { startFromHead: true });
    const again = await get("growing", { nextToken: end, startFromHead: true });
    expect(again).toMatchObject({ events: [], nextForwardToken: end });
    const logEvents = [{ timestamp: base, message: "two" }];
    await invoke(root, "logs:PutLogEvents", { logGroupName, logStreamName: "growing", logEvents });
    expect(messagesOf(await get("growing", { nextToken: end, startFromHead: true }))).toEqual(["two"]);
  });

  test("the start of the stream answers the token that was given, and leads forward again", async () => {
    const { nextBackwardToken: start } = await get(stream, { limit: 10 });
    const before = await get(stream, { nextToken: start });
    expect(before).toMatchObject({ events: [], nextBackwardToken: start });
    expect(messagesOf(await get(stream, { nextToken: before.nextForwardToken, limit: 2 }))).toEqual(["0", "1"]);
  });

  test("the token of an empty stream finds what comes later", async () => {
    await filled("empty", []);
    const { nextForwardToken, events } = await get("empty");
    expect(events).toEqual([]);
    const logEvents = [{ timestamp: base, message: "first" }];
    await invoke(root, "logs:PutLogEvents", { logGroupName, logStreamName: "empty", logEvents });
    expect(messagesOf(await get("empty", { nextToken: nextForwardToken }))).toEqual(["first"]);
  });

  test("InvalidParameterException: forged, or of another stream", async () => {
    await filled("other", []);
    const { nextForwardToken = "" } = await get("other");
    for (const nextToken of ["x", "f/x", nextForwardToken, nextForwardToken.replace("f/", "b/")]) {
      await expect(get(stream, { nextToken })).rejects.toMatchObject({
        code: "InvalidParameterException",
        message: "The specified nextToken is invalid.",
      });
    }
  });
});

describe("bounds", () => {
  test("the start time belongs to the answer, the end time does not", async () => {
    await filled("range", [[0, 1, 2, 3].map((index) => ({ timestamp: base + index, message: `${index}` }))]);
    const range = { startTime: base + 1, endTime: base + 3 };
    for (const startFromHead of [true, false]) {
      expect((await pagesOf("range", startFromHead, { ...range, limit: 1 })).flat().sort()).toEqual(["1", "2"]);
    }
    expect(messagesOf(await get("range", { startTime: base + 3, endTime: base }))).toEqual([]);
    expect(messagesOf(await get("range", { endTime: Number.MAX_SAFE_INTEGER }))).toHaveLength(4);
  });

  test("a page holds a megabyte at most, and all pages hold all", async () => {
    const large = Array.from({ length: 5 }, (_, index) => ({
      timestamp: base + index,
      message: `${index}`.repeat(400_000),
    }));
    await filled(
      "large",
      large.map((event) => [event]),
    );
    expect((await pagesOf("large", true, {})).map((page) => page.length)).toEqual([2, 2, 1, 0]);
    expect((await pagesOf("large", false, {})).map((page) => page.length)).toEqual([2, 2, 1, 0]);
  });

  test("one event of the largest size is a page of its own", async () => {
    await filled("largest", [
      [{ timestamp: base, message: "x".repeat(1_048_550) }],
      [{ timestamp: base, message: "y" }],
    ]);
    expect((await pagesOf("largest", true, {})).map((page) => page.length)).toEqual([1, 1, 0]);
  });

  test("expired events are never answered", async () => {
    const where = { logGroupName: "/app/expiring", logStreamName: "s" };
    await invoke(root, "logs:CreateLogGroup", where);
    await invoke(root, "logs:CreateLogStream", where);
    for (const [days, message] of [
      [2, "old"],
      [0, "new"],
    ] as const) {
      const logEvents = [{ timestamp: Date.now() - days * 86_400_000, message }];
      await invoke(root, "logs:PutLogEvents", { ...where, logEvents });
    }
    await invoke(root, "logs:PutRetentionPolicy", { ...where, retentionInDays: 1 });
    const all = { ...where, startTime: 0 };
    expect(messagesOf(await invoke(root, "logs:GetLogEvents", { ...all, startFromHead: true }))).toEqual(["new"]);
    expect(messagesOf(await invoke(root, "logs:FilterLogEvents", all))).toEqual(["new"]);
  });
});

test("reading while writes go on: forward tokens see every event once, in order", async () => {
  await filled("live", []);
  const total = 600;
  const writes = (async () => {
    for (let index = 0; index < total; index += 20) {
      const logEvents = Array.from({ length: 20 }, (_, at) => ({ timestamp: Date.now(), message: `${index + at}` }));
      await invoke(root, "logs:PutLogEvents", { logGroupName, logStreamName: "live", logEvents });
    }
  })();
  const seen: (string | undefined)[] = [];
  let nextToken: string | undefined;
  for (let idle = 0; seen.length < total && idle < 1_000; ) {
    const answer = await get("live", { nextToken, startFromHead: true, limit: 33 });
    seen.push(...messagesOf(answer));
    idle = answer.events?.length ? 0 : idle + 1;
    nextToken = answer.nextForwardToken;
  }
  await writes;
  expect(seen).toEqual(Array.from({ length: total }, (_, index) => `${index}`));
});

test("the group may be named by its ARN", async () => {
  await filled("by arn", [[{ timestamp: base, message: "m" }]]);
  const input = { logGroupIdentifier: arn, logStreamName: "by arn" };
  expect(messagesOf(await invoke(root, "logs:GetLogEvents", input))).toEqual(["m"]);
});

test.each([
  [
    "ResourceNotFoundException",
    "no group",
    { logGroupName: "nowhere", logStreamName: "s" },
    /log group does not exist/,
  ],
  ["ResourceNotFoundException", "no stream", { logGroupName, logStreamName: "nowhere" }, /log stream does not exist/],
  ["ValidationException", "both", { logGroupName, logGroupIdentifier: arn, logStreamName: "s" }, /mutually exclusive/],
  ["InvalidParameterException", "neither", { logStreamName: "s" }, /must be specified/],
  [
    "InvalidParameterException",
    "limit",
    { logGroupName, logStreamName: "s", limit: 10_001 },
    /less than or equal to 10000$/,
  ],
])("%s: %s", async (code, _, input, message) => {
  await expect(invoke(root, "logs:GetLogEvents", input)).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message),
  });
});
