import { isDigit, isWordChar, Scanner } from "../text/scanner";
import type { Token } from "../text/token-cursor";

export type TokenKind =
  | "word"
  | "name"
  | "number"
  | "period"
  | "text"
  | "regex"
  | "punctuation"
  | "comment"
  | "unknown"
  | "end";

export interface QueryToken extends Token<TokenKind> {
  /** A word as it is, or what stands in quotes, backticks or slashes, without them and their escapes. */
  readonly value: string;
}

const PUNCTUATION = ["!=", "<=", ">=", "=~", "=", "<", ">", "(", ")", "[", "]", ",", "|", "+", "-", "*", "/", "%", "^"];

/** Words that no field has without backticks. */
export const RESERVED: readonly string[] = ["and", "or", "not", "like", "in", "as", "by", "asc", "desc"];

/** Splits a query into tokens, comments too; the last one is the end. Never fails: what no query may hold is "unknown". */
export function tokenize(source: string): QueryToken[] {
  const scanner = new Scanner(source);
  const tokens: QueryToken[] = [];
  /** The command that is being written: `parse` alone takes a regular expression without an operator before it. */
  let command = "";
  let last: QueryToken | undefined;
  for (scanner.skipBlanks(); !scanner.done; scanner.skipBlanks()) {
    const token = readToken(scanner, command, last?.text.toLowerCase() ?? "|");
    tokens.push(token);
    if (token.kind === "comment") continue;
    if (!last || last.text === "|") command = token.text.toLowerCase();
    last = token;
  }
  return [...tokens, { kind: "end", text: "", value: "", offset: source.length }];
}

function readToken(scanner: Scanner, command: string, before: string): QueryToken {
  const offset = scanner.offset;
  const char = scanner.peek();
  const token = (kind: TokenKind, value?: string): QueryToken => {
    const text = scanner.source.slice(offset, scanner.offset);
    return { kind, text, value: value ?? text, offset };
  };
  if (char === "#") {
    scanner.takeWhile((one) => one !== "\n");
    return token("comment");
  }
  if (char === '"' || char === "'" || char === "`") return readQuoted(scanner, char, token);
  if (char === "/" && (command === "parse" || before === "like" || before === "=~")) return readRegex(scanner, token);
  const number = readNumber(scanner);
  if (number) return token(number);
  const word = scanner.takeWhile(isNameChar);
  if (word !== "") return token("word");
  if (PUNCTUATION.some((mark) => scanner.take(mark))) return token("punctuation");
  scanner.offset += 1;
  return token("unknown");
}

const isNameChar = (char: string): boolean => isWordChar(char) || char === "@" || char === ".";

type MakeToken = (kind: TokenKind, value?: string) => QueryToken;

/** text := '"' (character | escape)* '"', or in single quotes      name := "`" character* "`" */
function readQuoted(scanner: Scanner, quote: string, token: MakeToken): QueryToken {
  scanner.take(quote);
  let value = "";
  while (!scanner.done) {
    if (scanner.take(quote)) return token(quote === "`" ? "name" : "text", value);
    const escaped = scanner.peek() === "\\" ? escapeOf(scanner.peek(1), quote) : undefined;
    value += escaped ?? scanner.peek();
    scanner.offset += escaped === undefined ? 1 : 2;
  }
  return token("unknown", value);
}

/** Another backslash stands for itself: texts often hold regular expressions and Windows paths. */
function escapeOf(char: string, quote: string): string | undefined {
  if (char === "\\" || char === quote) return char;
  return quote === "`" ? undefined : { n: "\n", t: "\t", r: "\r" }[char];
}

/** regex := "/" (character | "\" character)* "/" */
function readRegex(scanner: Scanner, token: MakeToken): QueryToken {
  scanner.take("/");
  let value = "";
  while (!scanner.done && scanner.peek() !== "\n") {
    if (scanner.take("/")) return token("regex", value);
    if (scanner.peek() === "\\" && scanner.peek(1) !== "") {
      value += scanner.peek(1) === "/" ? "/" : `\\${scanner.peek(1)}`;
      scanner.offset += 2;
    } else {
      value += scanner.peek();
      scanner.offset += 1;
    }
  }
  return token("unknown", value);
}

/** number := digit+ ("." digit+)? | "." digit+      period := digit+ letter+      a name may begin with digits too: 5xx.count */
function readNumber(scanner: Scanner): "number" | "period" | undefined {
  const start = scanner.offset;
  const first = scanner.peek() === "." ? scanner.peek(1) : scanner.peek();
  if (!isDigit(first)) return undefined;
  const text = scanner.takeWhile(isNameChar);
  if (/^(\d+(\.\d+)?|\.\d+)(e\d+)?$/i.test(text)) return "number";
  if (/^\d+[a-zA-Z]+$/.test(text)) return "period";
  scanner.offset = start;
  return undefined;
}
