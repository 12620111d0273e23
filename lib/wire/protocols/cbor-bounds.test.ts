import { cbor } from "@smithy/core/cbor";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundCbor } from "./cbor-bounds";

const bytes = (hex: string) => Buffer.from(hex.replaceAll(" ", ""), "hex");

test("whatever AWS's SDK writes passes", () => {
  const leaf = fc.oneof(
    fc.string(),
    fc.double(),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.uint8Array(),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      leaf,
      fc.array(tie("tree")),
      fc.dictionary(fc.string(), tie("tree"), { noNullPrototype: true }),
    ),
  }));
  fc.assert(fc.property(tree, (value) => boundCbor(Buffer.from(cbor.serialize(value)))));
});

test("what passes can be decoded in a time and space that its length bounds", () => {
  const items = fc.array(
    fc.constantFrom(0x9f, 0xbf, 0x7f, 0xff, 0x61, 0x61, 0x41, 0x18, 0x82, 0xa1, 0xc1, 0xf6, 0xfb, 0x00),
  );
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), items.map(Buffer.from)), (random) => {
      try {
        boundCbor(Buffer.from(random));
      } catch (error) {
        expect(error).toMatchObject({ name: "AwsError", code: "SerializationException" });
        return;
      }
      expect(() => JSON.stringify(cbor.deserialize(random))).not.toThrow(/Invalid array length|out of memory/);
    }),
  );
});

test("indefinite lengths pass", () => {
  // {_ "a": [_ 1, (_ "bc", "d"), (_ h'00') ] } of RFC 8949, section 3.2.
  boundCbor(bytes("bf 6161 9f 01 7f 6262 63 6164 ff 5f 4100 ff ff ff"));
});

describe.each([
  ["a list of 33 million items in five bytes", "9a 01ffffff"],
  ["a list of 2^60 items", "9b 1000000000000000"],
  ["a map of 2^53 entries", "bb 0020000000000000"],
  ["a text longer than the body", "7a 7fffffff 61"],
  ["a big number of 2^62 bytes", "c2 5b 4000000000000000"],
  ["a decimal fraction with a huge exponent", "c4 82 1a 10000000 01"],
  ["an unknown tag", "d8 20 61 61"],
  ["a key that is no text", "a1 01 02"],
  ["a list that never ends", "9f 01 02"],
  ["a text of chunks that are bytes", "7f 41 00 ff"],
  ["an indefinite number", "1f"],
  ["a reserved length", "1c"],
  ["a length that is cut off", "19 01"],
  ["two items", "01 02"],
  ["nothing", ""],
  ["depth", "81".repeat(70)],
])("%s", (_, hex) => {
  test("is refused before it is decoded", () => {
    expect(() => boundCbor(bytes(hex))).toThrow(expect.objectContaining({ code: "SerializationException" }));
  });
});
