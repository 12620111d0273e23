import { isBlank, isDigit, isLetter, isWordChar, Scanner } from "../text/scanner";
import type { Token } from "../text/token-cursor";

export type TokenKind = "number" | "text" | "word" | "operator" | "punctuation" | "unknown" | "end";

export type MathToken = Token<TokenKind>;

/** Longer operators first, so that `<=` is not read as `<`. */
const OPERATORS = ["==", "!=", "<=", ">=", "&&", "||", "<", ">", "+", "-", "*", "/", "^"];

/**
 * Splits an expression into tokens; the last one is the end. It never fails: what no expression may hold becomes a token of
 * kind "unknown", so that an editor can colour a text that is still being written.
 */
export function tokenize(source: string): MathToken[] {
  const scanner = new Scanner(source);
  const tokens: MathToken[] = [];
  for (scanner.skipBlanks(); !scanner.done; scanner.skipBlanks()) {
    const offset = scanner.offset;
    const kind = readToken(scanner);
    tokens.push({ kind, text: source.slice(offset, scanner.offset), offset });
  }
  return [...tokens, { kind: "end", text: "", offset: source.length }];
}

function readToken(scanner: Scanner): TokenKind {
  const char = scanner.peek();
  if (isDigit(char) || (char === "." && isDigit(scanner.peek(1)))) return readNumber(scanner);
  if (isLetter(char)) {
    scanner.takeWhile(isWordChar);
    return "word";
  }
  if (char === "'" || char === '"') return readText(scanner, char);
  if (OPERATORS.some((operator) => scanner.take(operator))) return "operator";
  scanner.offset += 1;
  if ("()[],".includes(char)) return "punctuation";
  scanner.takeWhile((next) => !isBlank(next) && !isWordChar(next) && !"()[],'\"".includes(next));
  return "unknown";
}

/** number := digit+ ("." digit*)? exponent? | "." digit+ exponent?     exponent := [eE] [+-]? digit+ */
function readNumber(scanner: Scanner): TokenKind {
  scanner.takeWhile(isDigit);
  if (scanner.take(".")) scanner.takeWhile(isDigit);
  const sign = scanner.peek(1) === "+" || scanner.peek(1) === "-" ? 1 : 0;
  if (/^[eE]$/.test(scanner.peek()) && isDigit(scanner.peek(1 + sign))) {
    scanner.offset += 1 + sign;
    scanner.takeWhile(isDigit);
  }
  // 5m is neither a number nor an Id.
  return scanner.takeWhile(isWordChar) === "" ? "number" : "unknown";
}

/** text := "'" not-quote* "'" | '"' not-quote* '"' */
function readText(scanner: Scanner, quote: string): TokenKind {
  scanner.take(quote);
  scanner.takeWhile((char) => char !== quote);
  return scanner.take(quote) ? "text" : "unknown";
}
