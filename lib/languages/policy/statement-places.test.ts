import { expect, test } from "vitest";
import { statementPlaces } from "./statement-places";

test("statements are found where they stand", () => {
  const text = `{
  "Version": "2012-10-17",
  "Statement": [
    {"Effect": "Allow", "Action": "*", "Resource": "*"},
    {"Effect": "Deny",
     "Action": "sns:*", "Resource": "*"}
  ]
}`;
  expect(statementPlaces(text)).toEqual([
    { start: { line: 4, column: 5 }, end: { line: 4, column: 56 } },
    { start: { line: 5, column: 5 }, end: { line: 6, column: 41 } },
  ]);
});

test("a single statement needs no list", () => {
  const text = '{"Statement": {"Effect": "Deny", "Action": "*", "Resource": "*"}}';
  expect(statementPlaces(text)).toEqual([{ start: { line: 1, column: 15 }, end: { line: 1, column: 65 } }]);
  expect(statementPlaces("[]")).toEqual([]);
});
