import { LanguageSyntaxError } from "../text/language-syntax-error";
import { isBlank, isWordChar, Scanner } from "../text/scanner";
import type { Comparison, Operand, Operator, Regex } from "./ast";
import { isRegexChar, parseRegex } from "./regex";

const OPERATORS: readonly Operator[] = ["!=", "<=", ">=", "=", "<", ">"];
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
/** What stands outside of quotes in any well-formed pattern, besides words and blanks. */
const SYMBOLS = "!=<>()&|{}[],.*+-$%";

/** Reads the tokens that the three kinds of filter pattern share, and words errors as CloudWatch Logs does. */
export class PatternScanner extends Scanner {
  /** AWS's whole answer to a pattern that is well-formed in its tokens and wrong in their order. */
  readonly invalid: string;
  regexCount = 0;

  constructor(source: string, invalid: string) {
    super(source);
    this.invalid = invalid;
  }

  /** quoted := '"' (character | '\"' | '\\')* '"' */
  quoted(quote = '"'): string {
    const start = this.offset++;
    let text = "";
    while (!this.done) {
      const char = this.peek();
      const next = this.peek(1);
      this.offset++;
      if (char === quote) return text;
      const isEscape = char === "\\" && (next === quote || next === "\\");
      if (isEscape) this.offset++;
      text += isEscape ? next : char;
    }
    throw this.fault(badCharacters(this.source.slice(start)), start);
  }

  /** regex := "%" regexCharacter* "%" */
  regex(): Regex {
    const start = this.offset++;
    const source = this.takeWhile(isRegexChar);
    if (!this.take("%")) throw this.badTerm(start);
    parseRegex(source, start + 1);
    this.regexCount++;
    return { kind: "regex", source };
  }

  /** comparison := operator operand */
  comparison(): Comparison {
    const operator = OPERATORS.find((candidate) => this.take(candidate));
    if (operator === undefined) throw this.unexpected();
    this.skipBlanks();
    return { operator, operand: this.operand(operator) };
  }

  /** operand := quoted | regex | number | word, only a number after an ordering operator */
  private operand(operator: Operator): Operand {
    const start = this.offset;
    const isEquality = operator === "=" || operator === "!=";
    if (this.peek() === '"') {
      const text = this.quoted();
      if (isEquality) return { kind: "text", text, quoted: true };
      throw this.fault(badCharacters(this.source.slice(start, this.offset)), start);
    }
    if (this.peek() === "%" && isEquality) return this.regex();
    const text = this.takeWhile((char) => isWordChar(char) || "*.+-".includes(char));
    if (text === "") throw this.unexpected();
    if (NUMBER.test(text)) return { kind: "number", text };
    // The service reads a bare null as its keyword, and a keyword is no operand; a bare true is text.
    const isKeyword = text.toLowerCase() === "null";
    if (isEquality && !isKeyword) return { kind: "text", text, quoted: false };
    throw isKeyword ? this.fault(this.invalid, start) : this.fault(badCharacters(text), start);
  }

  /** The error for the term that began at `start` and cannot go on with the character that stands here. */
  badTerm(start = this.offset): LanguageSyntaxError {
    const char = String.fromCodePoint(this.source.codePointAt(this.offset) ?? 32);
    const end = Math.min(this.offset + char.length, this.source.length);
    return new LanguageSyntaxError(badCharacters(this.source.slice(start, end)), start, end - start);
  }

  /** The error for a token that may not stand here; characters that no token has come first, as in the service. */
  unexpected(): LanguageSyntaxError {
    const place = this.offset;
    while (!this.done) {
      const char = this.peek();
      if (char === "!" && this.peek(1) !== "=") return this.badTerm(this.offset++);
      if (char === '"') this.quoted();
      else if (isWordChar(char) || isBlank(char) || SYMBOLS.includes(char)) this.offset++;
      else return this.badTerm();
    }
    return new LanguageSyntaxError(this.invalid, Math.min(place, this.source.length));
  }
}

/** The service shows the term up to and with the first character that it cannot have. */
export const badCharacters = (term: string): string => `Invalid character(s) in term '${term}'`;
