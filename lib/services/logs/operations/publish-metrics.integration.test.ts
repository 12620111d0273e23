import type { MetricTransformation } from "@aws-sdk/client-cloudwatch-logs";
import fc from "fast-check";
import { afterAll, afterEach, expect, test } from "vitest";
import { rootCaller, serviceCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase, transaction } from "@/lib/platform/database";
import { dispatch, invoke } from "../../invoke";

const ACCOUNT = "300000000032";
const REGION = "us-east-1";
const root = rootCaller(ACCOUNT, REGION, { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
const logs = serviceCaller("logs.amazonaws.com", ACCOUNT, REGION);
const MINUTE = 60_000;

afterEach(() => setClock());
afterAll(closeDatabase);

let groups = 0;

/** A group with a stream, and what can be done to it. */
async function newGroup() {
  groups += 1;
  const where = { logGroupName: `/publish/${groups}`, logStreamName: "s" };
  await invoke(root, "logs:CreateLogGroup", { logGroupName: where.logGroupName });
  await invoke(root, "logs:CreateLogStream", where);
  const metricName = `Metric${groups}`;
  const filter = (filterPattern: string, more: Partial<MetricTransformation> = {}, filterName = "filter") =>
    invoke(root, "logs:PutMetricFilter", {
      logGroupName: where.logGroupName,
      filterName,
      filterPattern,
      metricTransformations: [{ metricNamespace: "Logged", metricName, metricValue: "1", ...more }],
    });
  const send = (at: number, ...messages: string[]) =>
    invoke(root, "logs:PutLogEvents", { ...where, logEvents: messages.map((message) => ({ timestamp: at, message })) });
  return { ...where, metricName, filter, send };
}

async function publish(): Promise<void> {
  while ((await invoke(logs, "logs:PublishLogMetrics", {})).full);
}

/** The metric's minutes around `at` (milliseconds). */
async function minutes(MetricName: string, at: number, dimensions: Record<string, string> = {}) {
  const { Datapoints = [] } = await invoke(root, "cloudwatch:GetMetricStatistics", {
    Namespace: "Logged",
    MetricName,
    Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
    StartTime: new Date(at - 60 * MINUTE),
    EndTime: new Date(at + 60 * MINUTE),
    Period: 60,
    Statistics: ["SampleCount", "Sum", "Maximum"],
  });
  return Datapoints.map(({ Timestamp, Sum, SampleCount, Maximum, Unit }) => {
    return { at: Timestamp?.getTime(), sum: Sum, count: SampleCount, maximum: Maximum, unit: Unit };
  }).sort((one, other) => (one.at ?? 0) - (other.at ?? 0));
}

const thisMinute = () => Math.floor(Date.now() / MINUTE) * MINUTE;

test("matching lines become points of their own minute", async () => {
  const { filter, send, metricName } = await newGroup();
  await filter("ERROR", { unit: "Count" });
  const at = thisMinute() - 10 * MINUTE;
  await send(at + 1, "ERROR one", "fine", "ERROR two");
  await send(at + MINUTE + 59_999, "ERROR three");
  await publish();
  await publish();
  expect(await minutes(metricName, at)).toEqual([
    { at, sum: 2, count: 2, maximum: 1, unit: "Count" },
    { at: at + MINUTE, sum: 1, count: 1, maximum: 1, unit: "Count" },
  ]);
});

test("the value and the dimensions are taken from the event; an event that lacks one makes no point", async () => {
  const { filter, send, metricName } = await newGroup();
  await filter("{ $.latency = * }", { metricValue: "$.latency", dimensions: { Path: "$.path" }, unit: "Milliseconds" });
  const at = thisMinute();
  await send(at, '{"latency":3,"path":"/a"}', '{"latency":5.5,"path":"/a"}', '{"latency":7,"path":"/b"}');
  await send(at, '{"latency":9}', '{"latency":"slow","path":"/a"}', "no json");
  await publish();
  expect(await minutes(metricName, at, { Path: "/a" })).toMatchObject([{ sum: 8.5, count: 2, maximum: 5.5 }]);
  expect(await minutes(metricName, at, { Path: "/b" })).toMatchObject([{ sum: 7, count: 1 }]);
  expect(await minutes(metricName, at)).toEqual([]);
});

test("the default value is given once to a minute whose events all failed to match", async () => {
  const { filter, send, metricName } = await newGroup();
  await filter("ERROR", { defaultValue: 0, metricValue: "4" });
  const at = thisMinute() - 5 * MINUTE;
  await send(at, "fine", "fine");
  await send(at + MINUTE, "fine", "ERROR");
  await publish();
  expect(await minutes(metricName, at)).toMatchObject([{ at: at + MINUTE, sum: 4 }]);
  const start = Date.now();
  setClock(() => start + 3 * MINUTE);
  await publish();
  await send(at, "fine, but late");
  await publish();
  setClock(() => start + 9 * MINUTE);
  await publish();
  setClock();
  expect(await minutes(metricName, at)).toMatchObject([
    { at, sum: 0, count: 1 },
    { at: at + MINUTE, sum: 4, count: 1 },
  ]);
});

test("a filter works on the first events after it was put, and on none after it was deleted", async () => {
  const { filter, send, metricName, logGroupName } = await newGroup();
  const at = thisMinute();
  await send(at, "ERROR before");
  await filter("ERROR");
  await send(at, "ERROR with");
  await filter("WARN");
  await send(at, "ERROR with the other", "WARN");
  await invoke(root, "logs:DeleteMetricFilter", { logGroupName, filterName: "filter" });
  await send(at, "WARN after");
  await publish();
  expect(await minutes(metricName, at)).toMatchObject([{ sum: 2, count: 2 }]);
});

test("embedded metrics become points, by the second where they say so", async () => {
  const { send, metricName } = await newGroup();
  const at = thisMinute() - MINUTE;
  const metrics = [{ Name: metricName, Unit: "Milliseconds", StorageResolution: 1 }];
  const _aws = {
    Timestamp: at + 1_500,
    CloudWatchMetrics: [{ Namespace: "Logged", Dimensions: [["Service"], []], Metrics: metrics }],
  };
  await send(at, JSON.stringify({ _aws, Service: "api", [metricName]: [1, 2, 2] }));
  await publish();
  expect(await minutes(metricName, at, { Service: "api" })).toMatchObject([{ at, sum: 5, count: 3, maximum: 2 }]);
  expect(await minutes(metricName, at)).toMatchObject([{ at, sum: 5, count: 3, unit: "Milliseconds" }]);
});

test("what was acknowledged is counted once though workers die amid their work and several run at one time", async () => {
  const { filter, send, metricName } = await newGroup();
  await filter("ERROR");
  const at = thisMinute();
  await send(at, "ERROR", "ERROR");
  // A worker that dies leaves its transaction open, and PostgreSQL rolls it back.
  const death = transaction(async (db) => {
    await dispatch(logs, "logs:PublishLogMetrics", {}, db);
    throw new Error("killed");
  });
  await expect(death).rejects.toThrow("killed");
  expect(await minutes(metricName, at)).toEqual([]);
  await send(at, "ERROR");
  await Promise.all([publish(), publish(), publish()]);
  expect(await minutes(metricName, at)).toMatchObject([{ sum: 3, count: 3 }]);
});

test("property: the points add up to the matching lines", async () => {
  const line = fc.record({ level: fc.constantFrom("ERROR", "INFO"), size: fc.integer({ min: -1000, max: 1000 }) });
  const batches = fc.array(fc.array(line, { minLength: 1, maxLength: 300 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(batches, async (given) => {
      const { filter, send, metricName } = await newGroup();
      await filter('{ $.level = "ERROR" }', { metricValue: "$.size" });
      const at = thisMinute();
      await Promise.all(given.map((lines) => send(at, ...lines.map((one) => JSON.stringify(one)))));
      await Promise.all([publish(), publish()]);
      const matching = given.flat().filter(({ level }) => level === "ERROR");
      const [point] = await minutes(metricName, at);
      expect(point?.count ?? 0).toBe(matching.length);
      expect(point?.sum ?? 0).toBe(matching.reduce((sum, { size }) => sum + size, 0));
    }),
    { numRuns: 15 },
  );
});
