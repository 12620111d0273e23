import type { StartQueryRequest } from "@aws-sdk/client-cloudwatch-logs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rootCaller, serviceCaller } from "@/lib/platform/caller";
import { closeDatabase, pool } from "@/lib/platform/database";
import { invoke } from "../../invoke";
import { takeQuery } from "../store/query-work";
import { runWaitingQueries } from "../waiting-queries.fixture";

const root = rootCaller("300000000031", "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
const worker = serviceCaller("logs.amazonaws.com", "300000000031", "us-east-1");
const NOW = Math.floor(Date.now() / 1_000);
const START = NOW - 3_600;
const COUNT = 2_500;

/** What is put into the groups: every third event of the web group is an error. */
const events = Array.from({ length: COUNT }, (_, n) => ({
  timestamp: START * 1_000 + n * 1_000,
  message: JSON.stringify({ n, level: n % 3 === 0 ? "error" : "info", path: `/p${n % 7}` }),
}));

beforeAll(async () => {
  await runWaitingQueries();
  for (const logGroupName of ["/q/web", "/q/job", "/q/empty", "/other"]) {
    await invoke(root, "logs:CreateLogGroup", { logGroupName });
    await invoke(root, "logs:CreateLogStream", { logGroupName, logStreamName: "s" });
  }
  await invoke(root, "logs:CreateLogGroup", { logGroupName: "/q/rare", logGroupClass: "INFREQUENT_ACCESS" });
  await put("/q/web", events);
  await put("/q/job", [{ timestamp: START * 1_000 + 500, message: "job began" }]);
});

afterAll(closeDatabase);

const put = (logGroupName: string, logEvents: typeof events) =>
  invoke(root, "logs:PutLogEvents", { logGroupName, logStreamName: "s", logEvents });

type Question = Partial<StartQueryRequest> & { queryString: string };

async function start(question: Question): Promise<string> {
  const { queryId = "" } = await invoke(root, "logs:StartQuery", { startTime: START, endTime: NOW, ...question });
  return queryId;
}

/** Starts the query, lets a worker run it, and answers its results. */
async function ask(question: Question) {
  const queryId = await start(question);
  expect(await invoke(worker, "logs:RunLogQuery", {})).toEqual({ ran: true });
  return { queryId, ...(await invoke(root, "logs:GetQueryResults", { queryId })) };
}

const cells = (rows: { field?: string | undefined; value?: string | undefined }[][] | undefined) =>
  (rows ?? []).map((row) => Object.fromEntries(row.map(({ field = "", value = "" }) => [field, value])));

describe("a query", () => {
  test("waits, runs and is answered with what it looked at", async () => {
    const queryId = await start({
      logGroupName: "/q/web",
      queryString: "filter level = 'error' | stats count(*) as n by path | sort path",
    });
    const waiting = await invoke(root, "logs:GetQueryResults", { queryId });
    expect(waiting).toMatchObject({ status: "Scheduled", results: [], queryLanguage: "CWLI" });
    await invoke(worker, "logs:RunLogQuery", {});
    const { status, results, statistics } = await invoke(root, "logs:GetQueryResults", { queryId });
    const wanted = Array.from({ length: 7 }, (_, p) => ({
      path: `/p${p}`,
      n: String(events.filter((__, n) => n % 3 === 0 && n % 7 === p).length),
    }));
    expect({ status, rows: cells(results) }).toEqual({ status: "Complete", rows: wanted });
    const bytes = events.reduce((sum, { message }) => sum + message.length + 26, 0);
    expect(statistics).toMatchObject({
      recordsMatched: 834,
      recordsScanned: COUNT,
      bytesScanned: bytes,
      resultCount: 7,
      logGroupsScanned: 1,
    });
  });

  test("reads several groups by time, the newest first, and no event outside of its range", async () => {
    const { results } = await ask({
      logGroupIdentifiers: ["/q/job", "arn:aws:logs:us-east-1:300000000031:log-group:/q/web"],
      endTime: START + 1,
      queryString: "fields @log, @message",
    });
    expect(cells(results).map((row) => [row["@log"], row["@message"]])).toEqual([
      ["300000000031:/q/web", events[1]?.message],
      ["300000000031:/q/job", "job began"],
      ["300000000031:/q/web", events[0]?.message],
    ]);
  });

  test("takes its groups from SOURCE, by name and by prefix", async () => {
    const counted = "stats count(*) as n by @log | sort n";
    const named = await ask({ queryString: `SOURCE '/q/job' | SOURCE '/q/empty' | ${counted}` });
    expect(cells(named.results)).toEqual([{ "@log": "300000000031:/q/job", n: "1" }]);
    const prefixed = await ask({ queryString: `SOURCE logGroups(namePrefix: ["/q/"]) | ${counted}` });
    expect(cells(prefixed.results).map(({ n }) => n)).toEqual(["1", String(COUNT)]);
  });

  test("answers page by page", async () => {
    const { queryId } = await ask({ logGroupName: "/q/web", queryString: "fields n | sort n asc", limit: 2_400 });
    const seen: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = await invoke(root, "logs:GetQueryResults", { queryId, nextToken, maxItems: 1_100 });
      seen.push(...cells(page.results).map(({ n }) => n ?? ""));
      nextToken = page.nextToken;
    } while (nextToken);
    expect(seen).toEqual(Array.from({ length: 2_400 }, (_, n) => String(n)));
    await expect(invoke(root, "logs:GetQueryResults", { queryId, nextToken: "forged" })).rejects.toMatchObject({
      code: "InvalidParameterException",
    });
  });

  test("compares with the time before", async () => {
    const { results } = await ask({
      logGroupName: "/q/web",
      startTime: START + 1_000,
      endTime: START + 1_999,
      queryString: "pattern @message | diff | display @sampleCount, @previousSampleCount | limit 2",
    });
    const total = cells(results).reduce(
      (sum, row) => sum + Number(row["@sampleCount"]) + Number(row["@previousSampleCount"]),
      0,
    );
    expect(total).toBe(2_000);
  });

  test("that was stopped is cancelled, and nobody runs it", async () => {
    const queryId = await start({ logGroupName: "/q/web", queryString: "fields n" });
    expect(await invoke(root, "logs:StopQuery", { queryId })).toEqual({ success: true });
    expect(await invoke(worker, "logs:RunLogQuery", {})).toEqual({ ran: false });
    expect((await invoke(root, "logs:GetQueryResults", { queryId })).status).toBe("Cancelled");
    expect(await invoke(root, "logs:StopQuery", { queryId })).toEqual({ success: false });
  });

  test("whose worker died has failed", async () => {
    const queryId = await start({ logGroupName: "/q/web", queryString: "fields n" });
    await takeQuery("00000000-0000-4000-8000-000000000001", new Date(Date.now() - 60_000));
    expect((await invoke(root, "logs:GetQueryResults", { queryId })).status).toBe("Running");
    await invoke(worker, "logs:FailAbandonedLogQueries", {});
    expect((await invoke(root, "logs:GetQueryResults", { queryId })).status).toBe("Failed");
  });

  test("is given back by a worker that must end", async () => {
    const queryId = await start({ logGroupName: "/q/web", queryString: "fields n" });
    await invoke(worker, "logs:RunLogQuery", { stopping: AbortSignal.abort() });
    expect((await invoke(root, "logs:GetQueryResults", { queryId })).status).toBe("Scheduled");
    await invoke(worker, "logs:RunLogQuery", {});
    expect((await invoke(root, "logs:GetQueryResults", { queryId })).status).toBe("Complete");
  });
});

