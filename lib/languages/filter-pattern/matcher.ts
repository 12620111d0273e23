import type { FilterPattern } from "./ast";
import type { FilterMatcher } from "./match";
import { compileDelimited } from "./match-delimited";
import { compileJson } from "./match-json";
import { compileTerms } from "./match-terms";

/** Prepares a pattern for many messages. The work for a message grows only with its length, whatever the pattern. */
export function compileFilterPattern(pattern: FilterPattern): FilterMatcher {
  switch (pattern.kind) {
    case "terms":
      return compileTerms(pattern);
    case "json":
      return compileJson(pattern);
    case "delimited":
      return compileDelimited(pattern);
  }
}
