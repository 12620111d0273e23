import { expect, test } from "vitest";
import { dispatch, invoke } from "../invoke";
import {
  caller,
  clock,
  described,
  evaluate,
  measure,
  nextMinute,
  put,
  summaries,
  topic,
  withEvaluation,
  worker,
} from "./evaluation.fixture";

withEvaluation();

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
  clock.millis += 20 * 60_000;
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
