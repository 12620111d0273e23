import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../../invoke";

const root = rootCaller("300000000002", "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
const logGroupName = "/app/streams";
const arn = `arn:aws:logs:us-east-1:300000000002:log-group:${logGroupName}`;

beforeAll(() => invoke(root, "logs:CreateLogGroup", { logGroupName }));
afterAll(closeDatabase);

const create = (logStreamName: string, group = logGroupName) =>
  invoke(root, "logs:CreateLogStream", { logGroupName: group, logStreamName });

type Question = Parameters<typeof invoke<"logs:DescribeLogStreams">>[2];

/** The names on all pages. */
async function namesOf(question: Question): Promise<string[]> {
  const names: string[] = [];
  let nextToken: string | undefined;
  do {
    const answer = await invoke(root, "logs:DescribeLogStreams", { ...question, nextToken });
    names.push(...(answer.logStreams ?? []).map((stream) => stream.logStreamName ?? ""));
    nextToken = answer.nextToken;
  } while (nextToken);
  return names;
}

describe("CreateLogStream", () => {
  test("makes a stream that DescribeLogStreams shows as AWS does", async () => {
    await create("2026/11/22/[$LATEST]0a1b");
    const { logStreams } = await invoke(root, "logs:DescribeLogStreams", { logGroupIdentifier: arn });
    expect(logStreams).toEqual([
      {
        logStreamName: "2026/11/22/[$LATEST]0a1b",
        creationTime: expect.any(Number),
        arn: `${arn}:log-stream:2026/11/22/[$LATEST]0a1b`,
        storedBytes: 0,
      },
    ]);
  });

  test("ResourceAlreadyExistsException: the name is taken", async () => {
    await create("twice");
    await expect(create("twice")).rejects.toMatchObject({
      code: "ResourceAlreadyExistsException",
      message: "The specified log stream already exists",
    });
  });

  test("ResourceNotFoundException: no such group", async () => {
    await expect(create("s", "nowhere")).rejects.toMatchObject({
      code: "ResourceNotFoundException",
      message: "The specified log group does not exist.",
    });
  });

  test("the longest names there may be", async () => {
    const longest = "é".repeat(512);
    await create(longest);
    expect(await namesOf({ logGroupName, logStreamNamePrefix: "é" })).toEqual([longest]);
  });

  test.each(["a:b", "a*", "a\0b", "\ud800"])("InvalidParameterException: the name %j", async (name) => {
    await expect(create(name)).rejects.toMatchObject({ code: "InvalidParameterException" });
  });
});

describe("DeleteLogStream", () => {
  test("the stream and its events are gone; a new one of that name is empty", async () => {
    const stream = { logGroupName, logStreamName: "phoenix" };
    await create("phoenix");
    await invoke(root, "logs:PutLogEvents", { ...stream, logEvents: [{ timestamp: Date.now(), message: "old" }] });
    await invoke(root, "logs:DeleteLogStream", stream);
    expect((await invoke(root, "logs:FilterLogEvents", { logGroupName })).events).toEqual([]);
    await create("phoenix");
    expect((await invoke(root, "logs:GetLogEvents", stream)).events).toEqual([]);
  });

  test.each([
    ["group", { logGroupName: "nowhere", logStreamName: "s" }],
    ["stream", { logGroupName, logStreamName: "nowhere" }],
  ])("ResourceNotFoundException: no such %s", async (what, input) => {
    await expect(invoke(root, "logs:DeleteLogStream", input)).rejects.toMatchObject({
      code: "ResourceNotFoundException",
      message: `The specified log ${what} does not exist.`,
    });
  });
});

describe("DescribeLogStreams", () => {
  const group = "/app/listed";
  const names = ["a", "a_b", "aXb", "b1", "b2", "b3", "B"];

  beforeAll(async () => {
    await invoke(root, "logs:CreateLogGroup", { logGroupName: group });
    for (const name of names) await create(name, group);
    const now = Date.now();
    for (const [name, ago] of [
      ["b2", 3],
      ["a", 2],
      ["B", 1],
    ] as const) {
      const logEvents = [{ timestamp: now - ago * 1000, message: name }];
      await invoke(root, "logs:PutLogEvents", { logGroupName: group, logStreamName: name, logEvents });
    }
  });

  test("by name, in ASCII order, page by page and both ways", async () => {
    const sorted = ["B", "a", "aXb", "a_b", "b1", "b2", "b3"];
    expect(await namesOf({ logGroupName: group, limit: 2 })).toEqual(sorted);
    expect(await namesOf({ logGroupName: group, limit: 3, descending: true })).toEqual([...sorted].reverse());
  });

  test("by prefix, whose signs stand for themselves", async () => {
    expect(await namesOf({ logGroupName: group, logStreamNamePrefix: "a_", limit: 1 })).toEqual(["a_b"]);
    expect(await namesOf({ logGroupName: group, logStreamNamePrefix: "b", limit: 2 })).toEqual(["b1", "b2", "b3"]);
  });

  test("by last event; those without events are the oldest", async () => {
    const question = { logGroupName: group, orderBy: "LastEventTime", limit: 2 } as const;
    const byTime = ["aXb", "a_b", "b1", "b3", "b2", "a", "B"];
    expect(await namesOf({ ...question, descending: true })).toEqual([...byTime].reverse());
    expect(await namesOf(question)).toEqual(byTime);
  });

  test("times of the events, and the older agents' token", async () => {
    const prefix = { logGroupName: group, logStreamNamePrefix: "b2" };
    const [stream] = (await invoke(root, "logs:DescribeLogStreams", prefix)).logStreams ?? [];
    expect(stream?.lastEventTimestamp).toBe(stream?.firstEventTimestamp);
    expect(stream?.lastIngestionTime).toBeGreaterThan(stream?.lastEventTimestamp ?? Number.NaN);
    expect(stream?.uploadSequenceToken).toMatch(/^\d{56}$/);
  });

  test.each([
    [
      "time and prefix",
      { logGroupName: group, orderBy: "LastEventTime" as const, logStreamNamePrefix: "b" },
      "InvalidParameterException",
      "Cannot order by LastEventTime with a logStreamNamePrefix.",
    ],
    [
      "name and identifier",
      { logGroupName: group, logGroupIdentifier: group },
      "ValidationException",
      "LogGroup name and LogGroup ARN are mutually exclusive parameters.",
    ],
    ["neither", {}, "InvalidParameterException", "Either LogGroup name or LogGroup ARN must be specified."],
    ["no group", { logGroupName: "nowhere" }, "ResourceNotFoundException", "The specified log group does not exist."],
    [
      "token",
      { logGroupName: group, nextToken: "x" },
      "InvalidParameterException",
      "The specified nextToken is invalid.",
    ],
  ])("refuses: %s", async (_, input, code, message) => {
    await expect(invoke(root, "logs:DescribeLogStreams", input)).rejects.toMatchObject({ code, message });
  });

  test("InvalidParameterException: the token of another question", async () => {
    const { nextToken } = await invoke(root, "logs:DescribeLogStreams", { logGroupName: group, limit: 1 });
    expect(nextToken).toBeDefined();
    const other = { logGroupName: group, limit: 1, descending: true, nextToken };
    await expect(invoke(root, "logs:DescribeLogStreams", other)).rejects.toMatchObject({
      code: "InvalidParameterException",
    });
  });
});
