import { afterAll, afterEach, expect, test } from "vitest";
import { rootCaller, serviceCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase, pool } from "@/lib/platform/database";
import { dispatch, invoke } from "../invoke";

const origin = { sourceIPAddress: "203.0.113.20", userAgent: "test/1" };
const root = rootCaller("100000000020", "us-east-1", origin);
const MINUTE = 60_000;
/** The start of a whole ten minutes about an hour ago. */
const start = Math.floor(Date.now() / (10 * MINUTE)) * 10 * MINUTE - 60 * MINUTE;

afterEach(() => setClock());
afterAll(closeDatabase);

const at = (minutes: number, seconds = 0) => new Date(start + minutes * MINUTE + seconds * 1000);
const put = (Namespace: string, ...MetricData: object[]) =>
  invoke(root, "cloudwatch:PutMetricData", { Namespace, MetricData: MetricData as { MetricName: string }[] });
const query = (Id: string, Namespace: string, MetricName: string, Stat: string, more: object = {}) => ({
  Id,
  MetricStat: { Metric: { Namespace, MetricName }, Period: 60, Stat, ...more },
});

test("what was put is there at once, added up by minute, newest first", async () => {
  await put(
    "Shop",
    { MetricName: "Orders", Value: 2, Timestamp: at(0, 5) },
    { MetricName: "Orders", Value: 3, Timestamp: at(0, 55) },
  );
  await put("Shop", { MetricName: "Orders", Value: 10, Timestamp: at(2) });
  const answer = await invoke(root, "cloudwatch:GetMetricData", {
    MetricDataQueries: [query("sum", "Shop", "Orders", "Sum"), query("count", "Shop", "Orders", "SampleCount")],
    StartTime: at(0),
    EndTime: at(5),
  });
  expect(answer).toEqual({
    Messages: [],
    MetricDataResults: [
      { Id: "sum", Label: "Orders Sum", StatusCode: "Complete", Timestamps: [at(2), at(0)], Values: [10, 5] },
      { Id: "count", Label: "Orders SampleCount", StatusCode: "Complete", Timestamps: [at(2), at(0)], Values: [1, 2] },
    ],
  });
});

test("another set of dimensions is another metric, another Region and account another world", async () => {
  const InstanceId = [{ Name: "InstanceId", Value: "i-1" }];
  await put("Host", { MetricName: "Cpu", Value: 50, Timestamp: at(0), Dimensions: InstanceId });
  const ask = async (caller: typeof root, Dimensions: object[]) => {
    const answer = await invoke(caller, "cloudwatch:GetMetricData", {
      MetricDataQueries: [
        query("m", "Host", "Cpu", "Average", { Metric: { Namespace: "Host", MetricName: "Cpu", Dimensions } }),
      ],
      StartTime: at(0),
      EndTime: at(1),
    });
    return answer.MetricDataResults?.[0]?.Values;
  };
  expect(await ask(root, InstanceId)).toEqual([50]);
  expect(await ask(root, [])).toEqual([]);
  expect(await ask({ ...root, region: "sa-east-1" }, InstanceId)).toEqual([]);
  expect(await ask(rootCaller("100000000021", "us-east-1", origin), InstanceId)).toEqual([]);
});

test("values with counts have percentiles, statistic sets have none", async () => {
  await put("Latency", {
    MetricName: "Raw",
    Values: [1, 10, 100],
    Counts: [8, 1, 1],
    Timestamp: at(0),
    Unit: "Milliseconds",
  });
  await put("Latency", {
    MetricName: "Set",
    StatisticValues: { SampleCount: 10, Sum: 118, Minimum: 1, Maximum: 100 },
    Timestamp: at(0),
  });
  const answer = await invoke(root, "cloudwatch:GetMetricStatistics", {
    Namespace: "Latency",
    MetricName: "Raw",
    StartTime: at(0),
    EndTime: at(1),
    Period: 60,
    ExtendedStatistics: ["p50", "p100", "tm90"],
  });
  expect(answer).toEqual({
    Label: "Raw",
    Datapoints: [{ Timestamp: at(0), Unit: "Milliseconds", ExtendedStatistics: { p50: 1, p100: 100, tm90: 2 } }],
  });
  const set = await invoke(root, "cloudwatch:GetMetricData", {
    MetricDataQueries: [query("p", "Latency", "Set", "p50"), query("avg", "Latency", "Set", "Average")],
    StartTime: at(0),
    EndTime: at(1),
  });
  expect(set.MetricDataResults?.map(({ Values }) => Values)).toEqual([[], [11.8]]);
});

