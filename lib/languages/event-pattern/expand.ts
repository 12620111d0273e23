import type { EventPattern, Matcher, Member } from "./ast";

/** "EventBridge does not support an event pattern with over 1000 rule combinations." */
export const MAX_COMBINATIONS = 1_000;

/** Fields by their dotted path, all of which have to match. */
export type FieldMatchers = ReadonlyMap<string, readonly Matcher[]>;

/**
 * Writes a pattern as a choice of plain patterns without `$or`; undefined when there are too many of them.
 *
 * This is how the service reads `$or`, and it shows: a field that stands both inside and outside of a `$or` is
 * constrained by the one that comes last in the text, and names are joined by dots, so that {"a.b": x} is {"a": {"b": x}}.
 */
export function expandPattern(pattern: EventPattern): FieldMatchers[] | undefined {
  if (countCombinations(pattern) > MAX_COMBINATIONS) return undefined;
  return addMembers([new Map()], pattern, "");
}

type Fields = Map<string, readonly Matcher[]>;

function addMembers(choices: Fields[], pattern: EventPattern, prefix: string): Fields[] {
  return pattern.members.reduce((current, member) => addMember(current, member, prefix), choices);
}

function addMember(choices: Fields[], member: Member, prefix: string): Fields[] {
  switch (member.kind) {
    case "field":
      for (const choice of choices) choice.set(prefix + member.name, member.matchers);
      return choices;
    case "object":
      return addMembers(choices, member.pattern, `${prefix}${member.name}.`);
    case "or":
      return member.alternatives.flatMap((alternative) =>
        addMembers(
          choices.map((choice) => new Map(choice)),
          alternative,
          prefix,
        ),
      );
  }
}

function countCombinations(pattern: EventPattern): number {
  return pattern.members.reduce((product, member) => product * countOf(member), 1);
}

function countOf(member: Member): number {
  switch (member.kind) {
    case "field":
      return 1;
    case "object":
      return countCombinations(member.pattern);
    case "or":
      return member.alternatives.reduce((sum, alternative) => sum + countCombinations(alternative), 0);
  }
}
