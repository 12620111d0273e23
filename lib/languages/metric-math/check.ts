import { LanguageSyntaxError } from "../text/language-syntax-error";
import type { Binary, Call, Expression } from "./ast";
import { AGGREGATES, FILLERS, functionNamed, ORDERS, type ParameterType, type ValueType } from "./functions";

/** What an Id stands for: a metric of the request, or an expression that answers one series or several. */
export interface Referred {
  readonly type: "TS" | "TS[]";
  readonly isMetric: boolean;
}

/** The query behind an Id; undefined when the request has none. */
export type Lookup = (id: string) => Referred | undefined;

/** Types as AWS's messages name them. */
const SPOKEN: Readonly<Record<ValueType | "text" | "keyword", string>> = {
  S: "Scalar",
  TS: "TimeSeries",
  "TS[]": "Array[TimeSeries]",
  text: "String",
  keyword: "Keyword",
};

type Spoken = keyof typeof SPOKEN;

const COMPARED = new Set(["==", "!=", "<=", ">=", "<", ">", "AND", "OR"]);

/**
 * The type of an expression's result, which must be one series or an array of them.
 *
 * @throws LanguageSyntaxError at the node at fault, with what AWS writes behind "Error in expression 'e1': ".
 */
export function checkMetricMath(expression: Expression, lookup: Lookup): "TS" | "TS[]" {
  const type = typeOf(expression, lookup);
  if (type === "TS" || type === "TS[]") return type;
  throw fault("The expression must return a time series or an array of time series", expression);
}

function typeOf(expression: Expression, lookup: Lookup): Spoken {
  switch (expression.kind) {
    case "number":
      return "S";
    case "text":
      return "text";
    case "keyword":
      return "keyword";
    case "reference": {
      const referred = lookup(expression.id);
      if (!referred) throw fault(`Undefined id: ${expression.id}`, expression);
      return referred.type;
    }
    case "array":
      for (const item of expression.items) {
        const type = typeOf(item, lookup);
        if (type !== "TS" && type !== "TS[]") throw fault(`Unsupported type in array: ${SPOKEN[type]}`, item);
      }
      return "TS[]";
    case "negation": {
      const type = typeOf(expression.operand, lookup);
      return isValue(type) ? type : unsupported("-", [type], expression);
    }
    case "binary":
      return typeOfBinary(expression, typeOf(expression.left, lookup), typeOf(expression.right, lookup));
    case "call":
      return typeOfCall(expression, lookup);
  }
}

/** Two arrays have no common order, and only series and numbers are compared. */
function typeOfBinary(expression: Binary, left: Spoken, right: Spoken): ValueType {
  const both = [left, right];
  const hasArray = both.includes("TS[]");
  const isTwoArrays = left === "TS[]" && right === "TS[]";
  if (!isValue(left) || !isValue(right) || isTwoArrays || (hasArray && COMPARED.has(expression.operator))) {
    return unsupported(expression.operator, both, expression);
  }
  if (hasArray) return "TS[]";
  return both.includes("TS") ? "TS" : "S";
}

function typeOfCall(call: Call, lookup: Lookup): ValueType {
  const types = call.args.map((argument) => typeOf(argument, lookup));
  for (const { parameters, optional = 0, returns } of functionNamed(call.name)?.signatures ?? []) {
    const isLong = types.length >= parameters.length - optional && types.length <= parameters.length;
    const fits = call.args.every((argument, index) => accepts(parameters[index], argument, types[index], lookup));
    if (isLong && fits) return returns;
  }
  return unsupported(call.name, types, call);
}

function accepts(
  parameter: ParameterType | undefined,
  argument: Expression,
  type: Spoken | undefined,
  lookup: Lookup,
): boolean {
  switch (parameter) {
    case "metric":
      return argument.kind === "reference" && lookup(argument.id)?.isMetric === true;
    case "id":
      return argument.kind === "reference" && type === "TS";
    case "fill":
      return type === "S" || type === "TS" || isWord(argument, FILLERS);
    case "aggregate":
      return isWord(argument, AGGREGATES);
    case "order":
      return isWord(argument, ORDERS);
    default:
      return parameter === type;
  }
}

function isWord(argument: Expression, words: readonly string[]): boolean {
  return argument.kind === "keyword" && words.includes(argument.word);
}

function isValue(type: Spoken): type is ValueType {
  return type === "S" || type === "TS" || type === "TS[]";
}

function unsupported(operation: string, types: readonly Spoken[], at: Expression): never {
  const spoken = types.map((type) => SPOKEN[type]).join(", ");
  throw fault(`Unsupported operand type(s) for ${operation}: '[${spoken}]'`, at);
}

function fault(message: string, { place }: Expression): LanguageSyntaxError {
  return new LanguageSyntaxError(message, place.offset, place.length);
}
