import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeMessage, encodeMessage } from "./message-text";

test("what is stored is what was put, whatever UTF-16 it is", () => {
  const unit = fc.oneof(
    fc.constantFrom("\0", "\u0001", ";", "0", "d", "\ud800", "\udc00", "\u{1f600}"),
    fc.string({ unit: "binary" }),
  );
  fc.assert(
    fc.property(fc.array(unit), (units) => {
      const message = units.join("");
      const stored = encodeMessage(message);
      expect(stored).not.toContain("\0");
      // Well-formed: UTF-8 loses nothing of it.
      expect(Buffer.from(stored).toString()).toBe(stored);
      expect(decodeMessage(stored)).toBe(message);
    }),
    { numRuns: 500 },
  );
});

test("an ordinary message is stored as it stands", () => {
  expect(encodeMessage("GET /ünï → 200 😀\n")).toBe("GET /ünï → 200 😀\n");
});
