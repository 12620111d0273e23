import type { EventPattern, Matcher, Member } from "./ast";

/** The pattern as JSON, two spaces deep as the console shows it. Reading it again gives the same tree. */
export function printEventPattern(pattern: EventPattern): string {
  return printObject(pattern, "");
}

/** A matcher as JSON on one line: `{"prefix":"i-"}`. */
export function printMatcher(matcher: Matcher): string {
  switch (matcher.kind) {
    case "equals":
      return JSON.stringify(matcher.value);
    case "prefix":
    case "suffix":
      return JSON.stringify({
        [matcher.kind]: matcher.ignoreCase ? { "equals-ignore-case": matcher.value } : matcher.value,
      });
    case "numeric":
      return JSON.stringify({ numeric: matcher.comparisons.flatMap(({ operator, value }) => [operator, value]) });
    case "anything-but": {
      const values = matcher.values.length === 1 ? matcher.values[0] : matcher.values;
      return JSON.stringify({
        "anything-but": matcher.operator === "equals" ? values : { [matcher.operator]: values },
      });
    }
    default:
      return JSON.stringify({ [matcher.kind]: matcher.value });
  }
}

/** Written by hand, because two members of a pattern may have the same name, which no JavaScript object can. */
function printObject(pattern: EventPattern, indent: string): string {
  const inner = `${indent}  `;
  const members = pattern.members.map((member) => `${inner}${printMember(member, inner)}`);
  return `{\n${members.join(",\n")}\n${indent}}`;
}

function printMember(member: Member, indent: string): string {
  switch (member.kind) {
    case "field":
      return `${JSON.stringify(member.name)}: [${member.matchers.map(printMatcher).join(", ")}]`;
    case "object":
      return `${JSON.stringify(member.name)}: ${printObject(member.pattern, indent)}`;
    case "or":
      return `"$or": [${member.alternatives.map((alternative) => printObject(alternative, indent)).join(", ")}]`;
  }
}
