const MAX_BYTES = 256 * 1024;
/** What a record loses first when it is too large as a whole; who did what, when and where is never lost. */
const LOSES = [
  "responseElements",
  "requestParameters",
  "resources",
  "additionalEventData",
  "errorMessage",
  "userAgent",
] as const;

/**
 * A record as text of at most 256 KB, CloudTrail's limit. A member that had to go says so where it stood, as CloudTrail's do
 * that exceed their own limit; the list of resources, which knows no such form, is cut to its first entries.
 */
export function recordText(record: Readonly<Record<string, unknown>>): string {
  let text = JSON.stringify(record);
  const kept = { ...record };
  for (const name of LOSES) {
    if (Buffer.byteLength(text) <= MAX_BYTES) return text;
    const held = kept[name];
    if (held === undefined || held === null) continue;
    kept[name] = Array.isArray(held) ? held.slice(0, FIRST_RESOURCES) : omitted(held);
    text = JSON.stringify(kept);
  }
  return text;
}

const FIRST_RESOURCES = 10;

function omitted(held: unknown): unknown {
  if (typeof held === "string") return "omitted";
  const originalSize = Buffer.byteLength(JSON.stringify(held));
  return { omitted: true, originalSize, reasonForOmission: "The size of the event exceeds 256 KB." };
}

/** The beginning of a text in at most so many bytes, never half a character. */
export function cutToBytes(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  return new TextDecoder().decode(Buffer.from(text).subarray(0, bytes), { stream: true });
}
