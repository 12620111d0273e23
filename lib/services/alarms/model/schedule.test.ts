import { describe, expect, test } from "vitest";
import type { AlarmConfiguration } from "./alarm";
import { readRules } from "./rules";
import { evaluationInterval, evaluationSpan, nextDue } from "./schedule";

function rules(changes: AlarmConfiguration) {
  return readRules({
    MetricName: "Errors",
    Namespace: "Shop",
    Statistic: "Sum",
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: "GreaterThanThreshold",
    ...changes,
  });
}

/** The span that an evaluation at `at` reads, as ISO texts to the second. */
function span(changes: AlarmConfiguration, at: string): string {
  const { start, end } = evaluationSpan(rules(changes), new Date(at));
  return [start, end].map((one) => new Date(one).toISOString().slice(0, 19)).join(" ");
}

test("an alarm is evaluated every ten seconds, every minute, or every hour when it looks back more than a day", () => {
  expect(evaluationInterval(rules({ Period: 30 }))).toBe(10);
  expect(evaluationInterval(rules({ Period: 60, EvaluationPeriods: 1440 }))).toBe(60);
  expect(evaluationInterval(rules({ Period: 86_400 }))).toBe(60);
  expect(evaluationInterval(rules({ Period: 86_400, EvaluationPeriods: 2 }))).toBe(3600);
});

test("the next evaluation comes a little after the minute, so that its points have arrived", () => {
  const due = (seconds: number, at: string) =>
    nextDue(seconds, new Date(`2026-11-22T${at}Z`))
      .toISOString()
      .slice(11, 19);
  expect(due(60, "12:00:04.999")).toBe("12:00:05");
  expect(due(60, "12:00:05.000")).toBe("12:01:05");
  expect(due(60, "12:00:59.000")).toBe("12:01:05");
  expect(due(10, "12:00:00.000")).toBe("12:00:01");
  expect(due(10, "12:00:01.000")).toBe("12:00:11");
  expect(due(3600, "12:30:00.000")).toBe("13:00:05");
});

describe("windows", () => {
  test("slide with the minute, and with their own period below one", () => {
    expect(span({ Period: 300 }, "2026-11-22T12:06:40Z")).toBe("2026-11-22T11:51:00 2026-11-22T12:06:00");
    expect(span({ Period: 20 }, "2026-11-22T12:06:39Z")).toBe("2026-11-22T12:05:20 2026-11-22T12:06:20");
    expect(span({ Period: 60, EvaluationPeriods: 3 }, "2026-11-22T12:06:40Z")).toBe(
      "2026-11-22T12:01:00 2026-11-22T12:06:00",
    );
  });

  const wall = (Timezone?: string) => ({ EvaluationWindow: { WallClockWindow: { Timezone } } });

  test("by the wall clock end at the hour, the day and the week of their zone", () => {
    expect(span({ Period: 3600, ...wall() }, "2026-11-22T12:06:40Z")).toContain(" 2026-11-22T12:00:00");
    expect(span({ Period: 3600, ...wall("+05:30") }, "2026-11-22T12:06:40Z")).toContain(" 2026-11-22T11:30:00");
    expect(span({ Period: 86_400, ...wall("America/Sao_Paulo") }, "2026-11-22T12:06:40Z")).toContain(
      " 2026-11-22T03:00:00",
    );
    // 22 November 2026 is a Sunday: the week that has ended began on Monday the 9th.
    expect(span({ Period: 604_800, ...wall("UTC") }, "2026-11-22T12:06:40Z")).toContain(" 2026-11-16T00:00:00");
  });

  test("by the wall clock need one of its periods and a zone that exists", () => {
    expect(() => rules({ Period: 120, ...wall() })).toThrow(/60, 300, 3600, 86400, 604800/);
    expect(() => rules({ Period: 60, ...wall("Mars/Olympus") })).toThrow(/Mars/);
    expect(() => rules({ Period: 60, ...wall("+05:31") })).toThrow(/05:31/);
  });
});

test("alarms on DynamoDB ignore missing data unless told otherwise", () => {
  expect(rules({ Namespace: "AWS/DynamoDB" }).treatment).toBe("ignore");
  expect(rules({ Namespace: "AWS/DynamoDB", TreatMissingData: "breaching" }).treatment).toBe("breaching");
  expect(rules({}).treatment).toBe("missing");
});
