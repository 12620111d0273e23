import type { TagFilter } from "@aws-sdk/client-cloudwatch-logs";
import { AwsError } from "@/lib/platform/errors";

export type Tags = Readonly<Record<string, string>>;

const MAX_TAGS = 50;

/** AWS keeps keys that begin with "aws:" for itself, in whatever case. */
export function checkTagKeys(tags: Tags): void {
  if (Object.keys(tags).some((key) => key.toLowerCase().startsWith("aws:"))) {
    throw new AwsError("InvalidParameterException", "User-defined tag keys can't start with aws:.");
  }
}

/** The two tagging operations of one thing name the same fault differently. */
export function checkTagCount(tags: Tags, code: "TooManyTagsException" | "InvalidParameterException"): void {
  if (Object.keys(tags).length > MAX_TAGS) throw new AwsError(code, "A resource can have no more than 50 tags.");
}

/**
 * ListLogGroups' logGroupTags: all filters must hold, of a filter's values any; without values the key is enough.
 * "!" before a value negates it; "*" at its ends is any text, and then case does not count.
 */
export function matchesTagFilters(tags: Tags, filters: readonly TagFilter[]): boolean {
  return filters.every(({ key = "", values = [] }) => {
    const actual = Object.hasOwn(tags, key) ? tags[key] : undefined;
    if (actual === undefined) return false;
    return values.length === 0 || values.some((value) => matchesTagValue(actual, value));
  });
}

function matchesTagValue(actual: string, written: string): boolean {
  if (written.startsWith("!")) return !matchesTagValue(actual, written.slice(1));
  const [open, close] = [written.startsWith("*"), written.length > 1 && written.endsWith("*")];
  if (!open && !close) return actual === written;
  const text = written.slice(open ? 1 : 0, close ? -1 : undefined).toLowerCase();
  const held = actual.toLowerCase();
  if (open && close) return held.includes(text);
  return open ? held.endsWith(text) : held.startsWith(text);
}
