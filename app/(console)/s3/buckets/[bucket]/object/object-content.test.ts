import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { objectContent } from "./object-content";

const zipped = (value: unknown) => gzipSync(JSON.stringify(value));

test("a log file is its records", () => {
  const content = objectContent(zipped({ Records: [{ eventName: "A" }, { eventName: "B" }] }));
  expect(content).toEqual({ kind: "records", records: ['{"eventName":"A"}', '{"eventName":"B"}'], more: false });
});

test("many records are cut", () => {
  const content = objectContent(zipped({ Records: Array.from({ length: 501 }, () => ({})) }));
  expect(content).toMatchObject({ kind: "records", more: true });
});

test("a digest, a text and an unpacked document are told apart", () => {
  expect(objectContent(zipped({ digestS3Object: "x", logFiles: [] })).kind).toBe("digest");
  expect(objectContent(Buffer.from("héllo"))).toEqual({ kind: "text", text: "héllo", more: false });
  expect(objectContent(Buffer.from('{"a":1}')).kind).toBe("text");
});

test.each([
  ["bytes that are no text", Buffer.from([0xff, 0xfe, 0x00])],
  ["a broken archive", Buffer.from([0x1f, 0x8b, 1, 2, 3])],
  ["an archive that grows beyond all bounds", gzipSync(Buffer.alloc(33 * 1024 * 1024))],
])("%s are for a download", (_, body) => {
  expect(objectContent(body)).toEqual({ kind: "binary" });
});
