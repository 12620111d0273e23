import { isLetter, Scanner } from "../text/scanner";

/** A part of a text: UTF-16 units from `offset`, `length` of them. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** JSON that still knows where each part stood, so that an editor can mark a wrong value. */
export type JsonNode = JsonObject | JsonArray | JsonString | JsonLiteral;

export interface JsonObject extends Span {
  readonly kind: "object";
  /** In the order of the text, repeated keys included: a policy may not repeat one, and the reader of it must say so. */
  readonly members: readonly JsonMember[];
}
export interface JsonMember {
  readonly key: JsonString;
  readonly value: JsonNode;
}
export interface JsonArray extends Span {
  readonly kind: "array";
  readonly items: readonly JsonNode[];
}
export interface JsonString extends Span {
  readonly kind: "string";
  readonly value: string;
}
/** A number, boolean or null as written. */
export interface JsonLiteral extends Span {
  readonly kind: "number" | "boolean" | "null";
  readonly text: string;
}

/** Deeper than any policy goes, and shallow enough for the stack. */
const MAXIMUM_DEPTH = 32;

/** Reads one JSON text (RFC 8259); throws LanguageSyntaxError at the first fault. */
export function readJson(source: string): JsonNode {
  const scanner = new Scanner(source);
  const node = readValue(scanner, 0);
  scanner.skipBlanks();
  if (!scanner.done) throw scanner.fault("Nothing may follow the end of the JSON value.");
  return node;
}

function readValue(scanner: Scanner, depth: number): JsonNode {
  scanner.skipBlanks();
  if (depth > MAXIMUM_DEPTH) throw scanner.fault("The JSON is nested too deeply.");
  if (scanner.peek() === "{") return readObject(scanner, depth);
  if (scanner.peek() === "[") return readArray(scanner, depth);
  return scanner.peek() === '"' ? readString(scanner) : readLiteral(scanner);
}

function readObject(scanner: Scanner, depth: number): JsonObject {
  const offset = scanner.offset;
  const members: JsonMember[] = [];
  readList(scanner, "}", () => {
    scanner.skipBlanks();
    if (scanner.peek() !== '"') throw scanner.fault("A name in double quotes is expected here.");
    const key = readString(scanner);
    scanner.skipBlanks();
    if (!scanner.take(":")) throw scanner.fault("A colon is expected here.");
    members.push({ key, value: readValue(scanner, depth + 1) });
  });
  return { kind: "object", members, offset, length: scanner.offset - offset };
}

function readArray(scanner: Scanner, depth: number): JsonArray {
  const offset = scanner.offset;
  const items: JsonNode[] = [];
  readList(scanner, "]", () => items.push(readValue(scanner, depth + 1)));
  return { kind: "array", items, offset, length: scanner.offset - offset };
}

/** Reads the opening bracket, comma-separated entries and the closing bracket. */
function readList(scanner: Scanner, close: string, readEntry: () => void): void {
  scanner.offset++;
  scanner.skipBlanks();
  if (scanner.take(close)) return;
  do {
    readEntry();
    scanner.skipBlanks();
  } while (scanner.take(","));
  if (!scanner.take(close)) throw scanner.fault(`A comma or ${close} is expected here.`);
}

function readString(scanner: Scanner): JsonString {
  const offset = scanner.offset;
  scanner.offset++;
  while (!scanner.take('"')) {
    if (scanner.done || scanner.peek() < " ") throw scanner.fault("This string has no closing quote.", offset);
    scanner.offset += scanner.peek() === "\\" ? 2 : 1;
  }
  return { kind: "string", value: decodeString(scanner, offset), offset, length: scanner.offset - offset };
}

/** The bounds are known to be right, so only the escapes inside can still be wrong; JSON.parse decodes them. */
function decodeString(scanner: Scanner, offset: number): string {
  try {
    return JSON.parse(scanner.source.slice(offset, scanner.offset)) as string;
  } catch {
    throw scanner.fault("This string has an escape that JSON does not know.", offset);
  }
}

const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

function readLiteral(scanner: Scanner): JsonLiteral {
  const offset = scanner.offset;
  const text = scanner.takeWhile((char) => isLetter(char) || (char >= "0" && char <= "9") || "+-._".includes(char));
  const span = { text, offset, length: text.length };
  if (text === "true" || text === "false") return { kind: "boolean", ...span };
  if (text === "null") return { kind: "null", ...span };
  if (NUMBER.test(text)) return { kind: "number", ...span };
  throw scanner.fault("A JSON value is expected here.", offset);
}
