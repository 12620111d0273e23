import type { FilterPattern } from "@/lib/languages/filter-pattern/ast";
import { parseFilterPattern } from "@/lib/languages/filter-pattern/parser";
import { LanguageSyntaxError } from "@/lib/languages/text/language-syntax-error";
import { AwsError } from "@/lib/platform/errors";

/** A filter pattern from a request. Throws InvalidParameterException with AWS's message. */
export function readFilterPattern(source: string): FilterPattern {
  return read(source, "Invalid filter pattern");
}

/** PutMetricFilter and TestMetricFilter have a message of their own. */
export function readMetricFilterPattern(source: string): FilterPattern {
  return read(source, "Invalid metric filter pattern");
}

/** AWS's pattern for filter names lets through what Postgres cannot hold as text. Throws InvalidParameterException. */
export function checkFilterName(name: string | undefined): void {
  if (name !== undefined && /[\0\p{Surrogate}]/u.test(name)) {
    throw new AwsError("InvalidParameterException", "Filter names can't contain U+0000 or half a surrogate pair.");
  }
}

function read(source: string, invalid: string): FilterPattern {
  // A pattern is kept, and Postgres has no form for these as text.
  if (/[\0\p{Surrogate}]/u.test(source)) throw new AwsError("InvalidParameterException", invalid);
  try {
    return parseFilterPattern(source, invalid);
  } catch (error) {
    if (error instanceof LanguageSyntaxError) throw new AwsError("InvalidParameterException", error.message);
    throw error;
  }
}
