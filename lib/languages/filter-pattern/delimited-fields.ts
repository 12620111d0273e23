import { isBlank, Scanner } from "../text/scanner";

export interface Field {
  /** Without the brackets or quotes around it. */
  readonly text: string;
  /** Where it begins in the message, with its bracket or quote. */
  readonly offset: number;
}

const CLOSING = new Map([
  ["[", "]"],
  ['"', '"'],
]);

/**
 * Splits a line at blanks. "Characters between brackets and double quotation marks are considered single fields."
 * A bracket or quote that is not closed before a blank or the end is an ordinary character.
 */
export function splitFields(message: string): Field[] {
  const scanner = new Scanner(message);
  const fields: Field[] = [];
  const closings = new ClosingSigns(message);
  for (scanner.skipBlanks(); !scanner.done; scanner.skipBlanks()) {
    const offset = scanner.offset;
    const closing = CLOSING.get(scanner.peek());
    const end = closing === undefined ? message.length : closings.after(closing, offset);
    if (end < message.length && isEnd(message, end + 1)) {
      fields.push({ text: message.slice(offset + 1, end), offset });
      scanner.offset = end + 1;
    } else fields.push({ text: scanner.takeWhile((char) => !isBlank(char)), offset });
  }
  return fields;
}

/** Finds closing signs, and remembers them, so that a line full of opening ones is still read in linear time. */
class ClosingSigns {
  private readonly message: string;
  private readonly found = new Map<string, number>();

  constructor(message: string) {
    this.message = message;
  }

  /** Where the first such sign stands after `offset` without a backslash before it, or the end of the line. */
  after(sign: string, offset: number): number {
    const known = this.found.get(sign) ?? -1;
    if (known > offset) return known;
    let end = this.message.indexOf(sign, offset + 1);
    while (end !== -1 && this.message.charAt(end - 1) === "\\") end = this.message.indexOf(sign, end + 1);
    const place = end === -1 ? this.message.length : end;
    this.found.set(sign, place);
    return place;
  }
}

const isEnd = (message: string, offset: number): boolean => offset >= message.length || isBlank(message.charAt(offset));
