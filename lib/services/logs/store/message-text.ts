/** Begins an escape; U+0001 itself is escaped too. */
const MARK = "\u0001";
const UNSTORABLE = new RegExp(`[\\0${MARK}\\p{Surrogate}]`, "gu");
const ESCAPE = new RegExp(`${MARK}([0-9a-f]{1,4});`, "g");

/**
 * A message as text that Postgres can hold: it refuses U+0000, and UTF-8 has no form for half a surrogate pair. Both are
 * written as U+0001, the code unit in hexadecimal, and a semicolon, so that what is read is what was put.
 */
export function encodeMessage(message: string): string {
  return message.replace(UNSTORABLE, (unit) => `${MARK}${unit.charCodeAt(0).toString(16)};`);
}

/** Undoes `encodeMessage`. */
export function decodeMessage(stored: string): string {
  if (!stored.includes(MARK)) return stored;
  return stored.replace(ESCAPE, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
