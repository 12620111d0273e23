import type { PutMetricAlarmInput } from "@aws-sdk/client-cloudwatch";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { rootCaller, serviceCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase, pool } from "@/lib/platform/database";
import { dispatch, invoke } from "../invoke";
import type { EvaluateAlarmsOutput } from "./operations/evaluation";

const ACCOUNT = "400000000010";
const REGION = "us-east-1";
const caller = rootCaller(ACCOUNT, REGION, { sourceIPAddress: "203.0.113.9", userAgent: "test" });
const worker = serviceCaller("cloudwatch.amazonaws.com", ACCOUNT, REGION);
const START = Date.UTC(2026, 10, 22, 12, 0);
const topic = `arn:aws:sns:${REGION}:${ACCOUNT}:pager`;

let now = START;
beforeAll(() => setClock(() => now));
afterEach(async () => {
  await dispatch(worker, "cloudwatch:AlarmsResetAccount", {});
  // The room of metrics refuses points of the future, so each test goes on where the one before it ended.
  now = Math.ceil(now / 3_600_000) * 3_600_000;
});
afterAll(async () => {
  setClock();
  await closeDatabase();
});

function put(name: string, changes: Partial<PutMetricAlarmInput> = {}) {
  return invoke(caller, "cloudwatch:PutMetricAlarm", {
    AlarmName: name,
    MetricName: name,
    Namespace: "Shop",
    Statistic: "Average",
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 5,
    ComparisonOperator: "GreaterThanThreshold",
    ...changes,
  });
}

function measure(MetricName: string, Value: number, changes: object = {}) {
  const MetricData = [{ MetricName, Value, Timestamp: new Date(now), ...changes }];
  return invoke(caller, "cloudwatch:PutMetricData", { Namespace: "Shop", MetricData });
}

async function evaluate(input: object = {}): Promise<EvaluateAlarmsOutput> {
  return (await dispatch(worker, "cloudwatch:EvaluateAlarms", input)) as EvaluateAlarmsOutput;
}

async function described(name: string) {
  return (await invoke(caller, "cloudwatch:DescribeAlarms", { AlarmNames: [name] })).MetricAlarms?.[0];
}

async function summaries(name: string) {
  const { AlarmHistoryItems = [] } = await invoke(caller, "cloudwatch:DescribeAlarmHistory", { AlarmName: name });
  return AlarmHistoryItems.map(({ HistorySummary }) => HistorySummary);
}

/** A minute later, and past the grace that late points are given. */
function nextMinute(): void {
  now = Math.floor(now / 60_000) * 60_000 + 65_000;
}

test("an alarm follows its metric to ALARM, to OK and to INSUFFICIENT_DATA, and tells why", async () => {
  await put("errors", { EvaluationPeriods: 2, DatapointsToAlarm: 2, AlarmActions: [topic] });
  expect(await evaluate()).toEqual({ Evaluated: 1, Changed: 0 });
  for (const value of [9, 7]) {
    await measure("errors", value);
    nextMinute();
    await evaluate();
  }
  const alarm = await described("errors");
  expect(alarm).toMatchObject({
    StateValue: "ALARM",
    StateReason:
      "Threshold Crossed: 2 out of the last 2 datapoints [7.0 (22/11/26 12:01:00), 9.0 (22/11/26 12:00:00)] were greater " +
      "than the threshold (5.0) (minimum 2 datapoints for OK -> ALARM transition).",
    StateTransitionedTimestamp: new Date(now),
  });
  expect(JSON.parse(alarm?.StateReasonData ?? "")).toEqual({
    version: "1.0",
    queryDate: "2026-11-22T12:02:05.000+0000",
    startDate: "2026-11-22T12:00:00.000+0000",
    statistic: "Average",
    period: 60,
    recentDatapoints: [9, 7],
    threshold: 5,
    evaluatedDatapoints: [
      { timestamp: "2026-11-22T12:01:00.000+0000", sampleCount: 1, value: 7 },
      { timestamp: "2026-11-22T12:00:00.000+0000", sampleCount: 1, value: 9 },
    ],
  });
  await measure("errors", 1);
  nextMinute();
  expect(await evaluate()).toEqual({ Evaluated: 1, Changed: 1 });
  expect(await described("errors")).toMatchObject({ StateValue: "OK" });
  for (let minute = 0; minute < 4; minute += 1) {
    nextMinute();
    await evaluate();
  }
  expect(await described("errors")).toMatchObject({
    StateValue: "INSUFFICIENT_DATA",
    StateReason: "Insufficient Data: 2 datapoints were unknown.",
  });
  await dispatch(worker, "cloudwatch:DeliverAlarmActions", {});
  expect(await summaries("errors")).toEqual([
    expect.stringContaining(`action ${topic}`),
    "Alarm updated from OK to INSUFFICIENT_DATA",
    "Alarm updated from ALARM to OK",
    "Alarm updated from INSUFFICIENT_DATA to ALARM",
    'Alarm "errors" created',
  ]);
});

