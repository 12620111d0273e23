import type { StateValue } from "./alarm";
import { type Datapoint, decide, newestMeasured } from "./missing-data";
import { reasonOf } from "./reason";
import { reasonDataOf } from "./reason-data";
import type { EvaluationRules } from "./rules";
import { significantSamples } from "./statistic";

/** The state an alarm goes to and why, in AWS's words and JSON. */
export type Verdict = { state: StateValue; reason: string; reasonData: string };

/** What is known of the alarm beside its rules. */
export type Standing = { state: StateValue; configuredAt: Date };

/**
 * Evaluates an alarm at `at`: `points` are the periods of its evaluation range, oldest first. Undefined when the state stays.
 * Sample counts are needed only by rules that ignore low samples; where they are known, StateReasonData shows them.
 */
export function evaluate(
  rules: EvaluationRules,
  points: readonly Datapoint[],
  standing: Standing,
  at: Date,
): Verdict | undefined {
  if (isWarmingUp(rules, points, standing, at) || hasTooFewSamples(rules, points)) return undefined;
  const decision = decide(rules, points);
  if (!decision || decision.state === standing.state) return undefined;
  return { state: decision.state, reason: reasonOf(rules, decision), reasonData: reasonDataOf(rules, decision, at) };
}

/** A warming alarm stays as it is until its time is over or, unless it must wait, until a whole evaluation window is measured. */
function isWarmingUp(
  { warmUp, evaluationPeriods }: EvaluationRules,
  points: readonly Datapoint[],
  { state, configuredAt }: Standing,
  at: Date,
): boolean {
  if (!warmUp || state !== "INSUFFICIENT_DATA") return false;
  if (at.getTime() >= configuredAt.getTime() + warmUp.minutes * 60_000) return false;
  return warmUp.waitsForItsEnd || newestMeasured(points, evaluationPeriods).length < evaluationPeriods;
}

/** EvaluateLowSampleCountPercentile = ignore: the state does not rest on a period with too few samples. */
function hasTooFewSamples(
  { ignoresLowSamplesOf, evaluationPeriods }: EvaluationRules,
  points: readonly Datapoint[],
): boolean {
  if (ignoresLowSamplesOf === undefined) return false;
  const needed = significantSamples(ignoresLowSamplesOf);
  return newestMeasured(points, evaluationPeriods).some(({ sampleCount = 0 }) => sampleCount < needed);
}
