/** Where the period (seconds) begins that a moment lies in, in milliseconds. */
export function periodStart(time: Date, period: number): number {
  const [step, first] = [period * 1000, FIRST_PERIOD.getTime()];
  return first + Math.floor((time.getTime() - first) / step) * step;
}

/** A Monday, so that weeks are those of the calendar; every shorter period of the clock divides its days. */
export const FIRST_PERIOD = new Date("1970-01-05T00:00:00Z");
