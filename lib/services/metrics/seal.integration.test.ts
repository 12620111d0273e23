import { afterAll, afterEach, expect, test } from "vitest";
import { rootCaller, serviceCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase, pool } from "@/lib/platform/database";
import { invoke } from "../invoke";

const root = rootCaller("100000000026", "us-east-1", { sourceIPAddress: "203.0.113.26", userAgent: "test/1" });
const worker = serviceCaller("cloudwatch.amazonaws.com", "100000000026", "us-east-1");
const [SECOND, MINUTE, HOUR, DAY] = [1_000, 60_000, 3_600_000, 86_400_000];
const hourAgo = Math.floor(Date.now() / HOUR) * HOUR - HOUR;

afterEach(() => setClock());
afterAll(closeDatabase);

type Value = { at: number; value: number };
type Asked = { metric: string; from: number; to: number; period: number; stat: string };

const seal = (Everything = true) => invoke(worker, "cloudwatch:SealMetricPoints", { Everything });
const put = (MetricName: string, values: Value[], more: object = {}) =>
  invoke(root, "cloudwatch:PutMetricData", {
    Namespace: "Sealed",
    MetricData: values.map(({ at, value }) => ({ MetricName, Value: value, Timestamp: new Date(at), ...more })),
  });

async function ask({ metric, from, to, period, stat }: Asked): Promise<Value[]> {
  const simple = /^[A-Z][a-z]/.test(stat);
  const { Datapoints = [] } = await invoke(root, "cloudwatch:GetMetricStatistics", {
    Namespace: "Sealed",
    MetricName: metric,
    StartTime: new Date(from),
    EndTime: new Date(to),
    Period: period,
    ...(simple ? { Statistics: [stat as "Sum"] } : { ExtendedStatistics: [stat] }),
  });
  return Datapoints.map((point) => ({
    at: point.Timestamp?.getTime() ?? 0,
    value: (simple ? point[stat as "Sum"] : point.ExtendedStatistics?.[stat]) ?? Number.NaN,
  })).sort((one, other) => one.at - other.at);
}

/** The same, counted by hand from what was sent. */
function expected(values: Value[], { from, to, period, stat }: Asked): Value[] {
  const answer: Value[] = [];
  for (let at = from; at < to; at += period * SECOND) {
    const inside = values.filter((one) => one.at >= at && one.at < at + period * SECOND && one.at < to);
    const sorted = inside.map(({ value }) => value).sort((a, b) => a - b);
    if (sorted.length > 0) answer.push({ at, value: countedByHand(sorted, stat) });
  }
  return answer;
}

function countedByHand(sorted: number[], stat: string): number {
  const sum = sorted.reduce((total, value) => total + value, 0);
  if (stat === "Sum") return sum;
  if (stat === "SampleCount") return sorted.length;
  if (stat === "Average") return sum / sorted.length;
  if (stat === "Minimum") return sorted[0] ?? Number.NaN;
  if (stat === "Maximum") return sorted.at(-1) ?? Number.NaN;
  const place = (Number(stat.slice(1)) / 100) * (sorted.length - 1);
  const [low = 0, high = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place - Math.floor(place));
}

const STATS = ["Sum", "SampleCount", "Average", "Minimum", "Maximum", "p50", "p99", "p12.5"];

async function expectAll(values: Value[], question: Omit<Asked, "stat">, relativeError = 0): Promise<void> {
  for (const stat of STATS) {
    const [answer, wanted] = [await ask({ ...question, stat }), expected(values, { ...question, stat })];
    expect(
      answer.map(({ at }) => at),
      stat,
    ).toEqual(wanted.map(({ at }) => at));
    for (const [index, { value }] of answer.entries()) {
      const right = wanted[index]?.value ?? Number.NaN;
      const allowed = stat.startsWith("p") ? relativeError : 0;
      expect(Math.abs(value - right), `${stat}: ${value}, not ${right}`).toBeLessThanOrEqual(right * (allowed + 1e-12));
    }
  }
}

/** Values in a fixed but wild order, several a minute and out of order. */
function wild(count: number, from: number, spanMillis: number, step: number): Value[] {
  return Array.from({ length: count }, (_, index) => ({
    at: from + Math.floor((((index * 7_919) % count) * spanMillis) / count / step) * step,
    value: ((index * 104_729) % 9_973) + 1,
  }));
}

