import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addRecord, CHUNK_EVENTS, chunksIn, newSignature, partsOf, SLICE_BYTES } from "./text-signature";

/** What the database reads: the slices of the parts, one behind the other. */
function chunksWith(signature: Buffer, ...texts: string[]): number[] | undefined {
  const parts = partsOf(texts);
  return (
    parts &&
    chunksIn(Buffer.concat(parts.map((part) => signature.subarray(part * SLICE_BYTES).subarray(0, SLICE_BYTES))))
  );
}

describe("signatures of records", () => {
  test("never leave out a chunk whose record holds the text, in whatever letters", () => {
    const signature = newSignature();
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 3, maxLength: 60 }),
        fc.nat(63),
        fc.nat(),
        fc.boolean(),
        (record, chunk, at, small) => {
          addRecord(signature, chunk, record);
          const letters = [...record];
          const text = letters.slice(at % letters.length).join("");
          const found = chunksWith(
            signature,
            small ? text.toLowerCase() : text.replace(/[a-z]/g, (letter) => letter.toUpperCase()),
          );
          expect(found ?? [chunk]).toContain(chunk);
        },
      ),
    );
  });

  test("an identifier that is in none of many records is in no chunk, one that is in one is in its", () => {
    const signature = newSignature();
    const ids = Array.from({ length: 8 * CHUNK_EVENTS }, () => randomUUID());
    for (const [place, id] of ids.entries())
      addRecord(signature, Math.floor(place / CHUNK_EVENTS), `"requestID":"${id}","eventID":"${randomUUID()}"`);
    for (let turn = 0; turn < 50; turn += 1) expect(chunksWith(signature, randomUUID())).toEqual([]);
    expect(chunksWith(signature, ids[700] ?? "")).toEqual([2]);
  });

  test("three letters are enough; all texts must be there", () => {
    const signature = newSignature();
    addRecord(signature, 3, "alpha beta");
    addRecord(signature, 63, "alpha gamma");
    expect(chunksWith(signature, "PHA")).toEqual([3, 63]);
    expect(chunksWith(signature, "alpha", "gam")).toEqual([63]);
    expect(chunksWith(signature, "phi")).toEqual([]);
  });

  test("what is too short, or has no three letters of ASCII in a row, tells nothing", () => {
    expect(partsOf(["ab"])).toBeUndefined();
    expect(partsOf(["çãé ú"])).toBeUndefined();
    expect(partsOf([])).toBeUndefined();
  });

  test("of a long text some parts are asked, from all over it", () => {
    const text = Array.from({ length: 500 }, (_, place) => String.fromCharCode(97 + ((place * place) % 26))).join("");
    const parts = partsOf([`${text}0123456789`]) ?? [];
    expect(parts.length).toBeGreaterThan(8);
    expect(parts.length).toBeLessThanOrEqual(24);
  });
});