test("GetMetricStatistics answers each unit for itself", async () => {
  await put(
    "Units",
    { MetricName: "M", Value: 5, Unit: "Count", Timestamp: at(0) },
    { MetricName: "M", Value: 1, Unit: "Seconds", Timestamp: at(0) },
  );
  const question = { Namespace: "Units", MetricName: "M", StartTime: at(0), EndTime: at(1), Period: 60 };
  const all = await invoke(root, "cloudwatch:GetMetricStatistics", { ...question, Statistics: ["Average", "Maximum"] });
  expect(all.Datapoints).toEqual([
    { Timestamp: at(0), Unit: "Count", Average: 5, Maximum: 5 },
    { Timestamp: at(0), Unit: "Seconds", Average: 1, Maximum: 1 },
  ]);
  const one = await invoke(root, "cloudwatch:GetMetricStatistics", {
    ...question,
    Statistics: ["Sum"],
    Unit: "Seconds",
  });
  expect(one.Datapoints).toEqual([{ Timestamp: at(0), Unit: "Seconds", Sum: 1 }]);
});

test("GetMetricData in several units answers the preferred and says so", async () => {
  await put(
    "Mixed",
    { MetricName: "M", Value: 60, Unit: "Seconds", Timestamp: at(0) },
    { MetricName: "M", Value: 5, Unit: "Count", Timestamp: at(0) },
  );
  const answer = await invoke(root, "cloudwatch:GetMetricData", {
    MetricDataQueries: [query("m", "Mixed", "M", "Sum")],
    StartTime: at(0),
    EndTime: at(1),
  });
  expect(answer.MetricDataResults?.[0]).toMatchObject({
    Values: [5],
    Messages: [{ Code: "MultipleUnits", Value: "Multiple units returned: '[Count, Seconds]'" }],
  });
});

test("graphs learn the units of their metrics with the values, with expressions too", async () => {
  await put("Units", { MetricName: "Load", Value: 60, Unit: "Percent", Timestamp: at(0) });
  const units = async (...MetricDataQueries: object[]) => {
    const asked = { MetricDataQueries: MetricDataQueries as { Id: string }[], StartTime: at(0), EndTime: at(1) };
    return (await invoke(root, "cloudwatch:GetMetricDataWithUnits", asked)).Units;
  };
  const avg = query("avg", "Units", "Load", "Average");
  expect(await units(avg, query("none", "Units", "Nothing", "Sum"))).toEqual({ avg: "Percent" });
  expect(await units(query("n", "Units", "Load", "SampleCount"), query("r", "Units", "Load", "PR(:50)"))).toEqual({
    n: "Count",
    r: "Percent",
  });
  expect(await units(avg, { Id: "e1", Expression: "avg * 2" })).toEqual({ avg: "Percent" });
  expect(await units({ ...avg, ReturnData: false }, { Id: "e1", Expression: "avg * 2" })).toEqual({});
});

test("pages of GetMetricData go on where they ended and together are the whole", async () => {
  const data = Array.from({ length: 7 }, (_, minute) => ({ MetricName: "P", Value: minute, Timestamp: at(minute) }));
  await put("Paged", ...data, ...data.map((datum) => ({ ...datum, MetricName: "Q" })));
  const question = {
    MetricDataQueries: [query("p", "Paged", "P", "Sum"), query("q", "Paged", "Q", "Sum")],
    StartTime: at(0),
    EndTime: at(10),
    ScanBy: "TimestampAscending" as const,
    MaxDatapoints: 5,
  };
  const values: Record<string, number[]> = {};
  const statuses: (string | undefined)[] = [];
  let NextToken: string | undefined;
  do {
    const answer = await invoke(root, "cloudwatch:GetMetricData", { ...question, NextToken });
    for (const { Id = "", Values = [], StatusCode } of answer.MetricDataResults ?? []) {
      values[Id] = [...(values[Id] ?? []), ...Values];
      statuses.push(StatusCode);
    }
    NextToken = answer.NextToken;
  } while (NextToken);
  expect(values).toEqual({ p: [0, 1, 2, 3, 4, 5, 6], q: [0, 1, 2, 3, 4, 5, 6] });
  expect(statuses).toEqual(["PartialData", "Complete", "PartialData", "Complete"]);
});

test("ListMetrics filters by name, dimension name and dimension pair, 500 a page", async () => {
  const metrics = Array.from({ length: 620 }, (_, index) => ({
    MetricName: index % 2 ? "Odd" : "Even",
    Value: 1,
    Dimensions: [
      { Name: "Host", Value: `h${index}` },
      { Name: "Kind", Value: index % 3 ? "a" : 'b"\\' },
    ],
  }));
  await put("Listed", ...metrics);
  const list = async (filter: object) => {
    const found: string[] = [];
    const sizes: number[] = [];
    let NextToken: string | undefined;
    do {
      const page = await invoke(root, "cloudwatch:ListMetrics", { Namespace: "Listed", ...filter, NextToken });
      sizes.push(page.Metrics?.length ?? 0);
      found.push(...(page.Metrics ?? []).map((metric) => `${metric.MetricName} ${metric.Dimensions?.[0]?.Value}`));
      NextToken = page.NextToken;
    } while (NextToken);
    return { found: new Set(found), sizes };
  };
  const all = await list({});
  expect(all.found.size).toBe(620);
  expect(all.sizes).toEqual([500, 120]);
  expect((await list({ MetricName: "Odd" })).found.size).toBe(310);
  expect((await list({ Dimensions: [{ Name: "Host" }] })).found.size).toBe(620);
  expect((await list({ Dimensions: [{ Name: "Host" }, { Name: "Kind", Value: 'b"\\' }] })).found.size).toBe(207);
  expect((await list({ Dimensions: [{ Name: "host" }] })).found.size).toBe(0);
  expect((await list({ OwningAccount: "999999999999" })).found.size).toBe(0);
});

