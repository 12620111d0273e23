import { AwsError } from "@/lib/platform/errors";

/** An element of a small XML document: its name without a prefix, its children, or its text when it has none. */
export type XmlElement = { name: string; children: XmlElement[]; text: string };

const MAX_DEPTH = 16;
const NAME = /[A-Za-z_][\w.-]*/y;

/**
 * Reads the XML that S3's clients send: elements, text, the five named entities and character references. Attributes are passed
 * over, prefixes cut off. Document types are refused, for entities of one's own are how XML readers are attacked.
 * Throws MalformedXML.
 */
export function readXml(text: string): XmlElement {
  const reader = { text, at: 0 };
  skipMisc(reader);
  const root = readElement(reader, 0);
  skipMisc(reader);
  if (reader.at < text.length) throw malformed();
  return root;
}

type Reader = { text: string; at: number };

/** element = "<" name attributes ( "/>" | ">" { element | text | comment } "</" name ">" ) */
function readElement(reader: Reader, depth: number): XmlElement {
  if (depth > MAX_DEPTH || !accept(reader, "<")) throw malformed();
  const name = readName(reader);
  const close = attributesEnd(reader);
  const element: XmlElement = { name: localName(name), children: [], text: "" };
  if (close === "/>") return element;
  for (;;) {
    const next = reader.text.indexOf("<", reader.at);
    if (next === -1) throw malformed();
    element.text += decodeEntities(reader.text.slice(reader.at, next));
    reader.at = next;
    if (skipComment(reader)) continue;
    if (accept(reader, "</")) {
      if (readName(reader) !== name || !skipSpace(reader) || !accept(reader, ">")) throw malformed();
      return element;
    }
    element.children.push(readElement(reader, depth + 1));
  }
}

/** Passes over attributes; quotes may hold a ">". */
function attributesEnd(reader: Reader): "/>" | ">" {
  for (;;) {
    skipSpace(reader);
    if (accept(reader, "/>")) return "/>";
    if (accept(reader, ">")) return ">";
    readName(reader);
    const quote = accept(reader, '="') ? '"' : accept(reader, "='") ? "'" : undefined;
    const end = quote ? reader.text.indexOf(quote, reader.at) : -1;
    if (end === -1) throw malformed();
    reader.at = end + 1;
  }
}

/** The XML declaration, comments and white space around the root. */
function skipMisc(reader: Reader): void {
  skipSpace(reader);
  if (accept(reader, "<?xml")) {
    const end = reader.text.indexOf("?>", reader.at);
    if (end === -1) throw malformed();
    reader.at = end + 2;
  }
  do skipSpace(reader);
  while (skipComment(reader));
}

function skipComment(reader: Reader): boolean {
  if (!accept(reader, "<!--")) return false;
  const end = reader.text.indexOf("-->", reader.at);
  if (end === -1) throw malformed();
  reader.at = end + 3;
  return true;
}

function skipSpace(reader: Reader): true {
  while (/[\s\uFEFF]/.test(reader.text.charAt(reader.at))) reader.at += 1;
  return true;
}

function accept(reader: Reader, expected: string): boolean {
  const found = reader.text.startsWith(expected, reader.at);
  if (found) reader.at += expected.length;
  return found;
}

/** A name may carry a prefix, which is two names around a colon. */
function readName(reader: Reader): string {
  const first = readPart(reader);
  return accept(reader, ":") ? `${first}:${readPart(reader)}` : first;
}

function readPart(reader: Reader): string {
  NAME.lastIndex = reader.at;
  const [found] = NAME.exec(reader.text) ?? [];
  if (!found) throw malformed();
  reader.at += found.length;
  return found;
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

const ENTITIES: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  return text.replace(/&([^;&]{0,10});?/g, (whole, name: string) => {
    const known = ENTITIES[name];
    const code = /^#x([0-9a-f]+)$/i.exec(name)?.[1] ?? undefined;
    const point = code ? Number.parseInt(code, 16) : Number(/^#(\d+)$/.exec(name)?.[1] ?? Number.NaN);
    if (known !== undefined && whole.endsWith(";")) return known;
    if (!whole.endsWith(";") || !(point > 0 && point <= 0x10ffff)) throw malformed();
    return String.fromCodePoint(point);
  });
}

function malformed(): AwsError {
  return new AwsError(
    "MalformedXML",
    "The XML you provided was not well-formed or did not validate against our published schema",
  );
}
