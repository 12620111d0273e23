import type { BinaryOperator } from "./ast";
import { aligned, type Series, type Value, withValues } from "./series";

type Calculate = (left: number, right: number) => number;

const truth = (holds: boolean): number => (holds ? 1 : 0);

/** What is not finite, such as a division by zero, is dropped afterwards. */
const CALCULATE: Readonly<Record<BinaryOperator, Calculate>> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "^": (left, right) => left ** right,
  "==": (left, right) => truth(left === right),
  "!=": (left, right) => truth(left !== right),
  "<=": (left, right) => truth(left <= right),
  ">=": (left, right) => truth(left >= right),
  "<": (left, right) => truth(left < right),
  ">": (left, right) => truth(left > right),
  AND: (left, right) => truth(left !== 0 && right !== 0),
  OR: (left, right) => truth(left !== 0 || right !== 0),
};

/** The result of an operator. Where only one of two series has a point, the other counts as 0; where none has, there is none. */
export function calculate(operator: BinaryOperator, left: Value, right: Value): Value {
  const apply = CALCULATE[operator];
  if (left.kind === "array") {
    return { kind: "array", items: left.items.map((item) => calculateSeries(apply, item, operandOf(right))) };
  }
  if (right.kind === "array") {
    return { kind: "array", items: right.items.map((item) => calculateSeries(apply, operandOf(left), item)) };
  }
  if (left.kind === "scalar" && right.kind === "scalar") {
    return { kind: "scalar", value: defined(left.value, right.value) ? apply(left.value, right.value) : Number.NaN };
  }
  return { kind: "series", series: calculateSeries(apply, operandOf(left), operandOf(right)) };
}

/** The value with its sign turned. */
export function negate(value: Value): Value {
  switch (value.kind) {
    case "scalar":
      return { kind: "scalar", value: -value.value };
    case "series":
      return { kind: "series", series: mapSeries(value.series, (one) => -one) };
    case "array":
      return { kind: "array", items: value.items.map((item) => mapSeries(item, (one) => -one)) };
  }
}

/** Each of a series' values turned into another one. */
export function mapSeries(series: Series, turn: (value: number) => number): Series {
  return withValues(
    series,
    series.values.map((value) => (Number.isNaN(value) ? value : turn(value))),
  );
}

function operandOf(value: Value): Series | number {
  if (value.kind === "series") return value.series;
  return value.kind === "scalar" ? value.value : Number.NaN;
}

function calculateSeries(apply: Calculate, left: Series | number, right: Series | number): Series {
  if (typeof left !== "number" && typeof right !== "number") return combine(apply, left, right);
  if (typeof left !== "number") {
    return mapSeries(left, (value) => (defined(value, right as number) ? apply(value, right as number) : Number.NaN));
  }
  return mapSeries(right as Series, (value) => (Number.isNaN(left) ? left : apply(left, value)));
}

function combine(apply: Calculate, one: Series, other: Series): Series {
  const [left, right] = aligned([one, other]) as [Series, Series];
  const values = left.values.map((value, index) => {
    const second = right.values[index] ?? Number.NaN;
    if (Number.isNaN(value) && Number.isNaN(second)) return Number.NaN;
    return apply(Number.isNaN(value) ? 0 : value, Number.isNaN(second) ? 0 : second);
  });
  return withValues(left, values);
}

function defined(...values: readonly number[]): boolean {
  return !values.some(Number.isNaN);
}
