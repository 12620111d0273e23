import { gunzipSync } from "node:zlib";

/** An object as its page shows it: records of a log file, a digest, text, or nothing that can be read. */
export type ObjectContent =
  | { kind: "records"; records: string[]; more: boolean }
  | { kind: "digest"; json: string }
  | { kind: "text"; text: string; more: boolean }
  | { kind: "binary" };

/** A compressed file may grow a thousandfold; more than this is for a download. */
const MOST_BYTES = 32 * 1024 * 1024;
const MOST_RECORDS = 500;
const MOST_CHARACTERS = 200_000;

/** Reads an object's bytes. What is compressed is unpacked up to a bound, and what is no text is told so. */
export function objectContent(body: Uint8Array): ObjectContent {
  const bytes = unpacked(body);
  const text = bytes && textOf(bytes);
  if (text === undefined) return { kind: "binary" };
  return (
    documentOf(text) ?? { kind: "text", text: text.slice(0, MOST_CHARACTERS), more: text.length > MOST_CHARACTERS }
  );
}

function unpacked(body: Uint8Array): Uint8Array | undefined {
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body.byteLength <= MOST_BYTES ? body : undefined;
  try {
    return gunzipSync(body, { maxOutputLength: MOST_BYTES });
  } catch {
    return undefined;
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function documentOf(text: string): ObjectContent | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  if ("Records" in value && Array.isArray(value.Records)) {
    const records = value.Records.filter((record) => typeof record === "object" && record !== null);
    const shown = records.slice(0, MOST_RECORDS).map((record) => JSON.stringify(record));
    return { kind: "records", records: shown, more: records.length > MOST_RECORDS };
  }
  if ("digestS3Object" in value && "logFiles" in value) return { kind: "digest", json: text };
  return undefined;
}
