import type { JsonPath } from "./json-value";

/**
 * The number at a path as the message writes it. JavaScript's parser forgets whether it was 1, 1.0 or 1e0, and the
 * digits of numbers beyond 2^53, but filter patterns that compare text can tell them apart.
 *
 * @param json text that JSON.parse accepts and that has a number at `path`.
 */
export function numberSource(json: string, path: JsonPath): string {
  if (json !== lastJson) {
    lastJson = json;
    lastRoot = JSON.parse(quoteNumbers(json));
  }
  let value = lastRoot;
  for (const key of path) value = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return String(value);
}

let lastJson = "";
let lastRoot: unknown;

const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/** The same document with its numbers as strings. In JSON a digit outside of a string belongs to a number. */
function quoteNumbers(json: string): string {
  return json.replace(STRING_OR_NUMBER, (token) => (token.startsWith('"') ? token : `"${token}"`));
}
