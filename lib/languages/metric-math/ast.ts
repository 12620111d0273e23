/** A metric math expression. Source: CloudWatch User Guide, "Using math expressions with CloudWatch metrics". */
export type Expression = NumberLiteral | TextLiteral | Keyword | Reference | ArrayLiteral | Negation | Binary | Call;

/** Where a node stands in its source, in UTF-16 units: type errors point there. */
export interface Place {
  readonly offset: number;
  readonly length: number;
}

export interface NumberLiteral {
  readonly kind: "number";
  readonly value: number;
  readonly place: Place;
}

/** What stands between quotes, as it is written: there are no escapes, so a text cannot hold the quote that it stands in. */
export interface TextLiteral {
  readonly kind: "text";
  readonly quote: "'" | '"';
  readonly value: string;
  readonly place: Place;
}

/** A word that only some functions take: REPEAT, LINEAR, AVG, ASC ... */
export interface Keyword {
  readonly kind: "keyword";
  readonly word: string;
  readonly place: Place;
}

/** The Id of another query of the request. */
export interface Reference {
  readonly kind: "reference";
  readonly id: string;
  readonly place: Place;
}

/** `[m1, m2]`; an array among the items adds its own series. */
export interface ArrayLiteral {
  readonly kind: "array";
  readonly items: readonly Expression[];
  readonly place: Place;
}

export interface Negation {
  readonly kind: "negation";
  readonly operand: Expression;
  readonly place: Place;
}

export interface Binary {
  readonly kind: "binary";
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
  readonly place: Place;
}

export interface Call {
  readonly kind: "call";
  readonly name: string;
  readonly args: readonly Expression[];
  readonly place: Place;
}

export type ArithmeticOperator = "+" | "-" | "*" | "/" | "^";
export type ComparisonOperator = "==" | "!=" | "<=" | ">=" | "<" | ">";
export type LogicalOperator = "AND" | "OR";
export type BinaryOperator = ArithmeticOperator | ComparisonOperator | LogicalOperator;

/** The node and everything below it, in the order of the source. */
export function* nodesOf(expression: Expression): Generator<Expression> {
  yield expression;
  for (const child of childrenOf(expression)) yield* nodesOf(child);
}

function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "array":
      return expression.items;
    case "negation":
      return [expression.operand];
    case "binary":
      return [expression.left, expression.right];
    case "call":
      return expression.args;
    default:
      return [];
  }
}
