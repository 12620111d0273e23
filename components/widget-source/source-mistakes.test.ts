import { expect, test } from "vitest";
import { bodyMistakes, graphMistakes } from "./source-mistakes";

const marked = (source: string, mistakes: ReturnType<typeof bodyMistakes>) =>
  mistakes.map(({ offset, length, message, severity }) => [source.slice(offset, offset + length), message, severity]);

test("a mistake of JSON is marked where reading stops", () => {
  const source = '{\n  "widgets": [ { "type": "text" "x": 0 } ]\n}';
  const [mistake] = bodyMistakes(source);
  expect(mistake?.offset).toBe(source.indexOf('"x"'));
  expect(mistake).toMatchObject({ severity: "error", message: "A comma or } is expected here." });
});

test("what PutDashboard says is marked at its path", () => {
  const source = JSON.stringify({
    widgets: [{ type: "text", x: 30, width: 6, properties: { markdown: 7 } }],
    extra: true,
  });
  expect(marked(source, bodyMistakes(source))).toEqual([
    ["{", "Should NOT reach beyond column 24", "warning"],
    ["30", "Should be <= 23", "error"],
    ["7", "Should be string", "error"],
    ["true", "Should NOT have additional properties", "warning"],
  ]);
});

test("what is missing is marked at the bracket of what lacks it", () => {
  const source = '{ "widgets": [ { "type": "text", "properties": {} } ] }';
  const [mistake] = bodyMistakes(source);
  expect(mistake).toMatchObject({ offset: source.indexOf("{}"), length: 1 });
});

test("the properties of one graph are held against the rules of a metric widget", () => {
  const source = '{ "region": "us-east-1", "metrics": [["App", "Orders"]], "view": "cube" }';
  expect(marked(source, graphMistakes(source))).toEqual([
    ['"cube"', "Should be equal to one of the allowed values", "error"],
  ]);
  expect(graphMistakes('{ "region": "us-east-1", "metrics": [["App", "Orders"]] }')).toEqual([]);
});

test("a body that is no object is said at its beginning", () => {
  expect(bodyMistakes("[]")).toMatchObject([{ offset: 0, severity: "error" }]);
  expect(bodyMistakes("")).toMatchObject([{ offset: 0, severity: "error" }]);
});
