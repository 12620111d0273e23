import type { Datapoint, Decision, Measured } from "./missing-data";
import { isBreaching } from "./missing-data";
import { printDouble, printMoment } from "./printed";
import type { EvaluationRules } from "./rules";

/** From this many points on a reason lists the newest few only. */
const MANY = 5;

/** StateReason, in the words that AWS's notifications and histories carry. */
export function reasonOf(rules: EvaluationRules, decision: Decision): string {
  const { evaluationPeriods: n } = rules;
  if (decision.state === "INSUFFICIENT_DATA") return `Insufficient Data: ${counted(n, "datapoint")} ${was(n)} unknown.`;
  const deciding = decidingPoints(rules, decision);
  if (deciding.length === 0)
    return `${crossedBy(rules)} Crossed: ${received(decision.measured.length, n)}${treated(rules, decision.filled)}.`;
  return `${crossedBy(rules)} Crossed: ${comparedPoints(rules, decision, deciding)}`;
}

/** A band has several thresholds. */
function crossedBy({ comparison: { band } }: EvaluationRules): string {
  return band ? "Thresholds" : "Threshold";
}

/** The measured points that speak for the state: breaching ones for ALARM, the others for OK; newest first. */
export function decidingPoints(rules: EvaluationRules, { state, measured }: Decision): Measured[] {
  return measured.filter((point) => isBreaching(rules, point) === (state === "ALARM"));
}

/** How many points the transition needs: M to ALARM; to OK as many as make M breaching ones impossible. */
export function neededPoints({ evaluationPeriods, datapointsToAlarm }: EvaluationRules, { state }: Decision): number {
  return state === "ALARM" ? datapointsToAlarm : evaluationPeriods - datapointsToAlarm + 1;
}

function comparedPoints(rules: EvaluationRules, decision: Decision, deciding: Measured[]): string {
  const { evaluationPeriods: n, saysDatapointsToAlarm, comparison } = rules;
  const count = deciding.length;
  const head = saysDatapointsToAlarm ? `${count} out of the last ${n} datapoints` : counted(count, "datapoint");
  const list = `[${deciding.slice(0, MANY).map(showPoint).join(", ")}]`;
  const negation = decision.state === "OK" ? " not" : "";
  const compared = `${was(count)}${negation} ${comparison.words} ${limitsOf(rules, deciding.slice(0, MANY))}`;
  const filled = treated(rules, decision.filled);
  const transition = transitionNote(rules, decision);
  if (count < MANY) return `${head} ${list} ${compared}${filled}${transition}.`;
  const crossed = decision.state === "ALARM" ? " which crossed the threshold" : "";
  return `${head} ${compared}${filled}. The most recent datapoints${crossed}: ${list}${transition}.`;
}

/** A band's limits are told of every point that is listed. */
function limitsOf({ comparison: { band }, threshold }: EvaluationRules, points: readonly Measured[]): string {
  const list = (limits: readonly (number | undefined)[]) =>
    `[${limits.map((limit) => (limit === undefined ? "-" : printDouble(limit))).join(", ")}]`;
  const lower = `the lower thresholds ${list(points.map((point) => point.lower))}`;
  const upper = `the upper thresholds ${list(points.map((point) => point.upper))}`;
  switch (band) {
    case "lower":
      return lower;
    case "upper":
      return upper;
    case "both":
      return `${lower} or greater than ${upper}`;
    default:
      return `the threshold (${printDouble(threshold)})`;
  }
}

function transitionNote(rules: EvaluationRules, decision: Decision): string {
  if (!rules.saysDatapointsToAlarm) return "";
  const needed = neededPoints(rules, decision);
  const direction = decision.state === "ALARM" ? "OK -> ALARM" : "ALARM -> OK";
  return ` (minimum ${counted(needed, "datapoint")} for ${direction} transition)`;
}

function received(count: number, periods: number): string {
  const points = count === 0 ? "no datapoints were" : `${counted(count, "datapoint")} ${was(count)}`;
  return `${points} received for ${counted(periods, "period")}`;
}

function treated({ treatment }: EvaluationRules, filled: Datapoint[]): string {
  if (filled.length === 0) return "";
  const as = treatment === "breaching" ? "Breaching" : "NonBreaching";
  return ` and ${counted(filled.length, "missing datapoint")} ${was(filled.length)} treated as [${as}]`;
}

function showPoint({ value, at }: Measured): string {
  return `${printDouble(value)} (${printMoment(at)})`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function was(count: number): string {
  return count === 1 ? "was" : "were";
}
