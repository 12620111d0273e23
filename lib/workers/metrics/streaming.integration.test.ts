import { expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { pool } from "@/lib/platform/database";
import { invoke } from "@/lib/services/invoke";
import { metricSealing } from "./metrics";
import {
  accountId,
  arnOf,
  DAY,
  deliver,
  HOUR,
  lines,
  MINUTE,
  minuteAgo,
  put,
  putStream,
  receiver,
  root,
  stream,
  withStreaming,
} from "./streaming.fixture";

withStreaming("620000000121");

test("a minute is sent once it has ended, whole, in CloudWatch's JSON and Firehose's request", async () => {
  await putStream("all", {
    StatisticsConfigurations: [
      { IncludeMetrics: [{ Namespace: "Shop", MetricName: "Latency" }], AdditionalStatistics: ["p50", "TM(25%:75%)"] },
    ],
  });
  const at = minuteAgo(2);
  const more = { Unit: "Milliseconds" as const, Dimensions: [{ Name: "Page", Value: "basket" }] };
  for (const value of [1, 5, 9]) await put("Shop", "Latency", value, at + 1_000, more);
  await put("Shop", "Orders", 3, Date.now());
  await stream();
  await deliver();

  const [request] = receiver.received;
  expect(request?.method).toBe("POST");
  expect(request?.path).toBe("/metrics");
  expect(request?.headers).toMatchObject({
    "content-type": "application/json",
    "x-amz-firehose-protocol-version": "1.0",
    "x-amz-firehose-source-arn": arnOf("collector"),
    "x-amz-firehose-access-key": "of the collector",
  });
  const body = JSON.parse(request?.body ?? "{}") as { requestId: string; timestamp: number };
  expect(request?.headers["x-amz-firehose-request-id"]).toBe(body.requestId);
  expect(Math.abs(body.timestamp - Date.now())).toBeLessThan(MINUTE);
  // What is of this minute waits until it has ended.
  expect(lines()).toEqual([
    {
      metric_stream_name: "all",
      account_id: accountId,
      region: "us-east-1",
      namespace: "Shop",
      metric_name: "Latency",
      dimensions: { Page: "basket" },
      timestamp: at,
      value: { count: 3, sum: 15, max: 9, min: 1, p50: 5, "TM(25%:75%)": 5 },
      unit: "Milliseconds",
    },
  ]);
  setClock(() => Date.now() + 2 * MINUTE);
  await stream();
  await deliver();
  expect(lines().map(({ metric_name, value }) => [metric_name, value.sum])).toContainEqual(["Orders", 3]);
});

test("late points bring their whole minute again, up to two days; what was there before the stream is not sent", async () => {
  const at = minuteAgo(90);
  await put("Late", "Before", 1, minuteAgo(3));
  await put("Late", "Value", 2, at);
  // A new stream begins where those of others are, which other tests may have left running.
  await stream();
  await putStream("late");
  await put("Late", "Value", 3, at);
  await put("Late", "TooLate", 1, Date.now() - 2 * DAY - HOUR);
  await stream();
  await deliver();
  expect(lines().map(({ metric_name, value }) => [metric_name, value.count, value.sum])).toEqual([["Value", 2, 5]]);
});

test("points that are sealed before the stream looked are sent from their blocks", async () => {
  await putStream("sealed");
  const at = minuteAgo(2);
  await put("Sealed", "Value", 7, at);
  await put("Sealed", "Fine", 1, at + 1_000, { StorageResolution: 1 });
  // As if the time had passed after which what was written is no longer being written.
  await invoke(service(), "cloudwatch:SealMetricPoints", { Everything: true });
  const { rows } = await pool().query("SELECT count(*)::int AS hot FROM metric_points");
  expect(rows).toEqual([{ hot: 0 }]);
  await stream();
  await deliver();
  expect(
    lines()
      .map(({ metric_name, value }) => [metric_name, value.sum])
      .sort(),
  ).toEqual([
    ["Fine", 1],
    ["Value", 7],
  ]);
  await metricSealing().run(new AbortController().signal);
});

test("what a transaction writes that ends after others have been noted is not missed", async () => {
  await putStream("slow");
  const at = minuteAgo(2);
  await put("Slow", "Value", 1, at);
  await stream();
  await deliver();
  const slow = await pool().connect();
  try {
    await slow.query("BEGIN");
    await slow.query(
      `INSERT INTO metric_points (series_id, at, sample_count, sum, minimum, maximum, resolution, slot, unit)
       SELECT id, $2, 1, 10, 10, 10, 60, 0, 'None' FROM metric_series WHERE account_id = $1 AND namespace = 'Slow'`,
      [accountId, new Date(at)],
    );
    for (let value = 0; value < 3; value += 1) {
      await put("Slow", "Other", value, at);
      await stream();
    }
    await slow.query("COMMIT");
  } finally {
    slow.release();
  }
  await stream();
  await deliver();
  expect(
    lines()
      .filter(({ metric_name }) => metric_name === "Value")
      .map(({ value }) => value.sum),
  ).toEqual([1, 11]);
});

test("filters choose namespaces and metrics; another account's and Region's metrics are in no stream", async () => {
  await putStream("some", {
    IncludeFilters: [{ Namespace: "In" }, { Namespace: "Part", MetricNames: ["one"] }],
  });
  const at = minuteAgo(2);
  for (const [namespace, name] of [
    ["In", "a"],
    ["In", "b"],
    ["Part", "one"],
    ["Part", "two"],
    ["Out", "a"],
  ] as const) {
    await put(namespace, name, 1, at);
  }
  const other = rootCaller("620000000122", "us-east-1", root.origin);
  await invoke(other, "cloudwatch:PutMetricData", {
    Namespace: "In",
    MetricData: [{ MetricName: "theirs", Value: 1, Timestamp: new Date(at) }],
  });
  const abroad = rootCaller(accountId, "eu-west-1", root.origin);
  await invoke(abroad, "cloudwatch:PutMetricData", {
    Namespace: "In",
    MetricData: [{ MetricName: "abroad", Value: 1, Timestamp: new Date(at) }],
  });
  const sent = async () => {
    await stream();
    await deliver();
    const found = lines()
      .map(({ namespace, metric_name }) => `${namespace}/${metric_name}`)
      .sort();
    receiver.received.length = 0;
    return found;
  };
  expect(await sent()).toEqual(["In/a", "In/b", "Part/one"]);

  await putStream("some", { ExcludeFilters: [{ Namespace: "Out" }, { Namespace: "Part", MetricNames: ["one"] }] });
  for (const [namespace, name] of [
    ["In", "a"],
    ["Part", "one"],
    ["Part", "two"],
    ["Out", "a"],
  ] as const) {
    await put(namespace, name, 1, at);
  }
  expect(await sent()).toEqual(["In/a", "Part/two"]);
});

test("a stream that is stopped sends nothing, and what came meanwhile is not made up for", async () => {
  await putStream("paused");
  await invoke(root, "cloudwatch:StopMetricStreams", { Names: ["paused"] });
  await put("Paused", "Meanwhile", 1, minuteAgo(2));
  await stream();
  await invoke(root, "cloudwatch:StartMetricStreams", { Names: ["paused"] });
  await put("Paused", "After", 1, minuteAgo(2));
  await stream();
  await deliver();
  expect(lines().map(({ metric_name }) => metric_name)).toEqual(["After"]);
});

function service() {
  return { ...root, identity: { type: "AWSService" as const, accountId, service: "cloudwatch.amazonaws.com" } };
}
