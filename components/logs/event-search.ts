import { parseTimeRange, resolveTimeRange, type TimeRange, timeRangeSearch } from "@/components/time-range/time-range";

/** What a view of log events shows, as its address carries it. Without a range: everything that is kept. */
export type EventSearch = { filterPattern: string; range: TimeRange | undefined };

type Address = { filterPattern?: string | undefined; start?: string | undefined; end?: string | undefined };

/** Stands for "no range" where one must be given. */
const NONE: TimeRange = { kind: "relative", amount: 0, unit: "minute" };

export function parseEventSearch({ filterPattern = "", start, end }: Address): EventSearch {
  const range = parseTimeRange({ ...(start ? { start } : {}), ...(end ? { end } : {}) }, NONE);
  return { filterPattern, range: range === NONE ? undefined : range };
}

/** The members of an address; those that are absent are to be taken out of it. */
export function eventSearchMembers({ filterPattern, range }: EventSearch): Record<keyof Address, string | undefined> {
  return {
    filterPattern: filterPattern || undefined,
    start: undefined,
    end: undefined,
    ...(range ? timeRangeSearch(range) : {}),
  };
}

/** The ends of the range in milliseconds, seen from `now`. A relative range is open towards what is yet to come. */
export function boundsOf(
  range: TimeRange | undefined,
  now: Date,
): { from: number | undefined; to: number | undefined } {
  if (!range) return { from: undefined, to: undefined };
  const { start, end } = resolveTimeRange(range, now);
  return { from: start.getTime(), to: range.kind === "absolute" ? end.getTime() : undefined };
}
