/**
 * The one error that every language throws for text it cannot read.
 *
 * `message` is what AWS would answer, without any position, so that it can go over the wire as it is.
 * `offset` and `length` are UTF-16 code units into the source, as editors and `String.prototype.slice` count.
 */
export class LanguageSyntaxError extends Error {
  readonly offset: number;
  readonly length: number;

  constructor(message: string, offset: number, length = 1) {
    super(message);
    this.name = "LanguageSyntaxError";
    this.offset = offset;
    this.length = Math.max(1, length);
  }

  /** The message, then the line at fault with carets under the fault, for a terminal or a `<pre>`. */
  showWithCaret(source: string): string {
    const { line, column, text } = locate(source, this.offset);
    const label = `${line} | `;
    // Tabs stay tabs in the padding, so that the caret stands under its character at any tab width.
    const padding = text.slice(0, column).replace(/[^\t]/g, " ");
    const carets = "^".repeat(Math.max(1, Math.min(this.length, text.length - column)));
    return `${this.message}\n${label}${text}\n${" ".repeat(label.length - 2)}| ${padding}${carets}`;
  }
}

/** Line (from 1), column (from 0) and text of the line that holds `offset`; an offset past the end is the end. */
function locate(source: string, offset: number): { line: number; column: number; text: string } {
  const end = Math.min(Math.max(0, offset), source.length);
  const start = source.lastIndexOf("\n", end - 1) + 1;
  const newline = source.indexOf("\n", end);
  const line = source.slice(0, start).split("\n").length;
  return { line, column: end - start, text: source.slice(start, newline === -1 ? source.length : newline) };
}
