import { expect, test } from "vitest";
import { exportText } from "./export-text";

const rows = [
  [
    { field: "@message", value: 'say "a, b"\nand | c' },
    { field: "@ptr", value: "p" },
  ],
  [
    { field: "@message", value: "=1+1" },
    { field: "n", value: "-5" },
  ],
];

test("as CSV, without formulas and pointers", () => {
  expect(exportText(rows, "csv")).toBe('@message,n\r\n"say ""a, b""\nand | c",\r\n\'=1+1,-5');
});

test("as JSON", () => {
  expect(JSON.parse(exportText(rows, "json"))).toEqual([
    { "@message": 'say "a, b"\nand | c' },
    { "@message": "=1+1", n: "-5" },
  ]);
});

test("as Markdown", () => {
  expect(exportText(rows, "markdown")).toBe(
    '| @message | n |\n| --- | --- |\n| say "a, b" and \\| c |  |\n| =1+1 | -5 |',
  );
});
