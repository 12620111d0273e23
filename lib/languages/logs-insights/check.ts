import { LanguageSyntaxError } from "../text/language-syntax-error";
import type { Command, Expression } from "./ast";

const MAX_STATS = 10;

/** What no single command can see: order, and what may stand once only. Throws LanguageSyntaxError at the command. */
export function checkCommands(commands: readonly Command[]): void {
  const fail = ({ offset, length }: Command, message: string): never => {
    throw new LanguageSyntaxError(message, offset, length);
  };
  let hasOther = false;
  let counted = 0;
  let hasPattern = false;
  for (const command of commands) {
    if (command.kind === "source") {
      if (hasOther) fail(command, "SOURCE must stand before every other command");
      continue;
    }
    hasOther = true;
    if (command.kind === "stats") counted += 1;
    if (counted > MAX_STATS) fail(command, `A query may hold ${MAX_STATS} stats commands at most`);
    if (command.kind === "diff" && !hasPattern) fail(command, "diff must follow pattern");
    if (command.kind === "pattern") hasPattern = true;
    if (command.kind === "stats" && command.keys.some(({ expression }) => hasAggregate(expression))) {
      fail(command, "A statistic cannot be a key of by");
    }
    if (counted === 0 && command.kind !== "stats" && expressionsOf(command).some(hasAggregate)) {
      fail(command, "A statistic is for the stats command");
    }
  }
  if (!hasOther) {
    const last = commands.at(-1);
    if (last) fail(last, "A command is missing behind SOURCE");
  }
  const diffs = commands.filter(({ kind }) => kind === "diff");
  if (diffs[1]) fail(diffs[1], "A query may hold diff once only");
}

function expressionsOf(command: Command): readonly Expression[] {
  switch (command.kind) {
    case "fields":
    case "display":
      return command.items.map(({ expression }) => expression);
    case "filter":
      return [command.condition];
    case "sort":
      return command.keys.map(({ expression }) => expression);
    case "parse":
    case "parseRegex":
      return [command.field];
    default:
      return [];
  }
}

const AGGREGATES = new Set([
  "avg",
  "count",
  "count_distinct",
  "earliest",
  "latest",
  "pct",
  "sortsFirst",
  "sortsLast",
  "stddev",
  "sum",
]);

function hasAggregate(expression: Expression): boolean {
  switch (expression.kind) {
    case "call":
      return AGGREGATES.has(expression.name) || expression.args.some(hasAggregate);
    case "arithmetic":
    case "compare":
      return hasAggregate(expression.left) || hasAggregate(expression.right);
    case "negative":
    case "not":
    case "like":
    case "matches":
    case "in":
      return hasAggregate(expression.operand);
    case "and":
    case "or":
      return expression.terms.some(hasAggregate);
    default:
      return false;
  }
}
