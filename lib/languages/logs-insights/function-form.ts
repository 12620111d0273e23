import type { Expression } from "./ast";
import { numberOf, textOf, type Value } from "./value";

/** When a query runs and over which time; milliseconds since the epoch. */
export interface QueryTimes {
  readonly now: number;
  readonly start: number;
  readonly end: number;
}

export type Evaluate = (values: readonly Value[], times: QueryTimes) => Value;

/**
 * A function of the language. `mistake` says what is wrong with arguments that are written out; `prepare` makes the function
 * for its arguments once, where that saves work for each event.
 */
export interface FunctionForm {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly mistake?: (args: readonly Expression[]) => string | undefined;
  readonly prepare: (args: readonly Expression[]) => Evaluate;
}

/** A function of texts: missing when its first argument is. */
export function ofTexts(name: string, least: number, most: number, run: (...texts: string[]) => Value): FunctionForm {
  const evaluate: Evaluate = (values) => {
    const texts: string[] = [];
    for (const value of values) {
      const text = textOf(value);
      if (text === undefined) return null;
      texts.push(text);
    }
    return run(...texts);
  };
  return { name, least, most, prepare: () => evaluate };
}

/** A function of numbers: missing when an argument is none, or when no number comes out. */
export function ofNumbers(
  name: string,
  least: number,
  most: number,
  run: (...numbers: number[]) => number,
): FunctionForm {
  const evaluate: Evaluate = (values) => {
    const numbers: number[] = [];
    for (const value of values) {
      const number = numberOf(value);
      if (number === undefined) return null;
      numbers.push(number);
    }
    return finite(run(...numbers));
  };
  return { name, least, most, prepare: () => evaluate };
}

export function ofValues(name: string, least: number, most: number, run: Evaluate): FunctionForm {
  return { name, least, most, prepare: () => run };
}

export const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** The text of an argument that is written out; undefined for one that only events know. */
export function literalText(expression: Expression | undefined): string | undefined {
  return expression?.kind === "literal" && typeof expression.value === "string" ? expression.value : undefined;
}
