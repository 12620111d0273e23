import { isDigit, isWordChar, Scanner } from "../text/scanner";
import type { Extent, InvalidPatternError, PatternSource } from "./invalid-pattern";

/** A JSON value that knows where it stands. JSON.parse would forget the places, and which of two equal names came last. */
export type JsonNode =
  | (Extent & { readonly kind: "object"; readonly members: readonly JsonMember[] })
  | (Extent & { readonly kind: "array"; readonly elements: readonly JsonNode[] })
  | (Extent & { readonly kind: "string"; readonly value: string })
  | (Extent & { readonly kind: "number"; readonly value: number; readonly text: string })
  | (Extent & { readonly kind: "literal"; readonly value: boolean | null; readonly text: string });

export interface JsonMember {
  readonly name: string;
  readonly value: JsonNode;
}

const LITERALS = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);
const VALUES = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
const ESCAPES = new Map(
  Object.entries({ b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\", "/": "/" }),
);
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Reads one JSON value. Errors are worded as by Jackson, the JSON parser behind EventBridge. */
export class JsonReader {
  private readonly source: PatternSource;
  private readonly scanner: Scanner;

  constructor(source: PatternSource) {
    this.source = source;
    this.scanner = new Scanner(source.text);
  }

  /** document := value */
  document(): JsonNode {
    const value = this.value();
    this.scanner.skipBlanks();
    if (!this.scanner.done) throw this.unexpected("expected end of input");
    return value;
  }

  /** value := object | array | string | number | "true" | "false" | "null" */
  private value(): JsonNode {
    this.scanner.skipBlanks();
    const char = this.scanner.peek();
    if (char === "{") return this.object();
    if (char === "[") return this.array();
    if (char === '"') return this.string();
    if (char === "-" || isDigit(char)) return this.number();
    return this.literal();
  }

  /** object := "{" (member ("," member)*)? "}" */
  private object(): JsonNode {
    const start = this.scanner.offset++;
    const members: JsonMember[] = [];
    this.scanner.skipBlanks();
    for (let isFirst = true; !this.scanner.take("}"); isFirst = false) {
      if (!isFirst) this.expect(",", "was expecting comma to separate Object entries", start);
      members.push(this.member(start));
      this.scanner.skipBlanks();
    }
    return { kind: "object", members, start, end: this.scanner.offset };
  }

  /** member := string ":" value */
  private member(objectStart: number): JsonMember {
    this.scanner.skipBlanks();
    if (this.scanner.done) throw this.endOfInput("Object", objectStart);
    if (this.scanner.peek() !== '"') throw this.unexpected("was expecting double-quote to start field name");
    const name = this.string().value;
    this.scanner.skipBlanks();
    this.expect(":", "was expecting a colon to separate field name and value", objectStart);
    return { name, value: this.value() };
  }

  /** array := "[" (value ("," value)*)? "]" */
  private array(): JsonNode {
    const start = this.scanner.offset++;
    const elements: JsonNode[] = [];
    this.scanner.skipBlanks();
    for (let isFirst = true; !this.scanner.take("]"); isFirst = false) {
      if (!isFirst) this.expect(",", "was expecting comma to separate Array entries", start, "Array");
      elements.push(this.value());
      this.scanner.skipBlanks();
    }
    return { kind: "array", elements, start, end: this.scanner.offset };
  }

  /** string := '"' (character | escape)* '"' */
  private string(): Extract<JsonNode, { kind: "string" }> {
    const start = this.scanner.offset++;
    let value = "";
    while (!this.scanner.take('"')) {
      if (this.scanner.done) throw this.fault("Unexpected end-of-input in VALUE_STRING", start);
      value += this.scanner.peek() === "\\" ? this.escape() : this.character();
    }
    return { kind: "string", value, start, end: this.scanner.offset };
  }

  private character(): string {
    const char = this.scanner.peek();
    if (char < " ") {
      throw this.fault(
        `Illegal unquoted character ((CTRL-CHAR, code ${char.charCodeAt(0)})): has to be escaped using backslash to be included in string value`,
      );
    }
    this.scanner.offset++;
    return char;
  }

  /** escape := "\\" ("b" | "f" | "n" | "r" | "t" | '"' | "\\" | "/" | "u" hex hex hex hex) */
  private escape(): string {
    const start = this.scanner.offset++;
    const char = this.scanner.peek();
    this.scanner.offset++;
    const simple = ESCAPES.get(char);
    if (simple !== undefined) return simple;
    const digits = this.scanner.source.slice(this.scanner.offset, this.scanner.offset + 4);
    if (char === "u" && /^[0-9A-Fa-f]{4}$/.test(digits)) {
      this.scanner.offset += 4;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    throw this.source.invalid(`Unrecognized character escape ${describe(char)}`, { start, end: start + 2 }, start + 1);
  }

  /** number := "-"? digits ("." digits)? (("e" | "E") ("+" | "-")? digits)? */
  private number(): JsonNode {
    const start = this.scanner.offset;
    NUMBER.lastIndex = start;
    const text = NUMBER.exec(this.scanner.source)?.[0] ?? "";
    this.scanner.offset += Math.max(1, text.length);
    // A number ends at a separator: 01, 1x and a lone minus are none.
    if (text === "" || isWordChar(this.scanner.peek()))
      throw this.fault(`Unexpected character (${describe(this.scanner.peek())}) in numeric value`, start);
    // Minus zero is zero, as for every comparison.
    return { kind: "number", value: Number(text) + 0, text, start, end: this.scanner.offset };
  }

  private literal(): JsonNode {
    const start = this.scanner.offset;
    const text = this.scanner.takeWhile((char) => isWordChar(char) || char > "\x7f");
    const value = LITERALS.get(text);
    if (value !== undefined) return { kind: "literal", value, text, start, end: this.scanner.offset };
    if (text !== "") throw this.fault(`Unrecognized token '${text}': was expecting ${VALUES}`, start);
    if (this.scanner.done) throw this.fault("Unexpected end-of-input", Math.max(0, start - 1));
    throw this.unexpected(`expected a valid value ${VALUES}`);
  }

  private expect(sign: string, expected: string, start: number, container = "Object"): void {
    if (this.scanner.take(sign)) return;
    throw this.scanner.done ? this.endOfInput(container, start) : this.unexpected(expected);
  }

  private unexpected(expected: string): InvalidPatternError {
    const place = this.scanner.offset;
    const extent = { start: place, end: place + 1 };
    return this.source.invalid(`Unexpected character (${describe(this.scanner.peek())}): ${expected}`, extent, place);
  }

  private endOfInput(container: string, start: number): InvalidPatternError {
    const opening = this.source.describe(start);
    return this.fault(
      `Unexpected end-of-input: expected close marker for ${container} (start marker at ${opening})`,
      start,
    );
  }

  private fault(reason: string, start = this.scanner.offset): InvalidPatternError {
    return this.source.invalid(reason, { start, end: Math.max(start + 1, this.scanner.offset) }, this.scanner.offset);
  }
}

const describe = (char: string): string => `'${char}' (code ${char.charCodeAt(0) || 0})`;
