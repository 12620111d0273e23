import { LanguageSyntaxError } from "./language-syntax-error";

/** What a lexer hands to a parser. `text` is the source as written; `kind` is the language's own. */
export interface Token<Kind extends string = string> {
  readonly kind: Kind;
  readonly text: string;
  readonly offset: number;
}

/** Walks over a lexer's tokens; past the last one it keeps returning `end`. */
export class TokenCursor<T extends Token> {
  private readonly tokens: readonly T[];
  private readonly end: T;
  private position = 0;

  /** @param end the token that stands for the end of the source, so that a parser needs no null checks. */
  constructor(tokens: readonly T[], end: T) {
    this.tokens = tokens;
    this.end = end;
  }

  peek(ahead = 0): T {
    return this.tokens[this.position + ahead] ?? this.end;
  }

  next(): T {
    const token = this.peek();
    this.position++;
    return token;
  }

  at(kind: T["kind"]): boolean {
    return this.peek().kind === kind;
  }

  /** Reads a token of that kind if it is the next one. */
  take(kind: T["kind"]): T | undefined {
    return this.at(kind) ? this.next() : undefined;
  }

  /** Reads a token of that kind, or throws `message` at the token that stands there instead. */
  expect(kind: T["kind"], message: string): T {
    return this.take(kind) ?? this.fail(message);
  }

  fail(message: string, token: T = this.peek()): never {
    throw new LanguageSyntaxError(message, token.offset, token.text.length);
  }
}
