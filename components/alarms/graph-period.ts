const MINUTE = 60;
const DAY = 86_400;

/** More points than a graph has pixels are not told apart. */
const MAX_POINTS = 1_500;

/** How old data of a period may be: finer data is gone earlier (User Guide, "Metrics retention"), in seconds. */
const KEPT: readonly { multipleOf: number; age: number }[] = [
  { multipleOf: 1, age: 3 * 3600 },
  { multipleOf: MINUTE, age: 15 * DAY },
  { multipleOf: 5 * MINUTE, age: 63 * DAY },
  { multipleOf: 60 * MINUTE, age: Number.POSITIVE_INFINITY },
];

/**
 * The period in which a graph asks for a metric: the alarm's own, unless the stretch would hold too many points of it or is
 * too old for it. All in seconds.
 */
export function graphPeriod(alarmPeriod: number, length: number, age: number): number {
  const step = KEPT.find((kept) => age <= kept.age)?.multipleOf ?? 60 * MINUTE;
  const wanted = Math.max(alarmPeriod, length / MAX_POINTS);
  // Below a minute only the alarm's own period is known to be one that CloudWatch has.
  if (wanted <= alarmPeriod && alarmPeriod % step === 0) return alarmPeriod;
  const whole = Math.max(step, MINUTE);
  return Math.ceil(wanted / whole) * whole;
}
