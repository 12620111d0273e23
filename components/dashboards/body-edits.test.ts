import { expect, test } from "vitest";
import type { DashboardBody, Widget } from "@/lib/services/dashboards/model/body";
import { addWidget, duplicateWidget, placeAll, removeWidget, renameWidget, replaceWidget } from "./body-edits";
import { placeWidgets } from "./place-widgets";

const text = (markdown: string, place: object = {}): Widget => ({ type: "text", ...place, properties: { markdown } });
const body: DashboardBody = {
  start: "-P1D",
  widgets: [text("a", { x: 0, y: 0, width: 24, height: 2 }), text("b", { x: 0, y: 2, width: 6, height: 3 })],
};

test("a widget is added beside the last one, and all else stays", () => {
  const after = addWidget(text("c", { width: 12, height: 4 }))(body);
  expect(after).toEqual({ ...body, widgets: [...body.widgets, text("c", { x: 6, y: 2, width: 12, height: 4 })] });
  expect(after.widgets[0]).toBe(body.widgets[0]);
});

test("a copy has the size of the first and a place of its own", () => {
  expect(duplicateWidget(1)(body).widgets[2]).toEqual(text("b", { x: 6, y: 2, width: 6, height: 3 }));
  expect(duplicateWidget(9)(body)).toBe(body);
});

test("what is changed stays where it is, at its size", () => {
  expect(replaceWidget(1, text("new"))(body).widgets[1]).toEqual(text("new", { x: 0, y: 2, width: 6, height: 3 }));
});

test("a title that is emptied is gone", () => {
  const titled = renameWidget(1, "Runbook")(body);
  expect(titled.widgets[1]?.properties).toEqual({ markdown: "b", title: "Runbook" });
  expect(JSON.parse(JSON.stringify(renameWidget(1, "")(titled).widgets[1]?.properties))).toEqual({ markdown: "b" });
});

test("only what moved is written anew", () => {
  const loose: DashboardBody = { widgets: [text("a"), text("b")] };
  const boxes = placeWidgets(loose.widgets);
  const moved = placeAll(boxes.map((box, index) => (index === 1 ? { ...box, y: 9 } : box)))(loose);
  expect(moved.widgets[0]).toBe(loose.widgets[0]);
  expect(moved.widgets[1]).toEqual(text("b", { x: 6, y: 9, width: 6, height: 6 }));
});

test("a removed widget is gone", () => {
  expect(removeWidget(0)(body).widgets).toEqual([body.widgets[1]]);
});
