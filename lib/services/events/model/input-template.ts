import { invalid } from "./refusal";

/** No target is given more than the largest event. */
const MAX_CHARACTERS = 1_048_576;
const PLACEHOLDER = /^<([A-Za-z0-9_.-]+)>/;

/** A piece of a template: text as it stands, or a placeholder and whether it stands inside a quoted string. */
export type TemplatePiece = { kind: "text"; text: string } | { kind: "placeholder"; name: string; isQuoted: boolean };

/** Takes a template apart. What looks like a placeholder and holds other characters is text. */
export function readTemplate(template: string): TemplatePiece[] {
  const pieces: TemplatePiece[] = [];
  let text = "";
  let isQuoted = false;
  for (let at = 0; at < template.length; ) {
    const char = template[at] ?? "";
    const name = char === "<" ? PLACEHOLDER.exec(template.slice(at, at + 260))?.[1] : undefined;
    if (name !== undefined) {
      if (text !== "") pieces.push({ kind: "text", text });
      pieces.push({ kind: "placeholder", name, isQuoted });
      text = "";
      at += name.length + 2;
      continue;
    }
    const escaped = char === "\\" && isQuoted ? (template[at + 1] ?? "") : "";
    if (char === '"') isQuoted = !isQuoted;
    text += char + escaped;
    at += 1 + escaped.length;
  }
  if (text !== "") pieces.push({ kind: "text", text });
  return pieces;
}

/** Whether the template makes a JSON object or list; others make text. */
export function isJsonTemplate(template: string): boolean {
  return /^\s*[{[]/.test(template);
}

/**
 * Fills a template (EventBridge User Guide, "Amazon EventBridge input transformation"). Outside of quotes a value stands as JSON,
 * and one that is missing as an empty string. Inside of quotes it stands as text: objects and lists lose their quotes.
 * In a JSON template the text is escaped, so that a value with quotes cannot break it; a text template takes it as it is.
 */
export function fillTemplate(template: string, values: ReadonlyMap<string, unknown>): string {
  const isJson = isJsonTemplate(template);
  const fill = (piece: TemplatePiece): string => {
    if (piece.kind === "text") return piece.text;
    const value = values.get(piece.name);
    if (!piece.isQuoted) return JSON.stringify(value ?? (value === null ? null : ""));
    const text = plain(value);
    return isJson ? JSON.stringify(text).slice(1, -1) : text;
  };
  const filled = joined(readTemplate(template), fill);
  return isJson ? filled : withoutEscapes(filled);
}

/** The pieces filled one after the other, so that a template that names a large event a thousand times ends early. */
function joined(pieces: readonly TemplatePiece[], fill: (piece: TemplatePiece) => string): string {
  const texts: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    const text = fill(piece);
    length += text.length;
    if (length > MAX_CHARACTERS) throw invalid("The input that the InputTransformer makes is larger than 1 MB.");
    texts.push(text);
  }
  return texts.join("");
}

function plain(value: unknown): string {
  if (value === undefined) return "";
  if (typeof value === "string") return value;
  return JSON.stringify(value).replaceAll('"', "");
}

/** In a text template `\"` is a quote mark of the text itself: the guide shows it arrive without its backslash. */
function withoutEscapes(text: string): string {
  return text.replaceAll('\\"', '"');
}
