import type { TokenCursor } from "../text/token-cursor";
import { AGGREGATE_FUNCTIONS, type Arithmetic, type Comparison, type Expression } from "./ast";
import { functionNamed } from "./functions";
import { type QueryToken, RESERVED } from "./lexer";
import { Regex } from "./regex/regex";

const MAX_DEPTH = 60;
const COMPARISONS: readonly Comparison[] = ["=", "!=", "<", "<=", ">", ">="];

/** Reads the expressions of a query. Rules are named as the User Guide names what they read. */
export class ExpressionParser {
  private depth = 0;

  constructor(protected readonly tokens: TokenCursor<QueryToken>) {}

  /** expression := conjunction ("or" conjunction)* */
  expression(): Expression {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) this.tokens.fail("The expression is nested too deep");
    const terms = [this.conjunction()];
    while (this.takeWord("or")) terms.push(this.conjunction());
    this.depth -= 1;
    return joined("or", terms);
  }

  /** conjunction := negation ("and" negation)* */
  private conjunction(): Expression {
    const terms = [this.negation()];
    while (this.takeWord("and")) terms.push(this.negation());
    return joined("and", terms);
  }

  /** negation := "not"* comparison */
  private negation(): Expression {
    let times = 0;
    while (this.takeWord("not")) times += 1;
    let operand = this.comparison();
    for (; times > 0; times--) operand = { kind: "not", operand };
    return operand;
  }

  /** comparison := sum (("=" | "!=" | "<" | ...) sum | "not"? ("like" pattern | "in" list) | "=~" pattern)? */
  private comparison(): Expression {
    const left = this.sum();
    const token = this.tokens.peek();
    const operator = COMPARISONS.find((one) => token.kind === "punctuation" && token.text === one);
    if (operator) {
      this.tokens.next();
      return { kind: "compare", operator, left, right: this.sum() };
    }
    if (this.takePunctuation("=~")) return this.pattern(left);
    const isNegated = this.isWord("not") && this.isNegatable(this.tokens.peek(1));
    if (isNegated) this.tokens.next();
    const found = this.takeWord("like") ? this.pattern(left) : this.takeWord("in") ? this.within(left) : undefined;
    if (!found) return left;
    return isNegated ? { kind: "not", operand: found } : found;
  }

  private isNegatable({ kind, text }: QueryToken): boolean {
    return kind === "word" && ["like", "in"].includes(text.toLowerCase());
  }

  /** pattern := regex | sum */
  private pattern(operand: Expression): Expression {
    const token = this.tokens.take("regex");
    if (!token) return { kind: "like", operand, text: this.sum() };
    checkRegex(token);
    return { kind: "matches", operand, regex: token.value };
  }

  /** list := "[" expression ("," expression)* "]" */
  private within(operand: Expression): Expression {
    const close = this.takePunctuation("(") ? ")" : "]";
    if (close === "]") this.punctuation("[");
    const values = this.tokens.peek().text === close ? [] : this.list(() => this.expression());
    this.punctuation(close);
    return { kind: "in", operand, values };
  }

  /** sum := product (("+" | "-") product)* */
  private sum(): Expression {
    return this.chain(["+", "-"], () => this.chain(["*", "/", "%"], () => this.power()));
  }

  private chain(operators: readonly Arithmetic[], next: () => Expression): Expression {
    let left = next();
    for (;;) {
      const operator = operators.find((one) => this.takePunctuation(one));
      if (!operator) return left;
      left = { kind: "arithmetic", operator, left, right: next() };
    }
  }

  /** power := "-"* primary ("^" power)? */
  private power(): Expression {
    let signs = 0;
    while (this.takePunctuation("-")) signs += 1;
    this.depth += 1;
    if (this.depth > MAX_DEPTH) this.tokens.fail("The expression is nested too deep");
    let left = this.primary();
    if (this.takePunctuation("^")) left = { kind: "arithmetic", operator: "^", left, right: this.power() };
    this.depth -= 1;
    for (; signs > 0; signs--) left = negated(left);
    return left;
  }

  /** primary := number | text | period | "(" expression ")" | function "(" arguments? ")" | field */
  private primary(): Expression {
    const token = this.tokens.peek();
    if (token.kind === "number") return this.literal(Number(token.value));
    if (token.kind === "text") return this.literal(token.value);
    if (token.kind === "period") {
      this.tokens.next();
      const [, count = "", unit = ""] = /^(\d+)(.+)$/.exec(token.text) ?? [];
      return { kind: "period", count: Number(count), unit };
    }
    if (this.takePunctuation("(")) {
      const inner = this.expression();
      this.punctuation(")");
      return inner;
    }
    if (token.kind === "word" && this.tokens.peek(1).text === "(") return this.call();
    const word = token.kind === "word" ? token.text.toLowerCase() : "";
    if (word === "true" || word === "false") return this.literal(word === "true");
    if (word === "null") return this.literal(null);
    return this.field();
  }

  private literal(value: string | number | boolean | null): Expression {
    this.tokens.next();
    return { kind: "literal", value };
  }

  private call(): Expression {
    const token = this.tokens.next();
    this.punctuation("(");
    const aggregate = AGGREGATE_FUNCTIONS.find((one) => one.toLowerCase() === token.text.toLowerCase());
    if (aggregate && this.takePunctuation("*")) {
      this.punctuation(")");
      return { kind: "call", name: aggregate, args: [] };
    }
    const args = this.tokens.peek().text === ")" ? [] : this.list(() => this.expression());
    this.punctuation(")");
    // The name of a column that stats has made: sort count(x) desc.
    if (aggregate) return { kind: "call", name: aggregate, args };
    const known = functionNamed(token.text);
    if (!known) return this.tokens.fail(`Unknown function ${token.text}`, token);
    const { least, most } = known;
    if (args.length < least || args.length > most) {
      const count =
        least === most ? `${least}` : most === Number.POSITIVE_INFINITY ? `${least} or more` : `${least} to ${most}`;
      this.tokens.fail(`Function ${known.name} takes ${count} arguments, ${args.length} given`, token);
    }
    const mistake = known.mistake?.(args);
    if (mistake) this.tokens.fail(mistake, token);
    return { kind: "call", name: known.name, args };
  }

  /** field := word | "`" ... "`"      followed by any number of "[" number "]" and further words that begin with a point */
  field(): Expression & { kind: "field" } {
    const token = this.tokens.peek();
    const reserved = token.kind === "word" && RESERVED.includes(token.text.toLowerCase());
    if ((token.kind !== "word" && token.kind !== "name") || reserved || token.value === "") return this.unexpected();
    this.tokens.next();
    let name = token.value;
    while (
      this.tokens.peek().text === "[" &&
      this.tokens.peek(1).kind === "number" &&
      this.tokens.peek(2).text === "]"
    ) {
      this.tokens.next();
      name += `.${this.tokens.next().value}`;
      this.tokens.next();
      if (this.tokens.at("word") && this.tokens.peek().text.startsWith(".")) name += this.tokens.next().text;
    }
    return { kind: "field", name };
  }

  list<T>(item: () => T): T[] {
    const items = [item()];
    while (this.takePunctuation(",")) items.push(item());
    return items;
  }

  isWord(word: string, ahead = 0): boolean {
    const { kind, text } = this.tokens.peek(ahead);
    return kind === "word" && text.toLowerCase() === word;
  }

  takeWord(word: string): boolean {
    if (!this.isWord(word)) return false;
    this.tokens.next();
    return true;
  }

  punctuation(text: string): void {
    if (!this.takePunctuation(text)) this.unexpected();
  }

  takePunctuation(text: string): boolean {
    const token = this.tokens.peek();
    if (token.kind !== "punctuation" || token.text !== text) return false;
    this.tokens.next();
    return true;
  }

  unexpected(): never {
    const { kind, text } = this.tokens.peek();
    return this.tokens.fail(kind === "end" ? "Unexpected end of the query" : `Unexpected ${shown(text)}`);
  }
}

/** Throws LanguageSyntaxError at the place in the query. */
export function checkRegex(token: QueryToken): Regex {
  return new Regex(token.value, token.offset + 1);
}

const joined = (kind: "and" | "or", terms: Expression[]): Expression =>
  terms.length === 1 && terms[0] ? terms[0] : { kind, terms };

/** A number with a sign is a literal, so that -1 prints and reads as one. */
const negated = (operand: Expression): Expression =>
  operand.kind === "literal" && typeof operand.value === "number" && operand.value >= 0 && !Object.is(operand.value, -0)
    ? { kind: "literal", value: -operand.value }
    : { kind: "negative", operand };

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}...` : text);
