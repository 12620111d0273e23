import { isBlank, Scanner } from "../text/scanner";
import type { Token } from "../text/token-cursor";

export type TokenKind = "(" | ")" | "," | "word" | "quoted" | "end";

/** Keywords are words too: an alarm may be named `OK`, so only the parser knows what a word means. */
export interface RuleToken extends Token<TokenKind> {
  /** A word as it is, or what stands in quotes without them and their escapes. */
  readonly value: string;
}

/** Splits a rule into tokens; the last one is the end. */
export function tokenize(source: string): RuleToken[] {
  const scanner = new Scanner(source);
  const tokens: RuleToken[] = [];
  for (scanner.skipBlanks(); !scanner.done; scanner.skipBlanks()) tokens.push(readToken(scanner));
  return [...tokens, { kind: "end", text: "<EOF>", value: "", offset: source.length }];
}

function readToken(scanner: Scanner): RuleToken {
  const offset = scanner.offset;
  const char = scanner.peek();
  if (char === "(" || char === ")" || char === ",") {
    scanner.offset++;
    return { kind: char, text: char, value: char, offset };
  }
  if (char === '"') return readQuoted(scanner, offset);
  const text = scanner.takeWhile((next) => !isBlank(next) && !"(),".includes(next));
  return { kind: "word", text, value: text, offset };
}

/** quoted := '"' (character | '\"' | '\\')* '"'     without its second quote it is an odd word that no rule accepts */
function readQuoted(scanner: Scanner, offset: number): RuleToken {
  scanner.take('"');
  let value = "";
  while (!scanner.done && !scanner.take('"')) {
    const isEscape = scanner.peek() === "\\" && (scanner.peek(1) === '"' || scanner.peek(1) === "\\");
    if (isEscape) scanner.offset++;
    value += scanner.peek();
    scanner.offset++;
    if (scanner.done) return { kind: "end", text: scanner.source.slice(offset), value, offset };
  }
  return { kind: "quoted", text: scanner.source.slice(offset, scanner.offset), value, offset };
}
