import type { Datapoint, Decision } from "./missing-data";
import { printTimestamp } from "./printed";
import { decidingPoints, neededPoints } from "./reason";
import type { EvaluationRules } from "./rules";

/** The longest StateReasonData that SetAlarmState takes; alarms over hundreds of periods would pass it. */
const MAX_LENGTH = 4000;

/** StateReasonData: a JSON text, members in AWS's order; the oldest points are left out of one that would be too long. */
export function reasonDataOf(rules: EvaluationRules, decision: Decision, queriedAt: Date): string {
  let limit = decision.measured.length + decision.filled.length;
  let text = write(rules, decision, queriedAt, limit);
  while (text.length > MAX_LENGTH && limit > 1) {
    limit = Math.floor(limit * 0.75);
    text = write(rules, decision, queriedAt, limit);
  }
  return text;
}

function write(rules: EvaluationRules, decision: Decision, queriedAt: Date, limit: number): string {
  const recent = decision.measured.slice(0, limit).reverse();
  const { watched, threshold, comparison } = rules;
  return JSON.stringify({
    version: "1.0",
    queryDate: printTimestamp(queriedAt),
    startDate: recent[0] && printTimestamp(new Date(recent[0].at)),
    unit: watched.metric?.unit,
    statistic: watched.metric?.statistic,
    period: watched.period,
    recentDatapoints: recent.map(({ value }) => value),
    ...(comparison.band
      ? {
          recentLowerThresholds: recent.map(({ lower }) => lower),
          recentUpperThresholds: recent.map(({ upper }) => upper),
        }
      : { threshold }),
    evaluatedDatapoints: evaluatedPoints(rules, decision).slice(0, limit).map(show),
  });
}

/** The points that suffice for the state, newest first: measured ones, and missing ones that the treatment counted for it. */
function evaluatedPoints(rules: EvaluationRules, decision: Decision): Datapoint[] {
  if (decision.state === "INSUFFICIENT_DATA") return decision.filled;
  const treatedAs = rules.treatment === "breaching" ? "ALARM" : "OK";
  const filled = treatedAs === decision.state ? decision.filled : [];
  return [...decidingPoints(rules, decision), ...filled]
    .sort((one, other) => other.at - one.at)
    .slice(0, neededPoints(rules, decision));
}

function show({ at, sampleCount, value }: Datapoint): object {
  return { timestamp: printTimestamp(new Date(at)), sampleCount, value };
}
