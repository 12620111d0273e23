import type { EventPattern, Matcher, Member, Scalar } from "./ast";
import { type EventFields, pathAndBeginnings, readEventFields } from "./event-fields";
import { compileEventPattern } from "./matcher";
import { printMatcher } from "./printer";
import { compileMatcher } from "./value-matcher";

/** Why an event does or does not match, member by member, for a person who tries a pattern. */
export interface Explanation {
  readonly matched: boolean;
  readonly members: readonly MemberExplanation[];
  /**
   * True when every member matches by itself and the event still does not: the values lie in different elements of
   * one array, or a member further down the pattern takes the place of one above.
   */
  readonly isInConflict: boolean;
}

export type MemberExplanation = FieldExplanation | OrExplanation;

export interface FieldExplanation {
  readonly kind: "field";
  /** Dotted path from the top of the event. */
  readonly path: string;
  readonly matched: boolean;
  /** The matchers as JSON, and whether one of the values found is what each asks for. */
  readonly expected: readonly { readonly matcher: string; readonly matched: boolean }[];
  /** The values at the path: none when the field is missing, several when there is an array on the way. */
  readonly found: readonly Scalar[];
  readonly reason: "matched" | "missing" | "notAValue" | "differs";
}

/** `$or`: one of the alternatives has to match. */
export interface OrExplanation {
  readonly kind: "or";
  readonly matched: boolean;
  readonly alternatives: readonly (readonly MemberExplanation[])[];
}

/** @param event a value as JSON.parse gives it. */
export function explainEventPattern(pattern: EventPattern, event: unknown): Explanation {
  const paths = new Set(listPaths(pattern, "").flatMap(pathAndBeginnings));
  const members = new Explainer(event, readEventFields(event, paths)).explain(pattern, "");
  const matched = compileEventPattern(pattern)(event);
  return { matched, members, isInConflict: !matched && members.every((member) => member.matched) };
}

function listPaths(pattern: EventPattern, prefix: string): string[] {
  return pattern.members.flatMap((member) => pathsOf(member, prefix));
}

function pathsOf(member: Member, prefix: string): string[] {
  switch (member.kind) {
    case "field":
      return [prefix + member.name];
    case "object":
      return listPaths(member.pattern, `${prefix}${member.name}.`);
    case "or":
      return member.alternatives.flatMap((alternative) => listPaths(alternative, prefix));
  }
}

class Explainer {
  private readonly event: unknown;
  private readonly fields: EventFields;

  constructor(event: unknown, fields: EventFields) {
    this.event = event;
    this.fields = fields;
  }

  explain(pattern: EventPattern, prefix: string): MemberExplanation[] {
    return pattern.members.flatMap((member) => this.explainMember(member, prefix));
  }

  private explainMember(member: Member, prefix: string): MemberExplanation[] {
    switch (member.kind) {
      case "field":
        return [this.explainField(prefix + member.name, member.matchers)];
      case "object":
        return this.explain(member.pattern, `${prefix}${member.name}.`);
      case "or": {
        const alternatives = member.alternatives.map((alternative) => this.explain(alternative, prefix));
        const matched = alternatives.some((members) => members.every((inner) => inner.matched));
        return [{ kind: "or", matched, alternatives }];
      }
    }
  }

  private explainField(path: string, matchers: readonly Matcher[]): FieldExplanation {
    const found = this.fields.values.get(path) ?? [];
    const expected = matchers.map((matcher) => ({ matcher: printMatcher(matcher), matched: isMet(matcher, found) }));
    const matched = expected.some((one) => one.matched);
    return { kind: "field", path, matched, expected, found, reason: this.reason(path, matched, found) };
  }

  private reason(path: string, matched: boolean, found: readonly Scalar[]): FieldExplanation["reason"] {
    if (matched) return "matched";
    if (found.length > 0) return "differs";
    return hasSomething(this.event, path) ? "notAValue" : "missing";
  }
}

function isMet(matcher: Matcher, found: readonly Scalar[]): boolean {
  if (found.length === 0) return matcher.kind === "exists" && !matcher.value;
  return found.some(compileMatcher(matcher));
}

/** Whether an object or an empty array stands at a path: patterns match the values inside of objects only. */
function hasSomething(value: unknown, path: string): boolean {
  if (Array.isArray(value)) return value.some((element) => hasSomething(element, path));
  if (typeof value !== "object" || value === null) return false;
  return Object.keys(value).some((name) => {
    if (name === path) return true;
    return path.startsWith(`${name}.`) && hasSomething(Reflect.get(value, name), path.slice(name.length + 1));
  });
}
