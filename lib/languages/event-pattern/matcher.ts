import type { EventPattern, Matcher, Scalar } from "./ast";
import { type EventFields, isEvent, pathAndBeginnings, readEventFields, type Scope } from "./event-fields";
import { expandPattern, type FieldMatchers } from "./expand";
import { compileMatcher, type ValueTest } from "./value-matcher";

/**
 * Prepares a pattern for many events.
 * @returns a test of an event as JSON.parse gives it. An event that is no object matches nothing.
 */
export function compileEventPattern(pattern: EventPattern): (event: unknown) => boolean {
  const choices = compileChoices(pattern);
  const paths = new Set(choices.flatMap((choice) => choice.paths).flatMap(pathAndBeginnings));
  return (event) => {
    if (!isEvent(event)) return false;
    const fields = readEventFields(event, paths);
    return choices.some((choice) => choice.matches(fields));
  };
}

/** The plain patterns, one of which an event has to match. */
export function compileChoices(pattern: EventPattern): Choice[] {
  return (expandPattern(pattern) ?? []).map((fields) => new Choice(fields));
}

/** A pattern without `$or`, ready to be matched. */
export class Choice {
  readonly fields: FieldMatchers;
  readonly paths: readonly string[];
  private readonly requirements: readonly Requirement[];

  constructor(fields: FieldMatchers) {
    this.fields = fields;
    this.paths = [...fields.keys()];
    this.requirements = [...fields].map(([path, matchers]) => new Requirement(path, matchers));
  }

  matches(event: EventFields): boolean {
    for (const requirement of this.requirements) {
      if (!requirement.isMetBy(event.values.get(requirement.path))) return false;
    }
    // In an event without arrays of objects all values belong together.
    if (event.root.arrays.length === 0) return true;
    return isWithin(
      event.root,
      this.requirements.filter((requirement) => event.values.has(requirement.path)),
    );
  }
}

class Requirement {
  readonly path: string;
  private readonly acceptsAbsence: boolean;
  private readonly tests: readonly ValueTest[];

  constructor(path: string, matchers: readonly Matcher[]) {
    this.path = path;
    this.acceptsAbsence = matchers.some((matcher) => matcher.kind === "exists" && !matcher.value);
    this.tests = matchers.map(compileMatcher);
  }

  /** @param values those of the field; that there are none in the whole event is what `exists: false` asks for. */
  isMetBy(values: readonly Scalar[] | undefined): boolean {
    if (values === undefined) return this.acceptsAbsence;
    for (const value of values) for (const test of this.tests) if (test(value)) return true;
    return false;
  }

  isMetIn(scope: Scope): boolean {
    const values = scope.values.get(this.path);
    return values !== undefined && this.isMetBy(values);
  }
}

/** Whether a scope meets all requirements, with one element of each of its arrays. */
function isWithin(scope: Scope, requirements: readonly Requirement[]): boolean {
  const open = requirements.filter((requirement) => !requirement.isMetIn(scope));
  if (open.length === 0) return true;
  // Paths part the requirements among the arrays, so each array can be looked at by itself.
  const shares = new Map<Scope[], Requirement[]>();
  for (const requirement of open) {
    const array = scope.arrays.find((elements) => elements.some((element) => isWithin(element, [requirement])));
    if (array === undefined) return false;
    shares.set(array, [...(shares.get(array) ?? []), requirement]);
  }
  return [...shares].every(
    ([elements, share]) => share.length === 1 || elements.some((element) => isWithin(element, share)),
  );
}
