import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readCases } from "@/lib/languages/text/case-file";
import type { AlarmConfiguration, StateValue } from "./alarm";
import { evaluate } from "./evaluate";
import type { Datapoint } from "./missing-data";
import { readRules } from "./rules";
import { evaluationRange } from "./schedule";

const NEWEST = Date.UTC(2022, 10, 8, 11, 25);
const AT = new Date("2022-11-08T11:26:05.399Z");

function configuration(changes: AlarmConfiguration = {}): AlarmConfiguration {
  return {
    MetricName: "Errors",
    Namespace: "Shop",
    Statistic: "Sum",
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: "GreaterThanThreshold",
    ...changes,
  };
}

function points(values: (number | undefined)[], sampleCount?: number): Datapoint[] {
  return values.map((value, index) => ({
    at: NEWEST - (values.length - 1 - index) * 60_000,
    value,
    sampleCount: value === undefined ? undefined : sampleCount,
  }));
}

function standing(state: StateValue, configuredAt = new Date(0)) {
  return { state, configuredAt };
}

describe("state reasons", () => {
  const file = readFileSync(new URL("reason.cases.txt", import.meta.url), "utf8");
  for (const entries of readCases(file)) {
    const given = Object.fromEntries(entries.map(({ keyword, text }) => [keyword, text]));
    test(`line ${entries[0]?.line}: ${given.rule}, ${given.points}`, () => {
      const [m = 0, n = 0] = (given.rule ?? "").match(/\d+/g)?.map(Number) ?? [];
      const [operator, threshold] = (given.operator ?? "").split(" ");
      const said = given.rule?.endsWith("said") || m !== n;
      const rules = readRules(
        configuration({
          EvaluationPeriods: n,
          DatapointsToAlarm: said ? m : undefined,
          ComparisonOperator: operator as AlarmConfiguration["ComparisonOperator"],
          Threshold: Number(threshold),
          TreatMissingData: given.treatment,
        }),
      );
      rules.saysDatapointsToAlarm = given.rule?.endsWith("said") ?? false;
      const values = (given.points ?? "").split(" ").map((one) => (one === "-" ? undefined : Number(one)));
      expect(values).toHaveLength(evaluationRange(rules));
      const verdict = evaluate(rules, points(values), standing(given.from as StateValue), AT);
      expect(verdict?.reason).toBe(given.reason);
      const data = JSON.parse(verdict?.reasonData ?? "{}") as { evaluatedDatapoints: { timestamp: string }[] };
      expect(data.evaluatedDatapoints.map(({ timestamp }) => timestamp.slice(11, 16)).join(" ")).toBe(given.evaluated);
    });
  }
});

test("state reason data has AWS's members in AWS's order", () => {
  const rules = readRules(configuration({ EvaluationPeriods: 2, Unit: "Count" }));
  const verdict = evaluate(rules, points([undefined, undefined, 2, 3], 4), standing("OK"), AT);
  expect(verdict?.reasonData).toBe(
    '{"version":"1.0","queryDate":"2022-11-08T11:26:05.399+0000","startDate":"2022-11-08T11:24:00.000+0000","unit":"Count",' +
      '"statistic":"Sum","period":60,"recentDatapoints":[2,3],"threshold":1,"evaluatedDatapoints":[' +
      '{"timestamp":"2022-11-08T11:25:00.000+0000","sampleCount":4,"value":3},' +
      '{"timestamp":"2022-11-08T11:24:00.000+0000","sampleCount":4,"value":2}]}',
  );
});

test("state reason data of a day of minutes stays within AWS's limit", () => {
  const rules = readRules(configuration({ EvaluationPeriods: 1440 }));
  const values = Array.from({ length: 1442 }, (_, index) => index + 100.123456789);
  const { reasonData = "" } = evaluate(rules, points(values), standing("OK"), AT) ?? {};
  expect(reasonData.length).toBeLessThanOrEqual(4000);
  expect(JSON.parse(reasonData)).toMatchObject({ recentDatapoints: expect.arrayContaining([1541.123456789]) });
});

test("an alarm that is in its state already changes nothing", () => {
  const rules = readRules(configuration());
  expect(evaluate(rules, points([0, 0, 9]), standing("ALARM"), AT)).toBeUndefined();
  expect(evaluate(rules, points([0, 0, 9]), standing("OK"), AT)?.state).toBe("ALARM");
});

test("percentiles with few samples keep the state where the user said ignore", () => {
  const percentile = { Statistic: undefined, ExtendedStatistic: "p99" };
  const ignoring = readRules(configuration({ ...percentile, EvaluateLowSampleCountPercentile: "ignore" }));
  const evaluating = readRules(configuration({ ...percentile, EvaluateLowSampleCountPercentile: "evaluate" }));
  expect(evaluate(ignoring, points([0, 0, 9], 999), standing("OK"), AT)).toBeUndefined();
  expect(evaluate(ignoring, points([0, 0, 9], 1000), standing("OK"), AT)?.state).toBe("ALARM");
  expect(evaluate(evaluating, points([0, 0, 9], 1), standing("OK"), AT)?.state).toBe("ALARM");
  const low = readRules(
    configuration({ ...percentile, ExtendedStatistic: "p10", EvaluateLowSampleCountPercentile: "ignore" }),
  );
  expect(evaluate(low, points([0, 0, 9], 99), standing("OK"), AT)).toBeUndefined();
  expect(evaluate(low, points([0, 0, 9], 100), standing("OK"), AT)?.state).toBe("ALARM");
});

describe("warm-up", () => {
  const warm = (OnlyStartEvaluatingAfterWarmUpPeriodEnds: boolean) =>
    readRules(
      configuration({
        EvaluationPeriods: 2,
        TreatMissingData: "breaching",
        WarmUpConfiguration: { WarmUpPeriodDurationInMinutes: 10, OnlyStartEvaluatingAfterWarmUpPeriodEnds },
      }),
    );
  const minutesAgo = (minutes: number) => standing("INSUFFICIENT_DATA", new Date(AT.getTime() - minutes * 60_000));

  test("waits while too little is measured, and ends early with a full window", () => {
    expect(evaluate(warm(false), points([undefined, undefined, undefined, 9]), minutesAgo(3), AT)).toBeUndefined();
    expect(evaluate(warm(false), points([undefined, undefined, 9, 9]), minutesAgo(3), AT)?.state).toBe("ALARM");
  });

  test("waits to its end where it must, and is over then", () => {
    expect(evaluate(warm(true), points([undefined, undefined, 9, 9]), minutesAgo(9), AT)).toBeUndefined();
    expect(evaluate(warm(true), points([undefined, undefined, undefined, 9]), minutesAgo(10), AT)?.state).toBe("ALARM");
  });
});
