import { windowEnd } from "./evaluation-window";
import type { EvaluationRules } from "./rules";

/**
 * The evaluator looks at more periods than N, so that a late newest point does not blind it (User Guide, "Configuring how
 * CloudWatch alarms treat missing data": the examples have N = 3 and a range of 5). AWS does not publish the number.
 */
const EXTRA_PERIODS = 2;

/** Points of a minute arrive within some seconds after it; an alarm that looks at once would see half of them. */
const GRACE_MILLIS = { subMinute: 1_000, others: 5_000 };

const DAY_SECONDS = 86_400;

/** How many periods one evaluation looks at. */
export function evaluationRange({ evaluationPeriods }: EvaluationRules): number {
  return evaluationPeriods + EXTRA_PERIODS;
}

/** Seconds between two evaluations: 10 for periods of seconds, an hour for alarms that look back more than a day, else a minute. */
export function evaluationInterval({ watched: { period }, evaluationPeriods }: EvaluationRules): number {
  if (period < 60) return 10;
  return period * evaluationPeriods > DAY_SECONDS ? 3600 : 60;
}

/** The next moment after `at` at which an alarm of this interval is evaluated. */
export function nextDue(intervalSeconds: number, at: Date): Date {
  const interval = intervalSeconds * 1000;
  const grace = intervalSeconds < 60 ? GRACE_MILLIS.subMinute : GRACE_MILLIS.others;
  return new Date((Math.floor((at.getTime() - grace) / interval) + 1) * interval + grace);
}

/** The span that an evaluation at `at` reads, in milliseconds; `end` is exclusive. */
export function evaluationSpan(rules: EvaluationRules, at: Date): { start: number; end: number } {
  const end = windowEnd(rules.watched.period, rules.wallClock, at.getTime());
  return { start: end - evaluationRange(rules) * rules.watched.period * 1000, end };
}
