import { isWordChar, Scanner } from "../text/scanner";
import type { Token } from "../text/token-cursor";

export type TokenKind = "word" | "name" | "text" | "punctuation" | "unknown" | "end";

export interface SqlToken extends Token<TokenKind> {
  /** A word as it is, or what stands in quotes without them and their escapes. */
  readonly value: string;
}

const PUNCTUATION = ["!=", "=", "(", ")", ",", "."];

/** Splits a query into tokens; the last one is the end. Never fails: what no query may hold is of kind "unknown". */
export function tokenize(source: string): SqlToken[] {
  const scanner = new Scanner(source);
  const tokens: SqlToken[] = [];
  for (scanner.skipBlanks(); !scanner.done; scanner.skipBlanks()) tokens.push(readToken(scanner));
  return [...tokens, { kind: "end", text: "", value: "", offset: source.length }];
}

function readToken(scanner: Scanner): SqlToken {
  const offset = scanner.offset;
  const char = scanner.peek();
  if (char === '"' || char === "'") return readQuoted(scanner, char, offset);
  const mark = PUNCTUATION.find((one) => scanner.take(one));
  if (mark) return { kind: "punctuation", text: mark, value: mark, offset };
  const word = scanner.takeWhile(isWordChar);
  if (word !== "") return { kind: "word", text: word, value: word, offset };
  scanner.offset += 1;
  return { kind: "unknown", text: char, value: char, offset };
}

/** name := '"' (character | "\" character)* '"'     text := "'" (character | "\" character)* "'" */
function readQuoted(scanner: Scanner, quote: string, offset: number): SqlToken {
  scanner.take(quote);
  let value = "";
  for (;;) {
    if (scanner.done) return { kind: "unknown", text: scanner.source.slice(offset), value, offset };
    if (scanner.take(quote)) break;
    if (scanner.peek() === "\\" && scanner.peek(1) !== "") scanner.offset += 1;
    value += scanner.peek();
    scanner.offset += 1;
  }
  const kind = quote === '"' ? "name" : "text";
  return { kind, text: scanner.source.slice(offset, scanner.offset), value, offset };
}
