import { parseEventPattern } from "@/lib/languages/event-pattern/parser";
import { RuleIndex } from "@/lib/languages/event-pattern/rule-index";

/** Rules ready to be matched; those whose pattern this version cannot read are left out and match nothing. */
export function indexOf<Rule extends { pattern: string }>(rules: readonly Rule[]): RuleIndex<Rule> | undefined {
  const readable = rules.flatMap((rule) => {
    try {
      return [[rule, parseEventPattern(rule.pattern)] as const];
    } catch {
      return [];
    }
  });
  return readable.length > 0 ? new RuleIndex(readable) : undefined;
}
