import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type JsonNode, readJson } from "./json";

/** The plain value of a node, as JSON.parse has it. */
function plainOf(node: JsonNode): unknown {
  switch (node.kind) {
    case "object":
      return Object.fromEntries(node.members.map(({ key, value }) => [key.value, plainOf(value)]));
    case "array":
      return node.items.map(plainOf);
    case "string":
      return node.value;
    default:
      return JSON.parse(node.text);
  }
}

/** Every node of a tree, keys included. */
function nodesOf(node: JsonNode): JsonNode[] {
  if (node.kind === "array") return [node, ...node.items.flatMap(nodesOf)];
  if (node.kind === "object") return [node, ...node.members.flatMap(({ key, value }) => [key, ...nodesOf(value)])];
  return [node];
}

describe("readJson", () => {
  test("reads what JSON.parse reads, and each node's span is its text", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.boolean(), (compact, indent) => {
        const source = indent ? JSON.stringify(JSON.parse(compact), null, 2) : compact;
        const root = readJson(source);
        expect(JSON.stringify(plainOf(root))).toBe(JSON.stringify(JSON.parse(source)));
        for (const node of nodesOf(root)) {
          const own = source.slice(node.offset, node.offset + node.length);
          expect(JSON.stringify(plainOf(node))).toBe(JSON.stringify(JSON.parse(own)));
        }
      }),
    );
  });

  test("refuses what JSON.parse refuses", () => {
    const almostJson = fc.string({ unit: fc.constantFrom(...'{}[]":,0-1.e+\\u tn\n', "true", "null"), maxLength: 12 });
    fc.assert(
      fc.property(almostJson, (source) => {
        expect(isRead(() => readJson(source))).toBe(isRead(() => JSON.parse(source)));
      }),
      { numRuns: 3000 },
    );
  });

  test("keeps repeated names", () => {
    expect(readJson('{"a":1,"a":2}')).toMatchObject({ members: [{ key: { offset: 1 } }, { key: { offset: 7 } }] });
  });

  test.each([
    ['{"a" 1}', 5, "A colon is expected here."],
    ["[1 2]", 3, "A comma or ] is expected here."],
    ["[1,]", 3, "A JSON value is expected here."],
    ['{"a":"b', 5, "This string has no closing quote."],
    ['"\\x"', 0, "This string has an escape that JSON does not know."],
    ["{} {}", 3, "Nothing may follow the end of the JSON value."],
    ["{a:1}", 1, "A name in double quotes is expected here."],
    ["[".repeat(100), 33, "The JSON is nested too deeply."],
  ])("%j fails at %i: %s", (source, offset, message) => {
    expect(() => readJson(source)).toThrow(expect.objectContaining({ offset, message }));
  });
});

function isRead(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
