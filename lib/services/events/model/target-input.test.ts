import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type CaseEntry, readCases } from "@/lib/languages/text/case-file";
import { fillTemplate, readTemplate } from "./input-template";
import { targetInput } from "./target-input";

const occasion = {
  ruleArn: "arn:aws:events:us-east-1:123456789012:rule/my-rule",
  ruleName: "my-rule",
  acceptedAt: new Date("2026-11-22T10:00:00.123Z"),
};

let event = "";
for (const entries of readCases(readFileSync(new URL("target-input.cases.txt", import.meta.url), "utf8"))) {
  const [head] = entries;
  if (head?.keyword === "event") event = head.text;
  else if (head) {
    const given = event;
    test(`line ${head.line}: ${entries.map(({ text }) => text).join(" ")}`, () => check(entries, given));
  }
}

function check(entries: readonly CaseEntry[], given: string): void {
  const text = (keyword: string) => entries.find((entry) => entry.keyword === keyword)?.text;
  const [map, template] = [text("map"), text("template")];
  const target = {
    Input: text("input"),
    InputPath: text("path"),
    ...(map && template ? { InputTransformer: { InputPathsMap: JSON.parse(map), InputTemplate: template } } : {}),
  };
  expect(targetInput(target, given, occasion)).toBe(text("gives"));
}

test("without any input the event arrives whole, to the letter", () => {
  expect(targetInput({}, event, occasion)).toBe(event);
  expect(targetInput({ InputPath: "$" }, event, occasion)).toBe(event);
});

test("a JSON template gives JSON, whatever the values are", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const filled = fillTemplate('{"plain": <v>, "text": "it is <v>!"}', new Map([["v", value]]));
      expect(JSON.parse(filled).plain).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("a template that is taken apart loses nothing", () => {
  fc.assert(
    fc.property(fc.string(), (template) => {
      const together = readTemplate(template).map((piece) => (piece.kind === "text" ? piece.text : `<${piece.name}>`));
      expect(together.join("")).toBe(template);
    }),
  );
});
