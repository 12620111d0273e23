import { LanguageSyntaxError } from "../text/language-syntax-error";

/**
 * What EventBridge answers to a pattern it does not accept: an InvalidEventPatternException.
 * The service's message tells the place in the words of its JSON parser; `reason` is the message without it.
 */
export class InvalidPatternError extends LanguageSyntaxError {
  readonly reason: string;

  constructor(reason: string, places: string, offset: number, length: number) {
    super(`Event pattern is not valid. Reason: ${reason}${places}`, offset, length);
    this.name = "InvalidPatternError";
    this.reason = reason;
  }
}

/** The text of a pattern, which every error quotes. */
export class PatternSource {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /**
   * @param start and `end` are the text at fault, for an editor.
   * @param cursor is how far the service's parser has read by then, which its message tells.
   * @param times is how often the message tells it: an error inside of a list is wrapped in another one.
   */
  invalid(reason: string, { start, end }: Extent, cursor: number, times = 1): InvalidPatternError {
    return new InvalidPatternError(reason, this.place(cursor).repeat(times), start, end - start);
  }

  /** An error that the service finds after parsing, and so tells without a place. */
  invalidAsWhole(reason: string, { start, end }: Extent): InvalidPatternError {
    return new InvalidPatternError(reason, "", start, end - start);
  }

  private place(cursor: number): string {
    return `\n at ${this.describe(cursor)}`;
  }

  describe(cursor: number): string {
    const before = this.text.slice(0, cursor);
    const line = before.split("\n").length;
    const column = cursor - (before.lastIndexOf("\n") + 1) + 1;
    const cut = this.text.length > MAX_QUOTED ? `[truncated ${this.text.length - MAX_QUOTED} chars]` : "";
    return `[Source: (String)"${this.text.slice(0, MAX_QUOTED)}"${cut}; line: ${line}, column: ${column}]`;
  }
}

/** A piece of the text, from `start` up to but not including `end`. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

const MAX_QUOTED = 500;
