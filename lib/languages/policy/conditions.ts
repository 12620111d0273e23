import type { Condition, Effect } from "./document";
import { OPERATORS } from "./operators";
import type { RequestContext } from "./request-context";

export type ContextTest = (context: RequestContext) => boolean;

/**
 * Compiles one condition. Its values are alternatives; a negated operator wants none of them.
 *
 * When the key is missing: plain operators fail, negated ones and IfExists hold, ForAllValues holds and ForAnyValue fails
 * (IAM User Guide, "Condition operators" and "Single-valued vs. multivalued context keys").
 *
 * An operator without a quantifier cannot judge a list. Of several values an Allow must not be sure by one: EventBridge refuses
 * a pattern of two sources to who may name either (EventBridge User Guide, "Using IAM policy conditions"). A Deny is by one.
 */
export function compileCondition(
  { operator, key, values }: Condition,
  variables: boolean,
  effect: Effect,
): ContextTest {
  const name = key.toLowerCase();
  if (operator.name === "Null") return compileNull(name, values);
  const { comparison, negated } = OPERATORS[operator.name];
  const tests = values.map((value) => comparison.compile(value, variables));
  const holds = (actual: string, context: RequestContext): boolean =>
    tests.some((test) => test(actual, context)) !== negated;

  if (!operator.quantifier) {
    return (context) => {
      const actual = context.valuesOf(name);
      if (!actual) return operator.ifExists || negated;
      if (effect === "Deny") return actual.some((value) => holds(value, context));
      return (negated || actual.length === 1) && actual.every((value) => holds(value, context));
    };
  }
  const all = operator.quantifier === "ForAllValues";
  return (context) => {
    const actual = context.valuesOf(name);
    if (!actual) return operator.ifExists || all;
    // AWS counts an empty string as no member of the set.
    const matches = (value: string): boolean => (value === "" ? all : holds(value, context));
    return all ? actual.every(matches) : actual.some(matches);
  };
}

/** `"Null": {"key": "true"}` wants the key to be missing, `"false"` wants it to be there. */
function compileNull(key: string, values: readonly string[]): ContextTest {
  const wanted = values.map((value) => value.toLowerCase());
  return (context) => wanted.includes(String(context.valuesOf(key) === undefined));
}
