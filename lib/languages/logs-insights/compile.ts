import type { Arithmetic, Comparison, Expression } from "./ast";
import type { QueryTimes } from "./function-form";
import { finite } from "./function-form";
import { functionNamed } from "./functions";
import { printExpression } from "./printer";
import { Regex } from "./regex/regex";
import type { Row } from "./row";
import { compareValues, isTrue, numberOf, textOf, type Value } from "./value";

export type Compiled = (row: Row) => Value;

/**
 * An expression as a function of a row. `columns` are those that a command before has made under an expression's own text:
 * count(*), bin(5m); such an expression is that column.
 */
export function compileExpression(
  expression: Expression,
  times: QueryTimes,
  columns: ReadonlySet<string> = NO_COLUMNS,
): Compiled {
  const compile = (inner: Expression): Compiled => compileExpression(inner, times, columns);
  if (columns.size > 0 && expression.kind !== "field" && expression.kind !== "literal") {
    const column = printExpression(expression);
    if (columns.has(column)) return (row) => row.get(column);
  }
  switch (expression.kind) {
    case "literal": {
      const { value } = expression;
      return () => value;
    }
    case "period": {
      const text = printExpression(expression);
      return () => text;
    }
    case "field": {
      const { name } = expression;
      return (row) => row.get(name);
    }
    case "call":
      return compileCall(expression, times, compile);
    case "negative": {
      const operand = compile(expression.operand);
      return (row) => {
        const number = numberOf(operand(row));
        return number === undefined ? null : -number;
      };
    }
    case "arithmetic": {
      const [left, right] = [compile(expression.left), compile(expression.right)];
      const work = ARITHMETIC[expression.operator];
      return (row) => {
        const [a, b] = [numberOf(left(row)), numberOf(right(row))];
        return a === undefined || b === undefined ? null : finite(work(a, b));
      };
    }
    case "compare": {
      const [left, right] = [compile(expression.left), compile(expression.right)];
      const holds = COMPARE[expression.operator];
      return (row) => {
        const order = compareValues(left(row), right(row));
        return order !== undefined && holds(order);
      };
    }
    case "like": {
      const [operand, text] = [compile(expression.operand), compile(expression.text)];
      return (row) => {
        const [whole, part] = [textOf(operand(row)), textOf(text(row))];
        return whole !== undefined && part !== undefined && whole.includes(part);
      };
    }
    case "matches": {
      const operand = compile(expression.operand);
      const regex = new Regex(expression.regex);
      return (row) => {
        const text = textOf(operand(row));
        return text !== undefined && regex.test(text);
      };
    }
    case "in": {
      const operand = compile(expression.operand);
      const values = expression.values.map(compile);
      return (row) => {
        const value = operand(row);
        return values.some((one) => compareValues(value, one(row)) === 0);
      };
    }
    case "and": {
      const terms = expression.terms.map(compile);
      return (row) => terms.every((term) => isTrue(term(row)));
    }
    case "or": {
      const terms = expression.terms.map(compile);
      return (row) => terms.some((term) => isTrue(term(row)));
    }
    case "not": {
      const operand = compile(expression.operand);
      return (row) => !isTrue(operand(row));
    }
  }
}

const NO_COLUMNS: ReadonlySet<string> = new Set();

const ARITHMETIC: Readonly<Record<Arithmetic, (a: number, b: number) => number>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "%": (a, b) => a % b,
  "^": (a, b) => a ** b,
};

const COMPARE: Readonly<Record<Comparison, (order: number) => boolean>> = {
  "=": (order) => order === 0,
  "!=": (order) => order !== 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

function compileCall(
  { name, args }: Expression & { kind: "call" },
  times: QueryTimes,
  compile: (expression: Expression) => Compiled,
): Compiled {
  const form = functionNamed(name);
  // A column of stats that is not there any more: the parser lets no other unknown name through.
  if (!form) return () => null;
  const run = form.prepare(args);
  // bin(5m) is of the event's own time.
  const given: readonly Expression[] = form.name === "bin" && args.length === 1 ? [OWN_TIME, ...args] : args;
  const compiled = given.map(compile);
  return (row) =>
    run(
      compiled.map((arg) => arg(row)),
      times,
    );
}

const OWN_TIME: Expression = { kind: "field", name: "@timestamp" };
