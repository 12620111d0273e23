import {
  arn,
  atLeast,
  atMost,
  binary,
  bool,
  type Comparison,
  date,
  equal,
  greater,
  ipAddress,
  less,
  numeric,
  text,
  textIgnoringCase,
  wildcard,
} from "./comparisons";

interface Meaning {
  readonly comparison: Comparison;
  /** A negated operator holds where the plain one does not, a missing key included. */
  readonly negated: boolean;
}

const is = (comparison: Comparison): Meaning => ({ comparison, negated: false });
const isNot = (comparison: Comparison): Meaning => ({ comparison, negated: true });

/** IAM User Guide, "Condition operators". Null asks for the key alone; its values are read as Bool's are. */
export const OPERATORS = {
  StringEquals: is(text),
  StringNotEquals: isNot(text),
  StringEqualsIgnoreCase: is(textIgnoringCase),
  StringNotEqualsIgnoreCase: isNot(textIgnoringCase),
  StringLike: is(wildcard),
  StringNotLike: isNot(wildcard),
  NumericEquals: is(numeric(equal)),
  NumericNotEquals: isNot(numeric(equal)),
  NumericLessThan: is(numeric(less)),
  NumericLessThanEquals: is(numeric(atMost)),
  NumericGreaterThan: is(numeric(greater)),
  NumericGreaterThanEquals: is(numeric(atLeast)),
  DateEquals: is(date(equal)),
  DateNotEquals: isNot(date(equal)),
  DateLessThan: is(date(less)),
  DateLessThanEquals: is(date(atMost)),
  DateGreaterThan: is(date(greater)),
  DateGreaterThanEquals: is(date(atLeast)),
  Bool: is(bool),
  BinaryEquals: is(binary),
  IpAddress: is(ipAddress),
  NotIpAddress: isNot(ipAddress),
  ArnEquals: is(arn),
  ArnLike: is(arn),
  ArnNotEquals: isNot(arn),
  ArnNotLike: isNot(arn),
  Null: is(bool),
} as const satisfies Record<string, Meaning>;

export type OperatorName = keyof typeof OPERATORS;
export type Quantifier = "ForAllValues" | "ForAnyValue";

export interface ConditionOperator {
  readonly name: OperatorName;
  readonly quantifier?: Quantifier;
  readonly ifExists: boolean;
}

/** Reads `ForAllValues:StringEqualsIfExists`; undefined when there is no such operator. */
export function parseOperator(written: string): ConditionOperator | undefined {
  const [, quantifier, rest = written] = /^(ForAllValues|ForAnyValue):(.*)$/.exec(written) ?? [];
  const ifExists = rest.endsWith("IfExists");
  const name = ifExists ? rest.slice(0, -"IfExists".length) : rest;
  if (!isOperatorName(name) || (name === "Null" && ifExists)) return undefined;
  return { name, ifExists, ...(isQuantifier(quantifier) ? { quantifier } : {}) };
}

export function printOperator({ name, quantifier, ifExists }: ConditionOperator): string {
  return `${quantifier ? `${quantifier}:` : ""}${name}${ifExists ? "IfExists" : ""}`;
}

function isOperatorName(name: string): name is OperatorName {
  return Object.hasOwn(OPERATORS, name);
}

function isQuantifier(name: string | undefined): name is Quantifier {
  return name === "ForAllValues" || name === "ForAnyValue";
}