test("RecentlyActive leaves out what was last seen three hours ago, and two weeks end every listing", async () => {
  const HOUR = 3_600_000;
  await put("Recent", { MetricName: "New", Value: 1 });
  setClock(() => Date.now() - 4 * HOUR);
  await put("Recent", { MetricName: "Old", Value: 1 });
  setClock(() => Date.now() - 15 * 24 * HOUR);
  await put("Recent", { MetricName: "Gone", Value: 1 });
  setClock();
  const names = async (filter: object) => {
    const page = await invoke(root, "cloudwatch:ListMetrics", { Namespace: "Recent", ...filter });
    return page.Metrics?.map(({ MetricName }) => MetricName);
  };
  expect(await names({})).toEqual(["New", "Old"]);
  expect(await names({ RecentlyActive: "PT3H" })).toEqual(["New"]);
});

test("a metric that comes again is seen again, and stays one metric", async () => {
  await put("Again", { MetricName: "M", Value: 1 });
  const row = async () => {
    const { rows } = await pool().query("SELECT id, last_seen FROM metric_series WHERE namespace = 'Again'");
    expect(rows).toHaveLength(1);
    return rows[0];
  };
  const before = await row();
  setClock(() => Date.now() + 30 * MINUTE);
  await put("Again", { MetricName: "M", Value: 1 });
  await expect.poll(async () => (await row()).last_seen.getTime()).toBeGreaterThan(before.last_seen.getTime());
  expect((await row()).id).toBe(before.id);
});

test("entity metrics are kept like others", async () => {
  await invoke(root, "cloudwatch:PutMetricData", {
    Namespace: "Entity",
    EntityMetricData: [
      {
        Entity: { KeyAttributes: { Type: "Service", Name: "shop" } },
        MetricData: [{ MetricName: "M", Value: 4, Timestamp: at(0) }],
      },
    ],
  });
  const answer = await invoke(root, "cloudwatch:GetMetricData", {
    MetricDataQueries: [query("m", "Entity", "M", "Sum")],
    StartTime: at(0),
    EndTime: at(1),
  });
  expect(answer.MetricDataResults?.[0]?.Values).toEqual([4]);
});

test("a hundred writers at once lose nothing and make each metric once", async () => {
  const writers = Array.from({ length: 100 }, (_, writer) =>
    put(
      "Crowd",
      ...Array.from({ length: 20 }, (_, index) => ({
        MetricName: `m${(index + writer) % 25}`,
        Value: 1,
        Timestamp: at(0),
      })),
    ),
  );
  await Promise.all(writers);
  const { rows } = await pool().query(
    `SELECT count(DISTINCT s.id)::int AS series, sum(p.sum)::int AS total
     FROM metric_series s JOIN metric_points p ON p.series_id = s.id WHERE s.namespace = 'Crowd'`,
  );
  expect(rows).toEqual([{ series: 25, total: 2000 }]);
});

test("an emptied account has no metrics and no data, and takes new data under the same names", async () => {
  const account = rootCaller("100000000025", "us-east-1", origin);
  const worker = serviceCaller("mirante", "100000000025", "us-east-1");
  const write = (Value: number) =>
    invoke(account, "cloudwatch:PutMetricData", {
      Namespace: "Reset",
      MetricData: [{ MetricName: "M", Value, Timestamp: at(0) }],
    });
  const seen = async () => {
    const { Metrics } = await invoke(account, "cloudwatch:ListMetrics", { Namespace: "Reset" });
    const { MetricDataResults } = await invoke(account, "cloudwatch:GetMetricData", {
      MetricDataQueries: [query("m", "Reset", "M", "Sum")],
      StartTime: at(0),
      EndTime: at(1),
    });
    return { metrics: Metrics?.length, values: MetricDataResults?.[0]?.Values };
  };
  await write(1);
  expect(await seen()).toEqual({ metrics: 1, values: [1] });
  await dispatch(worker, "cloudwatch:MetricsResetAccount", {});
  expect(await seen()).toEqual({ metrics: 0, values: [] });
  await write(5);
  expect(await seen()).toEqual({ metrics: 1, values: [5] });
});
