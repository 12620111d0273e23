/**
 * Which letters stand side by side in which records, small enough to be asked before the records are.
 *
 * Events are taken in chunks, 64 chunks make a segment. Of every three and every four neighbouring bytes in a chunk (small letters
 * for capitals) a hash is taken, and under that hash the chunk's bit is set. A chunk that lacks the bit of any part of a text cannot hold
 * the text; one that has them all may, and is read. Four bytes tell identifiers apart, of whose letters every pair occurs everywhere.
 */
export const CHUNK_EVENTS = 256;
export const SEGMENT_CHUNKS = 64;
export const SEGMENT_EVENTS = CHUNK_EVENTS * SEGMENT_CHUNKS;

/** A bit a chunk. */
export const SLICE_BYTES = SEGMENT_CHUNKS / 8;
const HASH_BITS = 17;
/** More parts than this make a search no sharper. */
const MOST_PARTS = 24;
/** Letters beyond ASCII are folded in many ways, so parts with them are left out. */
const FIRST_BEYOND_ASCII = 128;

/** An empty signature of a segment, bytes. */
export function newSignature(): Buffer {
  return Buffer.alloc(2 ** HASH_BITS * SLICE_BYTES);
}

/** Notes a record as one of a chunk's (0 to 63). */
export function addRecord(signature: Buffer, chunk: number, record: string): void {
  const byte = chunk >> 3;
  const bit = 1 << (chunk & 7);
  forEachPart(Buffer.from(record.toLowerCase()), (three, four) => {
    signature[three * SLICE_BYTES + byte] = (signature[three * SLICE_BYTES + byte] ?? 0) | bit;
    if (four >= 0) signature[four * SLICE_BYTES + byte] = (signature[four * SLICE_BYTES + byte] ?? 0) | bit;
  });
}

/** The hashes that every chunk with all of these texts has; undefined when they are too short to tell anything. */
export function partsOf(texts: readonly string[]): number[] | undefined {
  const parts = new Set<number>();
  for (const text of texts) {
    const bytes = Buffer.from(text.toLowerCase());
    const isLong = bytes.length > 3;
    forEachPart(bytes, (three, four) => {
      if (four >= 0) parts.add(four);
      else if (!isLong) parts.add(three);
    });
  }
  if (parts.size === 0) return undefined;
  const step = Math.max(1, parts.size / MOST_PARTS);
  return [...parts].filter((_, place) => Math.floor(place / step) !== Math.floor((place - 1) / step));
}

/** The chunks whose bits are set in all slices; `slices` are those of the parts, one behind the other. */
export function chunksIn(slices: Buffer): number[] {
  const chunks: number[] = [];
  for (let chunk = 0; chunk < SEGMENT_CHUNKS; chunk += 1) {
    let isThere = slices.length > 0;
    for (let at = chunk >> 3; isThere && at < slices.length; at += SLICE_BYTES)
      isThere = (((slices[at] ?? 0) >> (chunk & 7)) & 1) === 1;
    if (isThere) chunks.push(chunk);
  }
  return chunks;
}

/** Visits the hashes of the last three and the last four bytes at every place; `four` is -1 where there are only three. */
function forEachPart(bytes: Buffer, visit: (three: number, four: number) => void): void {
  let window = 0;
  let length = 0;
  for (const byte of bytes) {
    length = byte < FIRST_BEYOND_ASCII ? length + 1 : 0;
    window = (window << 8) | byte;
    if (length >= 3) visit(hashOf(window & 0xff_ffff), length >= 4 ? hashOf(window) : -1);
  }
}

/** Fibonacci hashing: the upper bits of a product with the golden ratio. */
function hashOf(part: number): number {
  return Math.imul(part, 0x9e37_79b1) >>> (32 - HASH_BITS);
}
