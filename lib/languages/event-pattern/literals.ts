import type { EventPattern, Matcher } from "./ast";
import { expandPattern } from "./expand";
import { printMatcher } from "./printer";

/**
 * What a pattern lets a field be, each once: texts as they are, every other matcher as its JSON, which no policy can take for
 * a text. Undefined when the pattern, or one of the alternatives of its `$or`, leaves the field open.
 *
 * @param path dotted, as in "detail.userIdentity.principalId"
 */
export function literalsOf(pattern: EventPattern, path: string): string[] | undefined {
  const lists = (expandPattern(pattern) ?? []).map((fields) => fields.get(path));
  if (lists.some((list) => list === undefined)) return undefined;
  return [...new Set(lists.flatMap((list = []) => list.map(literal)))];
}

function literal(matcher: Matcher): string {
  return matcher.kind === "equals" && typeof matcher.value === "string" ? matcher.value : printMatcher(matcher);
}
