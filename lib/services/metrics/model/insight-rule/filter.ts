import { type Field, numberIn, type ReadEvent } from "./field";
import { wrong } from "./invalid-rule";

/** Whether an event counts. */
export type Filter = (event: ReadEvent) => boolean;

const MAX_TEXTS = 10;

const COMPARE: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  GreaterThan: (value, bound) => value > bound,
  LessThan: (value, bound) => value < bound,
  EqualTo: (value, bound) => value === bound,
  NotEqualTo: (value, bound) => value !== bound,
};

const TEXTS: Readonly<Record<string, (value: string, texts: readonly string[]) => boolean>> = {
  In: (value, texts) => texts.includes(value),
  NotIn: (value, texts) => !texts.includes(value),
  StartsWith: (value, texts) => texts.some((text) => value.startsWith(text)),
};

/** Reads a filter: the field that it looks at, and exactly one operator. */
export function readFilter(source: Record<string, unknown>, fieldOf: (source: unknown, part: string) => Field): Filter {
  const { Match, ...operators } = source;
  const field = fieldOf(Match, "Match");
  const [operator, ...others] = Object.entries(operators);
  if (!operator || others.length > 0) throw wrong("A filter must have Match and exactly one operator");
  const [name, operand] = operator;
  if (name === "IsPresent") {
    if (typeof operand !== "boolean") throw wrong("IsPresent must be true or false");
    return (event) => (field(event) !== undefined) === operand;
  }
  const compare = Object.hasOwn(COMPARE, name) ? COMPARE[name] : undefined;
  if (compare) {
    if (typeof operand !== "number") throw wrong(`${name} must be a number`);
    return (event) => {
      const value = numberIn(field(event));
      return value !== undefined && compare(value, operand);
    };
  }
  const matches = Object.hasOwn(TEXTS, name) ? TEXTS[name] : undefined;
  if (!matches) throw wrong(`${name} is not an operator of filters`);
  const texts = readTexts(operand, name);
  return (event) => {
    const value = field(event);
    return value !== undefined && matches(String(value), texts);
  };
}

function readTexts(operand: unknown, name: string): string[] {
  const texts = Array.isArray(operand) ? operand : [];
  const isRight = texts.length > 0 && texts.length <= MAX_TEXTS && texts.every((text) => typeof text === "string");
  if (isRight) return texts;
  throw wrong(`${name} must be an array of 1 to ${MAX_TEXTS} strings`);
}
