import type { JsonComparison, JsonCondition, JsonIs, JsonPattern, Selector } from "./ast";
import { compileComparison } from "./comparison";
import { type JsonPath, readJsonObject, someSelected } from "./json-value";
import type { FilterMatch, FilterMatcher } from "./match";
import { numberSource } from "./number-source";
import { parseSelector } from "./selector";

export function compileJson(pattern: JsonPattern): FilterMatcher {
  const holds = compileCondition(pattern.condition);
  return (message) => {
    const root = readJsonObject(message);
    return root !== undefined && holds(root, message) ? new JsonMatch(message) : null;
  };
}

type Condition = (root: object, message: string) => boolean;

function compileCondition(condition: JsonCondition): Condition {
  switch (condition.kind) {
    case "and": {
      const operands = condition.operands.map(compileCondition);
      return (root, message) => operands.every((operand) => operand(root, message));
    }
    case "or": {
      const operands = condition.operands.map(compileCondition);
      return (root, message) => operands.some((operand) => operand(root, message));
    }
    case "comparison":
      return compileJsonComparison(condition);
    case "is":
      return compileIs(condition);
    case "notExists":
      return (root) => !someSelected(root, condition.selector.steps, () => true);
  }
}

/** True when one of the selected values compares; objects, arrays, booleans and null compare with nothing, not even by `!=`. */
function compileJsonComparison({ selector, comparison }: JsonComparison): Condition {
  const { text, number } = compileComparison(comparison);
  return (root, message) =>
    someSelected(root, selector.steps, (value, path) => {
      if (typeof value === "string") return text(value);
      return typeof value === "number" && number(value, () => numberSource(message, path));
    });
}

/** The service also says of an array that it IS what one of its elements is. */
function compileIs({ selector, value }: JsonIs): Condition {
  return (root) =>
    someSelected(root, selector.steps, (found) => found === value || (Array.isArray(found) && found.includes(value)));
}

class JsonMatch implements FilterMatch {
  /** TestMetricFilter extracts nothing for JSON patterns. */
  readonly extractedValues = {};
  private readonly message: string;

  constructor(message: string) {
    this.message = message;
  }

  select(selector: string): string | undefined {
    const root = readJsonObject(this.message);
    let selected: string | undefined;
    someSelected(root, concreteSteps(selector), (value, path) => {
      selected = textOf(value, path, this.message);
      return true;
    });
    return selected;
  }

  highlights(): [] {
    return [];
  }
}

function textOf(value: unknown, path: JsonPath, message: string): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" ? numberSource(message, path) : undefined;
}

/** A metric value or dimension is one value, so a wildcard selects nothing; text that is no selector neither. */
function concreteSteps(selector: string): Selector["steps"] {
  try {
    const { steps } = parseSelector(selector);
    return steps.some((step) => step.kind === "wildcard") ? NOWHERE : steps;
  } catch {
    return NOWHERE;
  }
}

/** The root is an object, which has no element 0. */
const NOWHERE: Selector["steps"] = [{ kind: "index", index: 0 }];
