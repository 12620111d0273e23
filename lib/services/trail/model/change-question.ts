import { AwsError } from "@/lib/platform/errors";
import type { ChangeSubject, RelatedChange } from "./change";
import type { Break } from "./related-changes";

/** SearchChanges: the writes of a stretch of time, and what something broke about, if something did. */
export type SearchChangesInput = {
  StartTime: Date;
  EndTime: Date;
  /** The first breaching point, and the seconds it stands for. */
  Around?: Date;
  Period?: number;
  About?: ChangeSubject;
  /** At most 500; 50 when absent. */
  MaxResults?: number;
};
/** `More` is true when the stretch holds more writes than were looked at or answered. */
export type SearchChangesOutput = { Changes: RelatedChange[]; More: boolean };

export type ChangeQuestion = {
  from: Date;
  to: Date;
  subject: ChangeSubject;
  broke: Break | undefined;
  limit: number;
};

const MOST_RESULTS = 500;
const USUAL_RESULTS = 50;
const MOST_NAMES = 50;
const LONGEST_NAME = 2048;
const USUAL_PERIOD = 60;
const LONGEST_PERIOD = 86_400;

/**
 * Reads the input, which no model of AWS's validates. Nothing older than `oldest` is looked at.
 * Throws InvalidTimeRangeException and InvalidMaxResultsException as LookupEvents does.
 */
export function changeQuestion(input: Partial<SearchChangesInput>, oldest: Date): ChangeQuestion {
  const { StartTime: start, EndTime: end, Around: at, Period: period = USUAL_PERIOD, MaxResults: limit } = input;
  if (!isMoment(start) || !isMoment(end) || start > end) {
    throw new AwsError("InvalidTimeRangeException", "The start time must be before the end time.");
  }
  if (limit !== undefined && !(Number.isInteger(limit) && limit >= 1 && limit <= MOST_RESULTS)) {
    throw new AwsError("InvalidMaxResultsException", `MaxResults must be between 1 and ${MOST_RESULTS}.`);
  }
  const seconds = Number.isFinite(period) ? Math.min(LONGEST_PERIOD, Math.max(0, period)) : USUAL_PERIOD;
  return {
    from: start > oldest ? start : oldest,
    to: end,
    subject: subjectOf(input.About),
    broke: isMoment(at) ? { at, seconds } : undefined,
    limit: limit ?? USUAL_RESULTS,
  };
}

function isMoment(value: unknown): value is Date {
  return value instanceof Date && !Number.isNaN(value.getTime());
}

function subjectOf(about: ChangeSubject | undefined): ChangeSubject {
  const { Namespace, MetricName, Dimensions, Arns, Words } = about ?? {};
  return {
    Namespace: nameOf(Namespace),
    MetricName: nameOf(MetricName),
    Dimensions: listOf(Dimensions).map((dimension) => ({
      Name: nameOf(dimension?.Name),
      Value: nameOf(dimension?.Value),
    })),
    Arns: listOf(Arns).flatMap((arn) => nameOf(arn) ?? []),
    Words: listOf(Words).flatMap((word) => nameOf(word) ?? []),
  };
}

function listOf<Item>(list: Item[] | undefined): Item[] {
  return Array.isArray(list) ? list.slice(0, MOST_NAMES) : [];
}

function nameOf(name: unknown): string | undefined {
  return typeof name === "string" ? name.slice(0, LONGEST_NAME) : undefined;
}
