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
    StateTransitionedTimestamp: new Date(clock.millis),
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
  clock.millis += 60_000;
  for (let minute = 0; minute < 3; minute += 1) {
    await measure("sliding", 1);
    nextMinute();
  }
  await evaluate();
  const alarm = await described("sliding");
  expect(alarm?.StateValue).toBe("ALARM");
  const { startDate } = JSON.parse(alarm?.StateReasonData ?? "");
  expect(new Date(clock.millis).getUTCMinutes()).toBe(4);
  expect(startDate.slice(14, 19)).toBe("59:00");
});

test("an alarm of seconds is evaluated every ten seconds", async () => {
  await put("fast", { Period: 10, Statistic: "Maximum" });
  await evaluate();
  await measure("fast", 9, { StorageResolution: 1 });
  clock.millis += 11_000;
  expect(await evaluate()).toEqual({ Evaluated: 1, Changed: 1 });
  expect(await described("fast")).toMatchObject({ StateValue: "ALARM" });
  expect(await evaluate()).toEqual({ Evaluated: 0, Changed: 0 });
  clock.millis += 10_000;
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