test("windows slide: five minutes are the last five, wherever the clock stands", async () => {
  await put("sliding", { Period: 300, Statistic: "Sum", Threshold: 2 });
  now += 60_000;
  for (let minute = 0; minute < 3; minute += 1) {
    await measure("sliding", 1);
    nextMinute();
  }
  await evaluate();
  const alarm = await described("sliding");
  expect(alarm?.StateValue).toBe("ALARM");
  const { startDate } = JSON.parse(alarm?.StateReasonData ?? "");
  expect(new Date(now).getUTCMinutes()).toBe(4);
  expect(startDate.slice(14, 19)).toBe("59:00");
});

test("an alarm of seconds is evaluated every ten seconds", async () => {
  await put("fast", { Period: 10, Statistic: "Maximum" });
  await evaluate();
  await measure("fast", 9, { StorageResolution: 1 });
  now += 11_000;
  expect(await evaluate()).toEqual({ Evaluated: 1, Changed: 1 });
  expect(await described("fast")).toMatchObject({ StateValue: "ALARM" });
  expect(await evaluate()).toEqual({ Evaluated: 0, Changed: 0 });
  now += 10_000;
  expect((await evaluate()).Evaluated).toBe(1);
});

test("units, dimensions and percentiles are those of the alarm", async () => {
  const Dimensions = [{ Name: "Host", Value: "h1" }];
  await put("exact", { Dimensions, Unit: "Milliseconds", Statistic: undefined, ExtendedStatistic: "p50" });
  await measure("exact", 100);
  await measure("exact", 100, { Dimensions, Unit: "Seconds" });
  await measure("exact", 3, { Dimensions, Unit: "Milliseconds" });
  nextMinute();
  await evaluate();
  expect(await described("exact")).toMatchObject({ StateValue: "OK" });
});

test("a percentile with few samples keeps the state where the user said ignore", async () => {
  const percentile = { Statistic: undefined, ExtendedStatistic: "p90" } as const;
  await put("low", { ...percentile, EvaluateLowSampleCountPercentile: "ignore" });
  await measure("low", 9, { Value: undefined, Values: [9], Counts: [99] });
  nextMinute();
  expect(await evaluate()).toEqual({ Evaluated: 1, Changed: 0 });
  await measure("low", 9, { Value: undefined, Values: [9], Counts: [100] });
  nextMinute();
  expect(await evaluate()).toEqual({ Evaluated: 1, Changed: 1 });
  expect((await described("low"))?.StateValue).toBe("ALARM");
});

test("a state that was set lasts until the next evaluation", async () => {
  await put("set");
  await measure("set", 1);
  nextMinute();
  await evaluate();
  await invoke(caller, "cloudwatch:SetAlarmState", { AlarmName: "set", StateValue: "ALARM", StateReason: "drill" });
  expect(await described("set")).toMatchObject({ StateValue: "ALARM" });
  nextMinute();
  await evaluate();
  expect(await described("set")).toMatchObject({ StateValue: "OK" });
});

test("two workers at once evaluate each alarm once", async () => {
  for (let index = 0; index < 40; index += 1)
    await put(`shared-${index}`, { MetricName: "shared", AlarmActions: [topic] });
  await measure("shared", 9);
  nextMinute();
  const drain = async () => {
    let total = 0;
    for (let done = 1; done > 0; total += done) done = (await evaluate({ Limit: 7 })).Evaluated;
    return total;
  };
  const shares = await Promise.all([drain(), drain(), drain()]);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBe(40);
  const { rows } = await pool().query<{ changes: string; actions: string }>(
    `SELECT (SELECT count(*) FROM alarm_history WHERE account_id = $1 AND item_type = 'StateUpdate') AS changes,
            (SELECT count(*) FROM alarm_actions WHERE account_id = $1) AS actions`,
    [ACCOUNT],
  );
  expect(rows[0]).toEqual({ changes: "40", actions: "40" });
  expect((await evaluate()).Evaluated).toBe(0);
});

test("the claim of a worker that was killed ends, and what it finds afterwards is not written", async () => {
  await put("orphan");
  await measure("orphan", 9);
  nextMinute();
  const held = `UPDATE alarm_evaluations SET lease = gen_random_uuid(), leased_until = $2 WHERE account_id = $1`;
  await pool().query(held, [ACCOUNT, new Date(now + 30_000)]);
  expect((await evaluate()).Evaluated).toBe(0);
  now += 30_000;
  expect(await evaluate()).toEqual({ Evaluated: 1, Changed: 1 });
});

