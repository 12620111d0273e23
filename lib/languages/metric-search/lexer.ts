import { isBlank, Scanner } from "../text/scanner";
import type { Token } from "../text/token-cursor";

export type TokenKind = "{" | "}" | "(" | ")" | "," | "=" | "word" | "quoted" | "open" | "end";

export interface SearchToken extends Token<TokenKind> {
  /** A word as it is, or what stands in quotes without them and their escapes. */
  readonly value: string;
}

const PUNCTUATION = ["{", "}", "(", ")", ",", "="] as const;

/** Splits a search into tokens; the last one is the end. A quote without its second one is of kind "open". */
export function tokenize(source: string): SearchToken[] {
  const scanner = new Scanner(source);
  const tokens: SearchToken[] = [];
  for (scanner.skipBlanks(); !scanner.done; scanner.skipBlanks()) tokens.push(readToken(scanner));
  return [...tokens, { kind: "end", text: "", value: "", offset: source.length }];
}

function readToken(scanner: Scanner): SearchToken {
  const offset = scanner.offset;
  const char = scanner.peek();
  const mark = PUNCTUATION.find((one) => one === char);
  if (mark) {
    scanner.offset += 1;
    return { kind: mark, text: mark, value: mark, offset };
  }
  if (char === '"' || char === "'") return readQuoted(scanner, char, offset);
  const text = scanner.takeWhile((next) => !isBlank(next) && !"{}(),=\"'".includes(next));
  return { kind: "word", text, value: text, offset };
}

/** quoted := quote (character | "\" character)* quote */
function readQuoted(scanner: Scanner, quote: string, offset: number): SearchToken {
  scanner.take(quote);
  let value = "";
  for (;;) {
    if (scanner.done) return { kind: "open", text: scanner.source.slice(offset), value, offset };
    if (scanner.take(quote)) break;
    if (scanner.peek() === "\\" && scanner.peek(1) !== "") scanner.offset += 1;
    value += scanner.peek();
    scanner.offset += 1;
  }
  return { kind: "quoted", text: scanner.source.slice(offset, scanner.offset), value, offset };
}
