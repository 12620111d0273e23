import { expect, test } from "vitest";
import { EMPTY_BODY, printBody, withoutWidget, withWidget } from "./dashboard-source";

const text = { type: "text", width: 12, height: 3, properties: { markdown: "hello" } } as const;

test("a widget is added in the next free place, and everything else stays", () => {
  const one = withWidget(EMPTY_BODY, text);
  const two = withWidget(JSON.stringify({ ...JSON.parse(one), start: "-PT1H" }), text);
  expect(JSON.parse(two)).toEqual({
    start: "-PT1H",
    widgets: [
      { ...text, x: 0, y: 0 },
      { ...text, x: 12, y: 0 },
    ],
  });
});

test("a widget is taken away", () => {
  const two = withWidget(withWidget(EMPTY_BODY, text), text);
  expect(JSON.parse(withoutWidget(two, 0))).toEqual({ widgets: [{ ...text, x: 12, y: 0 }] });
});

test("a body is printed with a line for each member", () => {
  expect(printBody('{"widgets":[]}')).toBe('{\n  "widgets": []\n}');
  expect(printBody("not json")).toBe("not json");
});