test("an alarm that is changed while it is evaluated keeps what the user gave it", async () => {
  await put("raced");
  await measure("raced", 9);
  nextMinute();
  const before = await pool().query("SELECT revision FROM alarms WHERE account_id = $1", [ACCOUNT]);
  const [result] = await Promise.all([evaluate(), put("raced", { Threshold: 50 })]);
  expect(result.Evaluated).toBeLessThanOrEqual(1);
  expect(await described("raced")).toMatchObject({ Threshold: 50 });
  nextMinute();
  await measure("raced", 9);
  nextMinute();
  await evaluate();
  expect(await described("raced")).toMatchObject({ StateValue: "OK" });
  expect(before.rows).toHaveLength(1);
});

test("a question that cannot be asked stops its own alarm only, and says so", async () => {
  await put("good");
  await put("bad", { Statistic: undefined, ExtendedStatistic: "PR(9:1)" });
  await measure("good", 9);
  nextMinute();
  expect(await evaluate()).toEqual({ Evaluated: 2, Changed: 1 });
  expect(await described("good")).toMatchObject({ StateValue: "ALARM" });
  expect(await described("bad")).toMatchObject({
    StateValue: "INSUFFICIENT_DATA",
    EvaluationState: "EVALUATION_ERROR",
  });
});

test("the scopes that have something to do are listed, and no others", async () => {
  const mine = { accountId: ACCOUNT, region: REGION };
  const scopes = async () => (await invoke(worker, "cloudwatch:ListDueAlarmScopes", {})).Scopes;
  expect(await scopes()).not.toContainEqual(mine);
  await put("due");
  expect(await scopes()).toContainEqual(mine);
  await evaluate();
  expect(await scopes()).not.toContainEqual(mine);
});

test("an alarm on an expression is worked out as GetMetricData does", async () => {
  const stat = (Id: string) => {
    const MetricStat = { Metric: { Namespace: "Shop", MetricName: Id }, Period: 60, Stat: "Sum" };
    return { Id, MetricStat, ReturnData: false };
  };
  await put("rate", {
    MetricName: undefined,
    Namespace: undefined,
    Statistic: undefined,
    Period: undefined,
    Metrics: [stat("failures"), stat("calls"), { Id: "e1", Expression: "100 * failures / calls" }],
    AlarmActions: [topic],
  });
  await measure("calls", 200);
  await measure("failures", 4);
  nextMinute();
  await evaluate();
  expect(await described("rate")).toMatchObject({ StateValue: "OK" });
  await measure("calls", 100);
  await measure("failures", 9);
  nextMinute();
  await evaluate();
  const alarm = await described("rate");
  expect(alarm?.StateValue).toBe("ALARM");
  expect(alarm?.StateReason).toMatch(
    /^Threshold Crossed: 1 datapoint \[9\.0 .*\] was greater than the threshold \(5\.0\)/,
  );
  expect(JSON.parse(alarm?.StateReasonData ?? "")).toMatchObject({ period: 60, recentDatapoints: [9], threshold: 5 });
});

test("an alarm on a query goes over all the series that it selects", async () => {
  await put("busiest", {
    MetricName: undefined,
    Namespace: undefined,
    Statistic: undefined,
    Period: undefined,
    Metrics: [{ Id: "q1", Expression: "SELECT MAX(Heat) FROM SCHEMA(Shop, Host)", Period: 60 }],
  });
  for (const [Value, loads] of [
    ["a", 1],
    ["b", 8],
  ] as const) {
    await measure("Heat", loads, { Dimensions: [{ Name: "Host", Value }] });
  }
  nextMinute();
  await evaluate();
  expect(await described("busiest")).toMatchObject({ StateValue: "ALARM" });
});

