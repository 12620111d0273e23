import type { Series } from "./series";

/** The parts of a moment in UTC, as MINUTE, HOUR and their like give them. DAY is 1 on Monday and 7 on Sunday. */
const PART: Readonly<Record<string, (moment: Date) => number>> = {
  MINUTE: (moment) => moment.getUTCMinutes(),
  HOUR: (moment) => moment.getUTCHours(),
  DAY: (moment) => moment.getUTCDay() || 7,
  DATE: (moment) => moment.getUTCDate(),
  MONTH: (moment) => moment.getUTCMonth() + 1,
  YEAR: (moment) => moment.getUTCFullYear(),
  EPOCH: (moment) => Math.floor(moment.getTime() / 1000),
};

export function datePartNamed(name: string): ((series: Series) => Series) | undefined {
  const part = Object.hasOwn(PART, name) ? PART[name] : undefined;
  if (!part) return undefined;
  return ({ timeline }) => ({ timeline, values: timeline.at.map((at) => part(new Date(at))) });
}
