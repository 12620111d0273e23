import type { StateValue } from "./alarm";
import type { EvaluationRules } from "./rules";

/**
 * One period of the evaluation range: where it begins (milliseconds) and what was measured; no value means missing. Alarms on a band
 * know what was expected of the period.
 */
export type Datapoint = { at: number; value?: number; sampleCount?: number; lower?: number; upper?: number };

/** A period that was measured. */
export type Measured = Datapoint & { value: number };

/** What a set of points means. Both lists are newest first; `filled` are the missing periods that the treatment counted. */
export type Decision = { state: StateValue; measured: Measured[]; filled: Datapoint[] };

type Rules = Pick<
  EvaluationRules,
  "evaluationPeriods" | "datapointsToAlarm" | "threshold" | "comparison" | "treatment"
>;

/**
 * The state that the points of an evaluation range (oldest first) call for; undefined where the present one stays
 * (User Guide, "Configuring how CloudWatch alarms treat missing data").
 *
 * The newest N measured points decide, wherever they lie in the range. Only when there are fewer are missing ones counted,
 * as few as possible, in the way that the treatment says.
 */
export function decide(rules: Rules, points: readonly Datapoint[]): Decision | undefined {
  const { evaluationPeriods: n, datapointsToAlarm: m, treatment } = rules;
  const newestFirst = points.toReversed();
  const measured = newestMeasured(points, n);
  const filled = newestFirst.filter(({ value }) => value === undefined).slice(0, n - measured.length);
  const breaching = measured.filter((point) => isBreaching(rules, point)).length;
  const verdict = (alarms: boolean, counted: Datapoint[]): Decision => ({
    state: alarms ? "ALARM" : "OK",
    measured,
    filled: counted,
  });

  if (measured.length === n) return verdict(breaching >= m, []);
  if (treatment === "breaching") return verdict(breaching + filled.length >= m, filled);
  if (treatment === "notBreaching" || breaching >= m)
    return verdict(breaching >= m, treatment === "notBreaching" ? filled : []);
  if (measured.length === 0)
    return treatment === "ignore" ? undefined : { state: "INSUFFICIENT_DATA", measured, filled };
  if (treatment === "missing" && isPremature(rules, newestFirst, measured)) return verdict(true, []);
  return breaching < measured.length ? verdict(false, []) : undefined;
}

/** The newest measured points, at most `count`, newest first. */
export function newestMeasured(points: readonly Datapoint[], count: number): Measured[] {
  return points
    .filter((point): point is Measured => point.value !== undefined)
    .slice(-count)
    .reverse();
}

export function isBreaching({ comparison, threshold }: Rules, { value, lower, upper }: Measured): boolean {
  return comparison.breaches(value, { threshold, lower, upper });
}

/**
 * The section "Avoiding premature transitions to alarm state" of the same page: fewer than M points were measured, but since the
 * last one within the threshold there is a breaching one at least M periods old. With M = 3 that is `- - X - -`, and not yet
 * `- - - X -`: the next point may still be fine. The page's table for M = 2 shows `0 - X - -` as OK: two points were measured there.
 */
function isPremature(rules: Rules, newestFirst: Datapoint[], measured: Measured[]): boolean {
  if (measured.length >= rules.datapointsToAlarm) return false;
  const within = newestFirst.findIndex((point) => isMeasured(point) && !isBreaching(rules, point));
  const since = within === -1 ? newestFirst : newestFirst.slice(0, within);
  return since.findLastIndex(isMeasured) + 1 >= rules.datapointsToAlarm;
}

function isMeasured(point: Datapoint): point is Measured {
  return point.value !== undefined;
}
