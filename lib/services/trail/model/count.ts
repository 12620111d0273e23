import { AwsError } from "@/lib/platform/errors";
import { periodStart } from "./period";
import type { EventFilter } from "./search";

/** What events can be told apart by when they are counted; `kind` is "read", "write" or "failed". */
export const COUNT_GROUPS = [
  "kind",
  "userName",
  "errorCode",
  "eventName",
  "eventSource",
  "sourceIp",
  "region",
  "accessKeyId",
] as const;
export type CountGroup = (typeof COUNT_GROUPS)[number];

export type CountEventsInput = EventFilter & {
  /** Seconds of one count, beginning where the clock has whole ones (`periodStart`); absent: one count for all the time. */
  PeriodSeconds?: number;
  GroupBy?: CountGroup;
  /** The largest counts, 20 when absent; over time the whole of them. */
  MaxResults?: number;
};

/** `Time` is the beginning of a period, `Value` what the events of a count share; null where they lack it. */
export type EventCount = { Time?: Date; Value?: string | null; Count: number };
export type CountEventsOutput = { Counts: EventCount[] };

const MOST_PERIODS = 2_000;
const MOST_COUNTS = 5_000;
const USUAL_COUNTS = 20;

/** How counts are to be made. Throws ValidationException. */
export function countPlan(input: CountEventsInput, from: Date, to: Date) {
  const { PeriodSeconds: period, GroupBy: group, MaxResults = USUAL_COUNTS } = input;
  if (group !== undefined && !COUNT_GROUPS.includes(group)) throw invalid("Events are not counted by that.");
  if (period !== undefined && !(Number.isInteger(period) && period >= 1)) throw invalid("A period is whole seconds.");
  const periods = period === undefined ? 1 : (to.getTime() - periodStart(from, period)) / (period * 1000);
  if (periods > MOST_PERIODS) throw invalid(`At most ${MOST_PERIODS} periods are counted at once.`);
  const limit = period === undefined ? Math.min(Math.max(1, MaxResults), MOST_COUNTS) : MOST_COUNTS;
  return { period, group, limit };
}

function invalid(message: string): AwsError {
  return new AwsError("ValidationException", message);
}
