import { LanguageSyntaxError } from "../text/language-syntax-error";
import { TokenCursor } from "../text/token-cursor";
import type { BinaryOperator, Call, ComparisonOperator, Expression, Place } from "./ast";
import { isFunctionName, isKeyword } from "./functions";
import { type MathToken, tokenize } from "./lexer";

/** Deeper than anybody writes, and shallow enough for every stack. */
const MAX_DEPTH = 64;

const COMPARISONS: readonly string[] = ["==", "!=", "<=", ">=", "<", ">"] satisfies ComparisonOperator[];

/**
 * Reads a metric math expression. Functions are upper case, Ids begin with a lower-case letter.
 *
 * @throws LanguageSyntaxError with what AWS writes behind "Error in expression 'e1': ".
 */
export function parseMetricMath(source: string): Expression {
  return new MetricMathParser(source).whole();
}

class MetricMathParser {
  private readonly tokens: TokenCursor<MathToken>;
  private depth = 0;
  private lastEnd = 0;

  constructor(source: string) {
    this.tokens = new TokenCursor(tokenize(source), { kind: "end", text: "", offset: source.length });
  }

  /** whole := or <end> */
  whole(): Expression {
    const expression = this.or();
    return this.tokens.at("end") ? expression : this.unexpected();
  }

  /** or := and (("OR" | "||") and)* */
  private or(): Expression {
    return this.chain(
      () => this.and(),
      (text) => (text === "OR" || text === "||" ? "OR" : undefined),
    );
  }

  /** and := comparison (("AND" | "&&") comparison)* */
  private and(): Expression {
    return this.chain(
      () => this.comparison(),
      (text) => (text === "AND" || text === "&&" ? "AND" : undefined),
    );
  }

  /** comparison := sum (("==" | "!=" | "<=" | ">=" | "<" | ">") sum)* */
  private comparison(): Expression {
    return this.chain(
      () => this.sum(),
      (text) => (COMPARISONS.includes(text) ? (text as ComparisonOperator) : undefined),
    );
  }

  /** sum := product (("+" | "-") product)* */
  private sum(): Expression {
    return this.chain(
      () => this.product(),
      (text) => (text === "+" || text === "-" ? text : undefined),
    );
  }

  /** product := unary (("*" | "/") unary)* */
  private product(): Expression {
    return this.chain(
      () => this.unary(),
      (text) => (text === "*" || text === "/" ? text : undefined),
    );
  }

  /** unary := "-" unary | power */
  private unary(): Expression {
    const start = this.tokens.peek();
    if (!this.takeOperator("-")) return this.power();
    return this.nested(() => {
      const operand = this.unary();
      return { kind: "negation", operand, place: this.placeFrom(start) };
    });
  }

  /** power := primary ("^" unary)?     so that a^b^c is a^(b^c), and -a^2 is -(a^2) */
  private power(): Expression {
    const start = this.tokens.peek();
    const left = this.primary();
    if (!this.takeOperator("^")) return left;
    return this.nested(() => {
      const right = this.unary();
      return { kind: "binary", operator: "^", left, right, place: this.placeFrom(start) };
    });
  }

  /** primary := number | text | array | "(" or ")" | call | keyword | id */
  private primary(): Expression {
    const token = this.tokens.peek();
    switch (token.kind) {
      case "number":
        if (!Number.isFinite(Number(token.text))) return this.unexpected();
        this.advance();
        return { kind: "number", value: Number(token.text), place: this.placeFrom(token) };
      case "text":
        this.advance();
        return {
          kind: "text",
          quote: token.text.startsWith("'") ? "'" : '"',
          value: token.text.slice(1, -1),
          place: this.placeFrom(token),
        };
      case "word":
        return this.word(token);
      case "punctuation":
        if (token.text === "[") return this.array(token);
        if (token.text === "(") return this.group();
        return this.unexpected();
      default:
        return this.unexpected();
    }
  }

  /** word := FUNCTION "(" list? ")" | KEYWORD | id */
  private word(token: MathToken): Expression {
    this.advance();
    if (this.takePunctuation("(")) return this.call(token);
    const place = this.placeFrom(token);
    if (/^[a-z]/.test(token.text)) return { kind: "reference", id: token.text, place };
    if (isKeyword(token.text)) return { kind: "keyword", word: token.text, place };
    return this.unexpected(token);
  }

  private call(name: MathToken): Call {
    if (!isFunctionName(name.text)) {
      throw new LanguageSyntaxError(`Unsupported function: ${name.text}`, name.offset, name.text.length);
    }
    const args = this.list(")");
    return { kind: "call", name: name.text, args, place: this.placeFrom(name) };
  }

  /** array := "[" list? "]" */
  private array(start: MathToken): Expression {
    this.advance();
    const items = this.list("]");
    return { kind: "array", items, place: this.placeFrom(start) };
  }

  private group(): Expression {
    this.advance();
    return this.nested(() => {
      const inner = this.or();
      if (!this.takePunctuation(")")) return this.unexpected();
      return inner;
    });
  }

  /** list := or ("," or)* */
  private list(close: string): Expression[] {
    return this.nested(() => {
      const items: Expression[] = [];
      if (this.takePunctuation(close)) return items;
      do items.push(this.or());
      while (this.takePunctuation(","));
      if (!this.takePunctuation(close)) this.unexpected();
      return items;
    });
  }

  /** Operators of one rank bind from the left. */
  private chain(operand: () => Expression, operatorOf: (text: string) => BinaryOperator | undefined): Expression {
    const start = this.tokens.peek();
    let left = operand();
    for (;;) {
      const token = this.tokens.peek();
      const isOperator = token.kind === "operator" || token.kind === "word";
      const operator = isOperator ? operatorOf(token.text) : undefined;
      if (operator === undefined) return left;
      this.advance();
      const right = operand();
      left = { kind: "binary", operator, left, right, place: this.placeFrom(start) };
    }
  }

  private nested<T>(read: () => T): T {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) this.unexpected();
    const result = read();
    this.depth -= 1;
    return result;
  }

  private advance(): void {
    const token = this.tokens.next();
    this.lastEnd = token.offset + token.text.length;
  }

  private takeOperator(text: string): boolean {
    return this.takeText("operator", text);
  }

  private takePunctuation(text: string): boolean {
    return this.takeText("punctuation", text);
  }

  private takeText(kind: "operator" | "punctuation", text: string): boolean {
    if (!this.tokens.at(kind) || this.tokens.peek().text !== text) return false;
    this.advance();
    return true;
  }

  private placeFrom(start: MathToken): Place {
    return { offset: start.offset, length: this.lastEnd - start.offset };
  }

  /** AWS says no more than this; the position is for those who show it. */
  private unexpected(token: MathToken = this.tokens.peek()): never {
    return this.tokens.fail("Invalid syntax", token);
  }
}
