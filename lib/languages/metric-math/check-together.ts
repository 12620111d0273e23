import { LanguageSyntaxError } from "../text/language-syntax-error";
import type { Expression } from "./ast";
import { checkMetricMath, type Referred } from "./check";
import { referencedIds } from "./references";

/** Is told what is wrong, as AWS writes it: "Error in expression 'e1': Invalid syntax". */
export type Fault = (message: string) => void;

/**
 * The type of what each query of a request answers, given those (`others`) that are no math. Expressions may refer to each other in
 * any order, but not in a circle; what is wrong is told once, of the expression that is at fault itself.
 */
export function checkTogether(
  expressions: ReadonlyMap<string, Expression>,
  others: ReadonlyMap<string, Referred>,
  fault: Fault,
): Map<string, Referred> {
  const known = new Map(others);
  const open = new Set<string>();
  const failed = new Set<string>();
  const visit = (id: string, expression: Expression): void => {
    if (known.has(id) || failed.has(id)) return;
    open.add(id);
    const needed = referencedIds(expression);
    for (const other of needed) {
      const next = expressions.get(other);
      if (open.has(other)) {
        fault(`Error in expression '${id}': Circular reference to ${other}`);
        failed.add(id);
      } else if (next) visit(other, next);
    }
    open.delete(id);
    if (needed.some((other) => failed.has(other))) failed.add(id);
    if (failed.has(id)) return;
    const type = telling(id, fault, () => checkMetricMath(expression, (other) => known.get(other)));
    if (type) known.set(id, { type, isMetric: false });
    else failed.add(id);
  };
  for (const [id, expression] of expressions) visit(id, expression);
  return known;
}

/** What `read` answers; undefined when it finds a mistake in the expression of a query, which is told in AWS's words. */
export function telling<T>(id: string, fault: Fault, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof LanguageSyntaxError)) throw error;
    fault(`Error in expression '${id}': ${error.message}`);
    return undefined;
  }
}
