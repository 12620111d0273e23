import type { Aggregate, Command, CommandForm, Expression, Item, LogsQuery, SortKey } from "./ast";
import { RESERVED } from "./lexer";

/** The query as text, a command a line. Reading it again gives the same tree, but for places. */
export function printLogsInsights({ commands }: LogsQuery): string {
  return commands.map(printCommand).join("\n| ");
}

function printCommand(command: Command | CommandForm): string {
  switch (command.kind) {
    case "source":
      if (command.prefixes.length > 0)
        return `SOURCE logGroups(namePrefix: [${command.prefixes.map(printText).join(", ")}])`;
      return `SOURCE ${command.groups.map(printText).join(", ")}`;
    case "fields":
    case "display":
      return `${command.kind} ${command.items.map(printItem).join(", ")}`;
    case "filter":
      return `${command.indexed ? "filterIndex" : "filter"} ${printExpression(command.condition)}`;
    case "parse":
      return `parse ${printExpression(command.field)} ${printText(command.glob)} as ${printNames(command.names)}`;
    case "parseRegex": {
      const as = command.names.length > 0 ? ` as ${printNames(command.names)}` : "";
      return `parse ${printExpression(command.field)} ${printRegex(command.regex)}${as}`;
    }
    case "stats": {
      const by = command.keys.length > 0 ? ` by ${command.keys.map(printItem).join(", ")}` : "";
      return `stats ${command.aggregates.map(printNamedAggregate).join(", ")}${by}`;
    }
    case "sort":
      return `sort ${command.keys.map(printSortKey).join(", ")}`;
    case "limit":
      return `limit ${command.any ? "any " : ""}${command.count}`;
    case "dedup":
      return `dedup ${command.fields.map((field) => printExpression(field)).join(", ")}`;
    case "pattern":
      return `pattern ${printExpression(command.field)}`;
    case "diff":
      return `diff ${command.period}`;
    case "unnest":
      return `unnest ${printExpression(command.field)} as ${printName(command.name)}`;
    case "unmask":
      return `unmask ${printExpression(command.field)}${printAlias(command.name)}`;
  }
}

/** A column without a name of its own is called as its expression is written. */
export function columnOf({ expression, name }: Item): string {
  if (name !== undefined) return name;
  return expression.kind === "field" ? expression.name : printExpression(expression);
}

export function aggregateColumn(aggregate: Aggregate): string {
  return aggregate.name ?? printAggregate(aggregate);
}

function printItem({ expression, name }: Item): string {
  return printExpression(expression) + printAlias(name);
}

function printNamedAggregate(aggregate: Aggregate): string {
  return printAggregate(aggregate) + printAlias(aggregate.name);
}

function printAggregate({ function: name, argument, percentile }: Aggregate): string {
  const args = argument ? printExpression(argument) : "*";
  return `${name}(${args}${percentile === undefined ? "" : `, ${percentile}`})`;
}

function printSortKey({ expression, descending }: SortKey): string {
  return `${printExpression(expression)} ${descending ? "desc" : "asc"}`;
}

const printAlias = (name: string | undefined): string => (name === undefined ? "" : ` as ${printName(name)}`);
const printNames = (names: readonly string[]): string => names.map(printName).join(", ");

/** How tightly each kind binds: an operand that binds less than its place needs brackets. */
const OR = 1;
const AND = 2;
const NOT = 3;
const COMPARE = 4;
const SUM = 5;
const PRODUCT = 6;
const POWER = 7;
const PRIMARY = 8;

export function printExpression(expression: Expression, place = OR): string {
  const [text, strength] = written(expression);
  return strength < place ? `(${text})` : text;
}

function written(expression: Expression): [text: string, strength: number] {
  switch (expression.kind) {
    case "literal": {
      const { value } = expression;
      if (typeof value === "string") return [printText(value), PRIMARY];
      return [printNumber(value), typeof value === "number" && value < 0 ? POWER : PRIMARY];
    }
    case "field":
      return [printName(expression.name), PRIMARY];
    case "period":
      return [`${expression.count}${expression.unit}`, PRIMARY];
    case "call": {
      const args = expression.args.map((arg) => printExpression(arg)).join(", ");
      return [`${expression.name}(${expression.name === "count" && args === "" ? "*" : args})`, PRIMARY];
    }
    case "negative":
      return [`-${printExpression(expression.operand, POWER)}`, POWER];
    case "arithmetic": {
      const { operator, left, right } = expression;
      if (operator === "^") return [`${printExpression(left, PRIMARY)} ^ ${printExpression(right, POWER)}`, POWER];
      const strength = operator === "+" || operator === "-" ? SUM : PRODUCT;
      return [`${printExpression(left, strength)} ${operator} ${printExpression(right, strength + 1)}`, strength];
    }
    case "compare": {
      const { operator, left, right } = expression;
      return [`${printExpression(left, SUM)} ${operator} ${printExpression(right, SUM)}`, COMPARE];
    }
    case "like":
      return [`${printExpression(expression.operand, SUM)} like ${printExpression(expression.text, SUM)}`, COMPARE];
    case "matches":
      return [`${printExpression(expression.operand, SUM)} like ${printRegex(expression.regex)}`, COMPARE];
    case "in": {
      const values = expression.values.map((value) => printExpression(value)).join(", ");
      return [`${printExpression(expression.operand, SUM)} in [${values}]`, COMPARE];
    }
    case "and":
      return [expression.terms.map((term) => printExpression(term, NOT)).join(" and "), AND];
    case "or":
      return [expression.terms.map((term) => printExpression(term, AND)).join(" or "), OR];
    case "not":
      return [`not ${printExpression(expression.operand, NOT)}`, NOT];
  }
}

/** Numbers as digits: the language knows no exponent with a sign. */
function printNumber(value: number | boolean | null): string {
  if (typeof value !== "number") return String(value);
  const text = String(value);
  if (!/e-/.test(text)) return text.replace("e+", "e");
  return value.toFixed(20).replace(/0+$/, "");
}

function printText(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

function printRegex(regex: string): string {
  return `/${regex.replace(/\\.|\//gs, (found) => (found === "/" ? "\\/" : found))}/`;
}

/** A field in backticks where it must be. */
export function printName(name: string): string {
  const isPlain =
    /^[A-Za-z_@][A-Za-z0-9@._]*$/.test(name) &&
    !RESERVED.includes(name.toLowerCase()) &&
    !["true", "false", "null"].includes(name.toLowerCase());
  return isPlain ? name : `\`${name.replace(/[`\\]/g, "\\$&")}\``;
}
