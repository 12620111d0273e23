import type { BinaryOperator, Expression } from "./ast";

/** How tightly an operator binds; what binds looser stands in parentheses inside it. */
const RANK: Readonly<Record<BinaryOperator, number>> = {
  OR: 1,
  AND: 2,
  "==": 3,
  "!=": 3,
  "<=": 3,
  ">=": 3,
  "<": 3,
  ">": 3,
  "+": 4,
  "-": 4,
  "*": 5,
  "/": 5,
  "^": 7,
};
const NEGATION_RANK = 6;
const PRIMARY_RANK = 8;

/** The expression as text. Reading it again gives the same tree. */
export function printMetricMath(expression: Expression): string {
  switch (expression.kind) {
    case "number":
      return String(expression.value);
    case "text":
      return expression.quote + expression.value + expression.quote;
    case "keyword":
      return expression.word;
    case "reference":
      return expression.id;
    case "array":
      return `[${expression.items.map(printMetricMath).join(", ")}]`;
    case "call":
      return `${expression.name}(${expression.args.map(printMetricMath).join(", ")})`;
    case "negation":
      return `-${inner(expression.operand, NEGATION_RANK)}`;
    case "binary": {
      const { operator, left, right } = expression;
      const rank = RANK[operator];
      // A power binds from the right, and its right side may carry a minus; everything else binds from the left.
      const [leftRank, rightRank] = operator === "^" ? [PRIMARY_RANK, NEGATION_RANK] : [rank, rank + 1];
      return `${inner(left, leftRank)} ${operator} ${inner(right, rightRank)}`;
    }
  }
}

function inner(expression: Expression, needed: number): string {
  const printed = printMetricMath(expression);
  return rankOf(expression) < needed ? `(${printed})` : printed;
}

function rankOf(expression: Expression): number {
  if (expression.kind === "binary") return RANK[expression.operator];
  return expression.kind === "negation" ? NEGATION_RANK : PRIMARY_RANK;
}
