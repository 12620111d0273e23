import { LanguageSyntaxError } from "./language-syntax-error";

/**
 * A place in a source text. Lexers, and languages too small for a lexer, read through it.
 * It never copies the source and never looks back, so reading stays linear.
 */
export class Scanner {
  readonly source: string;
  offset: number;

  constructor(source: string, offset = 0) {
    this.source = source;
    this.offset = offset;
  }

  get done(): boolean {
    return this.offset >= this.source.length;
  }

  /** The UTF-16 unit at the place, or "" at the end: "" is in no character class, so callers need no extra check. */
  peek(ahead = 0): string {
    return this.source.charAt(this.offset + ahead);
  }

  startsWith(text: string): boolean {
    return this.source.startsWith(text, this.offset);
  }

  /** Reads `text` when it stands here. */
  take(text: string): boolean {
    if (!this.startsWith(text)) return false;
    this.offset += text.length;
    return true;
  }

  /** Reads while `accepts` holds, and returns what was read. */
  takeWhile(accepts: (char: string) => boolean): string {
    const start = this.offset;
    while (!this.done && accepts(this.peek())) this.offset++;
    return this.source.slice(start, this.offset);
  }

  skipBlanks(): void {
    while (!this.done && isBlank(this.peek())) this.offset++;
  }

  /** An error at the place, or over the text from `from` up to the place. */
  fault(message: string, from = this.offset): LanguageSyntaxError {
    return new LanguageSyntaxError(message, from, this.offset - from);
  }
}

export const isBlank = (char: string): boolean => char === " " || char === "\t" || char === "\n" || char === "\r";
export const isDigit = (char: string): boolean => char >= "0" && char <= "9";
export const isLetter = (char: string): boolean => (char >= "a" && char <= "z") || (char >= "A" && char <= "Z");
/** Letters, digits and underscore, the ASCII ones only, as AWS's grammars have it. */
export const isWordChar = (char: string): boolean => isLetter(char) || isDigit(char) || char === "_";
