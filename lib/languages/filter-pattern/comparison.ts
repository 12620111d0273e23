import { compileWildcard } from "../text/wildcard";
import type { Comparison, Operand, Operator } from "./ast";
import { parseRegex } from "./regex";
import { RegexMatcher } from "./regex-matcher";

/** A comparison, ready for the two kinds of value that filter patterns compare. */
export interface CompiledComparison {
  text(value: string): boolean;
  /** @param source gives the number as it is written, for operands that compare text: `= "1"` matches 1 but not 1.0. */
  number(value: number, source: () => string): boolean;
}

export function compileComparison({ operator, operand }: Comparison): CompiledComparison {
  if (operator === "=") return compileEquality(operand);
  if (operator === "!=") return negate(compileEquality(operand));
  const limit = Number(operand.kind === "number" ? operand.text : Number.NaN);
  return { text: () => false, number: (value) => ORDERINGS[operator](value, limit) };
}

const ORDERINGS: Record<Exclude<Operator, "=" | "!=">, (value: number, limit: number) => boolean> = {
  "<": (value, limit) => value < limit,
  "<=": (value, limit) => value <= limit,
  ">": (value, limit) => value > limit,
  ">=": (value, limit) => value >= limit,
};

function compileEquality(operand: Operand): CompiledComparison {
  if (operand.kind === "number") {
    const number = Number(operand.text);
    return { text: (value) => value === operand.text, number: (value) => value === number };
  }
  if (operand.kind === "regex") {
    const matcher = new RegexMatcher(parseRegex(operand.source));
    return { text: (value) => matcher.test(value), number: (_, source) => matcher.test(source()) };
  }
  if (/^\*+$/.test(operand.text)) return { text: () => true, number: () => true };
  const isLike = compileWildcard(operand.text.split("*"));
  return { text: isLike, number: (_, source) => isLike(source()) };
}

function negate(comparison: CompiledComparison): CompiledComparison {
  return {
    text: (value) => !comparison.text(value),
    number: (value, source) => !comparison.number(value, source),
  };
}