test("an alarm on a query with groups watches each of them, and tells which are in ALARM", async () => {
  await put("hosts", {
    MetricName: undefined,
    Namespace: undefined,
    Statistic: undefined,
    Period: undefined,
    TreatMissingData: "notBreaching",
    Metrics: [
      { Id: "q1", Expression: "SELECT MAX(Steam) FROM SCHEMA(Shop, Host, Room) GROUP BY Host, Room", Period: 60 },
    ],
    AlarmActions: [topic],
    OKActions: [
      topic,
      "arn:aws:autoscaling:us-east-1:400000000010:scalingPolicy:a1:autoScalingGroupName/g:policyName/p",
    ],
  });
  const contributors = async () => {
    const { AlarmContributors } = await invoke(caller, "cloudwatch:DescribeAlarmContributors", { AlarmName: "hosts" });
    return AlarmContributors?.map(({ ContributorAttributes, StateReason }) => ({
      ...ContributorAttributes,
      StateReason,
    }));
  };
  const round = async (values: Record<string, number>) => {
    for (const [Value, value] of Object.entries(values)) {
      const Dimensions = [
        { Name: "Host", Value },
        { Name: "Room", Value: "r 1" },
      ];
      await measure("Steam", value, { Dimensions });
    }
    nextMinute();
    await evaluate();
    const alarm = await described("hosts");
    return [alarm?.StateValue, alarm?.StateReason];
  };
  await evaluate();
  expect(await described("hosts")).toMatchObject({ StateValue: "INSUFFICIENT_DATA" });
  expect((await round({ a: 1, b: 2 }))[0]).toBe("OK");
  expect(await contributors()).toEqual([]);
  expect(await round({ a: 9, b: 2 })).toEqual([
    "ALARM",
    "Threshold Crossed: 1 out of 2 contributors [a r 1] were in ALARM state.",
  ]);
  expect(await contributors()).toEqual([
    { Host: "a", Room: "r 1", StateReason: expect.stringMatching(/^Threshold Crossed: 1 datapoint \[9\.0 /) },
  ]);
  // Another one goes off while the alarm is in ALARM already: it is told of, and the alarm stays.
  expect((await round({ a: 9, b: 7 }))[0]).toBe("ALARM");
  expect((await contributors())?.map((one) => "Host" in one && one.Host).sort()).toEqual(["a", "b"]);
  expect((await round({ a: 1, b: 1 }))[0]).toBe("OK");
  expect((await summaries("hosts")).filter((summary) => summary?.includes("updated from"))).toEqual([
    "Alarm updated from ALARM to OK",
    "Alarm updated from OK to ALARM",
    "Alarm updated from INSUFFICIENT_DATA to OK",
  ]);
  const ofContributors = async (asked: object = {}) => {
    const { AlarmHistoryItems = [] } = await invoke(caller, "cloudwatch:DescribeAlarmHistory", {
      AlarmName: "hosts",
      HistoryItemType: "AlarmContributorStateUpdate",
      ScanBy: "TimestampAscending",
      ...asked,
    });
    return AlarmHistoryItems.map(
      ({ AlarmContributorAttributes, HistorySummary }) => `${AlarmContributorAttributes?.Host}: ${HistorySummary}`,
    );
  };
  expect((await ofContributors()).sort()).toEqual([
    "a: Contributor state updated to ALARM",
    "a: Contributor state updated to OK",
    "b: Contributor state updated to ALARM",
    "b: Contributor state updated to OK",
  ]);
  // A series that is gone while it is in ALARM is told to be OK, and takes its state with it.
  expect((await round({ a: 9 }))[0]).toBe("ALARM");
  const [gone] =
    (await invoke(caller, "cloudwatch:DescribeAlarmContributors", { AlarmName: "hosts" })).AlarmContributors ?? [];
  const id = gone?.ContributorId;
  now += 20 * 60_000;
  expect((await round({}))[0]).toBe("INSUFFICIENT_DATA");
  const one = { AlarmContributorId: id, HistoryItemType: undefined };
  expect((await ofContributors(one)).filter((text) => text.includes("updated"))).toEqual([
    "a: Contributor state updated to ALARM",
    "a: Contributor state updated to OK",
    "a: Contributor state updated to ALARM",
    "a: Contributor state updated to OK",
  ]);
  // Each went to the topic by itself, the first into ALARM together with the alarm; no policy scales for a series.
  await dispatch(worker, "cloudwatch:DeliverAlarmActions", {});
  const taken = await ofContributors({ HistoryItemType: "AlarmContributorAction" });
  expect(taken).toHaveLength(6);
  expect(taken.every((text) => text.includes(`action ${topic}`))).toBe(true);
  expect((await summaries("hosts")).some((summary) => summary?.startsWith("Contributor"))).toBe(false);
  const nameless = { AlarmName: undefined, AlarmContributorId: id };
  await expect(ofContributors(nameless)).rejects.toMatchObject({
    message: "Alarm name must be provided to query history for alarm contributors.",
  });
  await expect(ofContributors({ AlarmContributorId: id, HistoryItemType: "Action" })).rejects.toMatchObject({
    message: "Action is not supported history item type for alarm contributor.",
  });
  const missing = invoke(caller, "cloudwatch:DescribeAlarmContributors", { AlarmName: "gone" });
  await expect(missing).rejects.toMatchObject({ code: "ResourceNotFoundException" });
  const forged = invoke(caller, "cloudwatch:DescribeAlarmContributors", { AlarmName: "hosts", NextToken: "forged" });
  await expect(forged).rejects.toMatchObject({ code: "InvalidNextToken" });
});
