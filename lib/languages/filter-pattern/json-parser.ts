import { isLetter } from "../text/scanner";
import type { JsonCondition, JsonIs, JsonPattern, Logic, Selector } from "./ast";
import { badCharacters, type PatternScanner } from "./pattern-scanner";
import { readSelector } from "./selector";

const TOO_MANY_IN_SELECTOR =
  "Your filter pattern has a JSON path selector that exceeds the maximum of 1 wildcard allowed per json selector.";
const TOO_MANY_IN_PATTERN =
  "Your input has exceeded the maximum of 3 JSON wildcard selectors allowed per filter pattern.";
const IS_VALUES = new Map<string, JsonIs["value"]>([
  ["NULL", null],
  ["TRUE", true],
  ["FALSE", false],
]);

/** Reads `{ ... }`. Parentheses bind tightest, then `&&`, then `||`. */
export class JsonPatternParser {
  private readonly scanner: PatternScanner;
  private wildcardSelectors = 0;

  constructor(scanner: PatternScanner) {
    this.scanner = scanner;
  }

  /** json := "{" or "}" */
  pattern(): JsonPattern {
    this.scanner.take("{");
    const condition = this.or();
    this.expect("}");
    return { kind: "json", condition };
  }

  /** or := and ("||" and)* */
  private or(): JsonCondition {
    return this.chain("or", "||", () => this.and());
  }

  /** and := primary ("&&" primary)* */
  private and(): JsonCondition {
    return this.chain("and", "&&", () => this.primary());
  }

  private chain(kind: Logic<JsonCondition>["kind"], sign: string, operand: () => JsonCondition): JsonCondition {
    const first = operand();
    const operands = [first];
    for (this.scanner.skipBlanks(); this.scanner.take(sign); this.scanner.skipBlanks()) operands.push(operand());
    return operands.length === 1 ? first : { kind, operands };
  }

  /** primary := "(" or ")" | selector test */
  private primary(): JsonCondition {
    this.scanner.skipBlanks();
    if (!this.scanner.take("(")) return this.test(this.selector());
    const inner = this.or();
    this.expect(")");
    return inner;
  }

  /** test := "IS" ("NULL" | "TRUE" | "FALSE") | "NOT" "EXISTS" | comparison */
  private test(selector: Selector): JsonCondition {
    this.scanner.skipBlanks();
    if (!isLetter(this.scanner.peek())) {
      return { kind: "comparison", selector, comparison: this.scanner.comparison() };
    }
    const place = this.scanner.offset;
    const keyword = this.keyword();
    const value = keyword === "IS" ? this.isValue() : undefined;
    if (value !== undefined) return { kind: "is", selector, value };
    if (keyword === "NOT" && this.keyword() === "EXISTS") return { kind: "notExists", selector };
    throw this.scanner.fault(this.scanner.invalid, place);
  }

  private isValue(): JsonIs["value"] {
    this.scanner.skipBlanks();
    const start = this.scanner.offset;
    const word = this.keyword();
    const value = IS_VALUES.get(word);
    if (value !== undefined) return value;
    if (word === "") throw this.scanner.unexpected();
    throw this.scanner.fault(badCharacters(word), start);
  }

  private keyword(): string {
    this.scanner.skipBlanks();
    return this.scanner.takeWhile(isLetter).toUpperCase();
  }

  private selector(): Selector {
    const start = this.scanner.offset;
    const selector = readSelector(this.scanner);
    const wildcards = selector.steps.filter((step) => step.kind === "wildcard").length;
    if (wildcards > 1) throw this.scanner.fault(TOO_MANY_IN_SELECTOR, start);
    this.wildcardSelectors += wildcards;
    if (this.wildcardSelectors > 3) throw this.scanner.fault(TOO_MANY_IN_PATTERN, start);
    return selector;
  }

  private expect(sign: string): void {
    this.scanner.skipBlanks();
    if (!this.scanner.take(sign)) throw this.scanner.unexpected();
  }
}
