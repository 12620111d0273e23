import { type ArnPattern, compileArnPattern, type SplitArn } from "./arn-pattern";
import { compileCondition } from "./conditions";
import type { Choice, Effect, PolicyDocument, Statement } from "./document";
import { type CompiledPrincipals, compilePrincipals } from "./principal";
import type { RequestContext } from "./request-context";
import { compileWildcard, parseWildcard, type TextMatcher } from "./wildcard";

/** A policy made ready for many requests. It holds no state, so it can be kept for as long as the document is in force. */
export interface CompiledPolicy {
  readonly statements: readonly CompiledStatement[];
}

export interface CompiledStatement {
  /** Place in the document, from 0. */
  readonly index: number;
  readonly sid?: string;
  readonly effect: Effect;
  /** Absent when the statement names no principal, as in identity-based policies. */
  readonly principals?: CompiledPrincipals;
  readonly appliesTo: (target: Target) => boolean;
}

/** One action on one resource. */
export interface Target {
  /** In lower case: "cloudwatch:putmetricalarm". */
  readonly action: string;
  readonly resource: SplitArn;
  readonly context: RequestContext;
}

export function compilePolicy(document: PolicyDocument): CompiledPolicy {
  const variables = document.version === "2012-10-17";
  return { statements: document.statements.map((statement, index) => compileStatement(statement, index, variables)) };
}

function compileStatement(statement: Statement, index: number, variables: boolean): CompiledStatement {
  const { sid, effect, principals, actions, resources, conditions } = statement;
  const coversAction = compileActions(actions);
  const coversResource = resources ? compileResources(resources, effect, variables) : () => true;
  const tests = conditions.map((condition) => compileCondition(condition, variables, effect));
  return {
    index,
    sid,
    effect,
    principals: principals && compilePrincipals(principals),
    // The cheapest question first; most statements end there.
    appliesTo: (target) =>
      coversAction(target.action) && coversResource(target) && tests.every((holds) => holds(target.context)),
  };
}

/** Action names do not distinguish case. Names without wildcards, the bulk of long policies, are one look into a set. */
function compileActions({ not, values }: Choice<string>): TextMatcher {
  const patterns = values.map((value) => value.toLowerCase());
  const names = new Set(patterns.filter((pattern) => !/[*?]/.test(pattern)));
  const matchers = patterns
    .filter((pattern) => !names.has(pattern))
    .map((pattern) => compileWildcard(parseWildcard(pattern)));
  return (action) => (names.has(action) || matchers.some((matches) => matches(action))) !== not;
}

function compileResources(
  { not, values }: Choice<string>,
  effect: Effect,
  variables: boolean,
): (target: Target) => boolean {
  const patterns = values.map((value) => compileArnPattern(value, variables));
  const anyMatches = ({ resource, context }: Target): boolean =>
    patterns.some(({ matches }) => matches(resource, context));
  if (!not) return anyMatches;
  if (effect === "Deny") return (target) => !anyMatches(target);
  // A variable without a value matches nothing, so NotResource would allow everything; a statement AWS calls invalid must not.
  return (target) => patterns.every((pattern) => isResolvable(pattern, target.context)) && !anyMatches(target);
}

function isResolvable({ requiredKeys }: ArnPattern, context: RequestContext): boolean {
  return requiredKeys.every((key) => context.singleValueOf(key) !== undefined);
}