test("queries are listed, the newest first, by group and status", async () => {
  const queryId = await start({ logGroupName: "/q/empty", queryString: "fields a" });
  const { queries = [] } = await invoke(root, "logs:DescribeQueries", {
    logGroupName: "/q/empty",
    status: "Scheduled",
  });
  expect(queries).toMatchObject([
    {
      queryId,
      queryString: "fields a",
      status: "Scheduled",
      logGroupName: "/q/empty",
      userIdentity: "arn:aws:iam::300000000031:root",
    },
  ]);
  const first = await invoke(root, "logs:DescribeQueries", { maxResults: 1 });
  const second = await invoke(root, "logs:DescribeQueries", { maxResults: 1, nextToken: first.nextToken });
  expect(first.queries?.[0]?.queryId).toBe(queryId);
  expect(second.queries?.[0]?.queryId).not.toBe(queryId);
  await invoke(root, "logs:StopQuery", { queryId });
});

describe("what is wrong is refused", () => {
  const web = { logGroupName: "/q/web" };
  test.each<[string, Question, string, RegExp]>([
    ["a mistake", { ...web, queryString: "feilds a" }, "MalformedQueryException", /Unknown command feilds/],
    ["U+0000", { ...web, queryString: "fields a\0" }, "MalformedQueryException", /Invalid character/],
    ["no group", { queryString: "fields a" }, "InvalidParameterException", /needs a log group/],
    [
      "two ways to name groups",
      { ...web, logGroupNames: ["/q/job"], queryString: "fields a" },
      "InvalidParameterException",
      /Exactly one/,
    ],
    [
      "SOURCE beside groups",
      { ...web, queryString: "SOURCE '/q/job' | fields a" },
      "InvalidParameterException",
      /not by both/,
    ],
    [
      "an end before the start",
      { ...web, startTime: 20, endTime: 10, queryString: "fields a" },
      "InvalidParameterException",
      /End time/,
    ],
    [
      "another language",
      { ...web, queryLanguage: "SQL", queryString: "select 1" },
      "InvalidParameterException",
      /SQL is not supported/,
    ],
    [
      "an unknown group",
      { logGroupName: "/q/none", queryString: "fields a" },
      "ResourceNotFoundException",
      /does not exist/,
    ],
    [
      "too many groups",
      { logGroupNames: Array.from({ length: 51 }, (_, n) => `g${n}`), queryString: "fields a" },
      "InvalidParameterException",
      /50/,
    ],
    [
      "pattern on a rarely used group",
      { logGroupName: "/q/rare", queryString: "pattern @message" },
      "MalformedQueryException",
      /INFREQUENT_ACCESS/,
    ],
  ])("%s", async (_, question, code, message) => {
    await expect(start(question)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  test("with the place of the mistake", async () => {
    await expect(start({ ...web, queryString: "fields a | limit x" })).rejects.toMatchObject({
      members: { queryCompileError: { location: { startCharOffset: 17, endCharOffset: 18 } } },
    });
  });

  test("a query that nobody has asked", async () => {
    for (const queryId of ["nonsense", "00000000-0000-4000-8000-000000000000"]) {
      await expect(invoke(root, "logs:GetQueryResults", { queryId })).rejects.toMatchObject({
        code: "ResourceNotFoundException",
      });
      await expect(invoke(root, "logs:StopQuery", { queryId })).rejects.toMatchObject({
        code: "ResourceNotFoundException",
      });
    }
  });

  test("more queries at once than an account may run", async () => {
    const other = rootCaller("300000000032", "us-east-1", root.origin);
    await invoke(other, "logs:CreateLogGroup", { logGroupName: "g" });
    const question = { logGroupName: "g", startTime: START, endTime: NOW, queryString: "fields a" };
    await pool().query(
      `INSERT INTO log_queries (account_id, region, query_id, query_string, group_ids, group_names, start_millis, end_millis,
         row_limit, user_identity, status, created_at)
       SELECT '300000000032', 'us-east-1', gen_random_uuid(), 'fields a', '{}', '{}', 0, 1, 1, 'x', 'Scheduled', now()
       FROM generate_series(1, 100)`,
    );
    await expect(invoke(other, "logs:StartQuery", question)).rejects.toMatchObject({ code: "LimitExceededException" });
    await pool().query("DELETE FROM log_queries WHERE account_id = '300000000032'");
  });
});

describe("one event by its pointer", () => {
  test("has every field", async () => {
    const { results } = await ask({ logGroupName: "/q/web", queryString: "filter n = 41 | fields n" });
    const pointer = cells(results)[0]?.["@ptr"] ?? "";
    const { logRecord } = await invoke(root, "logs:GetLogRecord", { logRecordPointer: pointer });
    expect(logRecord).toMatchObject({
      "@ptr": pointer,
      "@log": "300000000031:/q/web",
      "@logStream": "s",
      "@message": events[41]?.message,
      "@timestamp": String(events[41]?.timestamp),
      level: "info",
      n: "41",
      path: "/p6",
    });
    const stranger = rootCaller("300000000033", "us-east-1", root.origin);
    for (const [caller, logRecordPointer] of [
      [stranger, pointer],
      [root, "nonsense"],
      [root, ""],
    ] as const) {
      await expect(invoke(caller, "logs:GetLogRecord", { logRecordPointer })).rejects.toMatchObject({
        code: "ResourceNotFoundException",
      });
    }
  });

  test("the fields of a group are told with their share", async () => {
    await put("/q/empty", [
      { timestamp: Date.now(), message: '{"a":{"b":1}}' },
      { timestamp: Date.now(), message: "plain" },
    ]);
    const { logGroupFields } = await invoke(root, "logs:GetLogGroupFields", { logGroupName: "/q/empty" });
    expect(logGroupFields).toEqual([
      ...["@ingestionTime", "@log", "@logStream", "@message", "@timestamp"].map((name) => ({ name, percent: 100 })),
      { name: "a.b", percent: 50 },
    ]);
    const long = await invoke(root, "logs:GetLogGroupFields", { logGroupName: "/q/web", time: START });
    expect(long.logGroupFields).toContainEqual({ name: "level", percent: 100 });
  });
});
