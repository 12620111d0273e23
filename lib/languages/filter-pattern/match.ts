import type { Span } from "./regex-matcher";

/** What a pattern found in a message. Everything beyond the fact of the match is worked out only when asked for. */
export interface FilterMatch {
  /** As TestMetricFilter answers: `$name` or `$position` to text for a space-delimited pattern, nothing for the others. */
  readonly extractedValues: Readonly<Record<string, string>>;
  /**
   * The text of a string or the digits of a number at a selector of a metric filter (`$.latency`, `$bytes`, `$3`);
   * undefined when nothing stands there, or an object, array, boolean or null does, or the selector has a wildcard.
   */
  select(selector: string): string | undefined;
  /** Where the terms of the pattern stand in the message, in order and without overlap; at most 100 places. */
  highlights(): readonly Span[];
}

export type FilterMatcher = (message: string) => FilterMatch | null;
