import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeQueriesCommand,
  DescribeQueryDefinitionsCommand,
  GetLogGroupFieldsCommand,
  GetLogRecordCommand,
  GetQueryResultsCommand,
  MalformedQueryException,
  PutLogEventsCommand,
  PutQueryDefinitionCommand,
  StartQueryCommand,
  StopQueryCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { runWaitingQueries } from "@/lib/services/logs/waiting-queries.fixture";
import { keysOfUser, startWholeApi, type WholeApi } from "./whole-api";

/** AWS's own SDK asks Logs Insights: sockets, signatures, protocol, rights, queries. */
const root = rootCaller("610000000041", "us-east-1", { sourceIPAddress: "203.0.113.1", userAgent: "test/1" });
const logGroupName = "/sdk/insights";
const NOW = Date.now();
const times = { startTime: Math.floor(NOW / 1_000) - 3_600, endTime: Math.floor(NOW / 1_000) + 1 };
let api: WholeApi;
let logs: CloudWatchLogsClient;

beforeAll(async () => {
  api = await startWholeApi();
  logs = new CloudWatchLogsClient(api.optionsFor(await keysOfUser(root, "asker", "logs:*")));
  const where = { logGroupName, logStreamName: "s" };
  await logs.send(new CreateLogGroupCommand({ logGroupName }));
  await logs.send(new CreateLogStreamCommand(where));
  const logEvents = [10, 20, 30].map((ms, n) => ({ timestamp: NOW - 60_000 + n, message: JSON.stringify({ ms }) }));
  await logs.send(new PutLogEventsCommand({ ...where, logEvents }));
});
afterAll(async () => {
  await api.close();
  await closeDatabase();
});

test("a query is started, answered, looked into and listed", async () => {
  const queryString = "fields ms | filter ms > 10 | sort ms desc";
  const { queryId } = await logs.send(new StartQueryCommand({ ...times, logGroupName, queryString, limit: 5 }));
  await runWaitingQueries();
  const answer = await logs.send(new GetQueryResultsCommand({ queryId }));
  expect(answer).toMatchObject({ status: "Complete", queryLanguage: "CWLI" });
  expect(answer.statistics).toMatchObject({ recordsMatched: 2, recordsScanned: 3 });
  expect(answer.results?.map((row) => row.find(({ field }) => field === "ms")?.value)).toEqual(["30", "20"]);
  const pointer = answer.results?.[0]?.find(({ field }) => field === "@ptr")?.value;
  const { logRecord } = await logs.send(new GetLogRecordCommand({ logRecordPointer: pointer }));
  expect(logRecord).toMatchObject({ ms: "30", "@logStream": "s" });
  const { logGroupFields } = await logs.send(new GetLogGroupFieldsCommand({ logGroupName }));
  expect(logGroupFields).toContainEqual({ name: "ms", percent: 100 });
  const { queries } = await logs.send(new DescribeQueriesCommand({ logGroupName }));
  expect(queries?.[0]).toMatchObject({ queryId, queryString, status: "Complete" });
  expect(queries?.[0]?.userIdentity).toMatch(/:user\/asker$/);
});

test("a mistake is an exception of the SDK's, with its place", async () => {
  const started = logs.send(new StartQueryCommand({ ...times, logGroupName, queryString: "fields a | limit none" }));
  const error = await started.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(MalformedQueryException);
  expect((error as MalformedQueryException).queryCompileError).toEqual({
    location: { startCharOffset: 17, endCharOffset: 21 },
    message: "limit needs a number",
  });
});

test("a query is stopped, and one is saved", async () => {
  const { queryId } = await logs.send(new StartQueryCommand({ ...times, logGroupName, queryString: "fields a" }));
  expect((await logs.send(new StopQueryCommand({ queryId }))).success).toBe(true);
  expect((await logs.send(new GetQueryResultsCommand({ queryId }))).status).toBe("Cancelled");
  await logs.send(new PutQueryDefinitionCommand({ name: "a", queryString: "fields a", logGroupNames: [logGroupName] }));
  const { queryDefinitions } = await logs.send(new DescribeQueryDefinitionsCommand({}));
  expect(queryDefinitions).toMatchObject([{ name: "a", queryString: "fields a", logGroupNames: [logGroupName] }]);
});
