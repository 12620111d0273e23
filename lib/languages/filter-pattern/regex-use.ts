import type { FieldCondition, FilterPattern, JsonCondition } from "./ast";

/** Whether a pattern has a regular expression: a log group may have at most 5 filters with such a pattern. */
export function usesRegex(pattern: FilterPattern): boolean {
  switch (pattern.kind) {
    case "terms":
      return pattern.terms.some((term) => term.content.kind === "regex");
    case "json":
      return comparesRegex(pattern.condition);
    case "delimited":
      return pattern.fields.some(
        (field) => field.kind === "field" && field.condition && comparesRegex(field.condition),
      );
  }
}

function comparesRegex(condition: JsonCondition | FieldCondition): boolean {
  if (condition.kind === "comparison") return condition.comparison.operand.kind === "regex";
  return "operands" in condition && condition.operands.some(comparesRegex);
}