const rowsIn = async (table: string, metric: string) => {
  const { rows } = await pool().query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${table} t JOIN metric_series s ON s.id = t.series_id
     WHERE s.account_id = '100000000026' AND s.metric_name = $1`,
    [metric],
  );
  return rows[0]?.count;
};

test("answers are the same before, amid and after sealing, with late points in sealed hours", async () => {
  const question = { metric: "Minutes", from: hourAgo - 3 * HOUR, to: hourAgo + HOUR, period: 300 };
  const first = wild(600, hourAgo - 3 * HOUR, 4 * HOUR, MINUTE);
  await put("Minutes", first);
  await expectAll(first, question);
  await seal();
  expect(await rowsIn("metric_points", "Minutes")).toBe(0);
  expect(await rowsIn("metric_blocks", "Minutes")).toBe(4);
  await expectAll(first, question);
  const late = wild(300, hourAgo - 2 * HOUR, 2 * HOUR, MINUTE).toReversed();
  await put("Minutes", late);
  await expectAll([...first, ...late], question);
  await seal();
  expect(await rowsIn("metric_blocks", "Minutes")).toBe(4);
  await expectAll([...first, ...late], question);
  await expectAll([...first, ...late], { ...question, from: question.from + 30 * MINUTE, period: 60 });
});

test("the slot that is being written is left alone unless everything is asked for", async () => {
  await put("Written", [{ at: hourAgo, value: 1 }]);
  await seal(false);
  expect(await rowsIn("metric_points", "Written")).toBe(1);
  await pool().query("UPDATE metric_points SET slot = (slot + 1) % 4");
  await seal(false);
  expect(await rowsIn("metric_points", "Written")).toBe(0);
});

test("lists of values, statistic sets, units and negative values are sealed as they came", async () => {
  const Timestamp = new Date(hourAgo);
  const data = [
    { MetricName: "Lists", Values: [1, 10, 100], Counts: [8, 1, 1], Unit: "Milliseconds" },
    { MetricName: "Sets", StatisticValues: { SampleCount: 10, Sum: 118, Minimum: 1, Maximum: 100 } },
    { MetricName: "One", StatisticValues: { SampleCount: 4, Sum: 20, Minimum: 5, Maximum: 5 } },
    { MetricName: "Below", Value: -3 },
    { MetricName: "Both", Values: [2, 4], StatisticValues: { SampleCount: 9, Sum: 30, Minimum: 1, Maximum: 5 } },
  ].map((datum) => ({ ...datum, Timestamp }));
  await invoke(root, "cloudwatch:PutMetricData", { Namespace: "Sealed", MetricData: data as [] });
  const answers = async () => {
    const question = { from: hourAgo, to: hourAgo + MINUTE, period: 60 };
    const all = data.flatMap(({ MetricName: metric }) =>
      ["Average", "p50", "TC(2:50)"].map(async (stat) => (await ask({ metric, ...question, stat }))[0]?.value),
    );
    return Promise.all(all);
  };
  const hot = await answers();
  expect(hot).toEqual([11.8, 1, 1, 11.8, undefined, undefined, 5, 5, 4, -3, undefined, undefined, 30 / 9, 3, 1]);
  await seal();
  expect(await answers()).toEqual(hot);
});

test("points of the second are exact for three hours, then kept by the minute with a sketch", async () => {
  const values = wild(900, hourAgo, 10 * MINUTE, SECOND);
  const question = { metric: "Seconds", from: hourAgo, to: hourAgo + 10 * MINUTE, period: 5 };
  await put("Seconds", values, { StorageResolution: 1 });
  await expectAll(values, question);
  await seal();
  expect(await rowsIn("metric_fine_blocks", "Seconds")).toBe(1);
  await expectAll(values, question);
  setClock(() => hourAgo + 4 * HOUR + MINUTE);
  await seal();
  expect([await rowsIn("metric_fine_blocks", "Seconds"), await rowsIn("metric_blocks", "Seconds")]).toEqual([0, 1]);
  expect(await ask({ ...question, stat: "Sum" })).toEqual([]);
  await expectAll(values, { ...question, period: 60 }, 0.005);
  const late = wild(100, hourAgo, 10 * MINUTE, SECOND);
  await put("Seconds", late, { StorageResolution: 1 });
  await seal();
  expect(await rowsIn("metric_fine_blocks", "Seconds")).toBe(0);
  await expectAll([...values, ...late], { ...question, period: 60 }, 0.005);
});

test("days are rolled up to 5 minutes after 15 days, to an hour after 63, and go after 455", async () => {
  const from = Math.floor(hourAgo / DAY) * DAY - DAY;
  const values = wild(2_000, from, DAY, MINUTE);
  await put("Days", values.slice(0, 1_000));
  await put("Days", values.slice(1_000));
  const question = { metric: "Days", from, to: from + DAY, period: 300 };
  const after = async (days: number) => {
    setClock(() => from + DAY + days * DAY + HOUR);
    await seal();
    await invoke(worker, "cloudwatch:RollUpMetricDays", {});
    await invoke(worker, "cloudwatch:MaintainMetricPartitions", {});
    return Promise.all(
      ["metric_points", "metric_blocks", "metric_five_minutes", "metric_hours"].map((table) => rowsIn(table, "Days")),
    );
  };
  expect(await after(1)).toEqual([0, 24, 0, 0]);
  await expectAll(values, question);
  expect(await after(14)).toEqual([0, 24, 0, 0]);
  expect(await after(15)).toEqual([0, 0, 1, 0]);
  expect(await ask({ ...question, period: 60, to: from + HOUR, stat: "Sum" })).toEqual([]);
  await expectAll(values, question, 0.005);
  expect(await after(62)).toEqual([0, 0, 1, 0]);
  expect(await after(63)).toEqual([0, 0, 0, 1]);
  expect(await ask({ ...question, stat: "Sum" })).toEqual([]);
  await expectAll(values, { ...question, period: 3600 }, 0.005);
  expect(await after(450)).toEqual([0, 0, 0, 1]);
  expect(await after(490)).toEqual([0, 0, 0, 0]);
}, 60_000);

test("a worker that was away rolls up whatever is due, and nothing is dropped before", async () => {
  const from = Math.floor(hourAgo / DAY) * DAY - 2 * DAY;
  const values = wild(500, from, DAY, MINUTE);
  await put("Away", values);
  await seal();
  setClock(() => from + 40 * DAY);
  await invoke(worker, "cloudwatch:MaintainMetricPartitions", {});
  expect(await rowsIn("metric_blocks", "Away")).toBe(24);
  await invoke(worker, "cloudwatch:RollUpMetricDays", {});
  expect(await rowsIn("metric_blocks", "Away")).toBe(0);
  await expectAll(values, { metric: "Away", from, to: from + DAY, period: 300 }, 0.005);
});

test("two workers at once do each thing once", async () => {
  const values = wild(3_000, hourAgo - 2 * HOUR, 2 * HOUR, MINUTE);
  await put("Two", values.slice(0, 1_000));
  await put("Two", values.slice(1_000, 2_000));
  await put("Two", values.slice(2_000));
  await Promise.all([seal(), seal(), seal(), seal()]);
  await seal();
  await expectAll(values, { metric: "Two", from: hourAgo - 2 * HOUR, to: hourAgo, period: 600 });
});

test("whoever reads while points are sealed sees each of them once", async () => {
  const at = hourAgo;
  let sent = 0;
  let writing = true;
  const writer = (async () => {
    while (writing) {
      await put("Moving", [{ at, value: 1 }]);
      sent += 1;
    }
  })();
  const sealer = (async () => {
    while (writing) await seal();
  })();
  for (let look = 0; look < 60; look += 1) {
    const before = sent;
    const [answer] = await ask({ metric: "Moving", from: at, to: at + MINUTE, period: 60, stat: "Sum" });
    expect(answer?.value ?? 0).toBeGreaterThanOrEqual(before);
    expect(answer?.value ?? 0).toBeLessThanOrEqual(sent + 1);
  }
  writing = false;
  await Promise.all([writer, sealer]);
  const [answer] = await ask({ metric: "Moving", from: at, to: at + MINUTE, period: 60, stat: "Sum" });
  expect(answer?.value).toBe(sent);
});
