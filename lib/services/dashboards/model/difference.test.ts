import { expect, test } from "vitest";
import type { DashboardBody, Widget } from "./body";
import { bodyDifference } from "./difference";

const graph = (title: string, more: object = {}, place: object = {}): Widget =>
  ({ type: "metric", x: 0, y: 0, ...place, properties: { title, region: "us-east-1", ...more } }) as Widget;
const note: Widget = { type: "text", x: 12, y: 0, properties: { markdown: "# Runbook\nCall Ana" } };
const said = (before: Widget[], after: Widget[], more: Partial<DashboardBody> = {}) =>
  bodyDifference({ widgets: before }, { widgets: after, ...more }).map(({ kind, name, members }) =>
    `${kind} ${name} ${members.map(({ path, before: old, after: now }) => `${path}: ${old} > ${now}`).join("; ")}`.trim(),
  );

test("what is the same is no change, wherever it stands in the list", () => {
  expect(said([graph("CPU"), note], [note, graph("CPU")])).toEqual([]);
});

test("added and removed widgets are named", () => {
  expect(said([graph("CPU")], [graph("CPU"), note])).toEqual(["added # Runbook"]);
  expect(said([graph("CPU"), note], [note])).toEqual(["removed CPU"]);
});

test("a widget that only went elsewhere was moved", () => {
  expect(said([graph("CPU")], [graph("CPU", {}, { x: 6, width: 12 })])).toEqual([
    "moved CPU x: 0 > 6; width: undefined > 12",
  ]);
});

test("a widget is known by its title, else by its place", () => {
  expect(said([graph("CPU", { period: 60 })], [graph("CPU", { period: 300 }, { x: 8 })])).toEqual([
    "changed CPU x: 0 > 8; properties/period: 60 > 300",
  ]);
  const changed: Widget = { ...note, properties: { markdown: "# Manual" } } as Widget;
  expect(said([note], [changed])).toEqual([
    'changed # Manual properties/markdown: "# Runbook\\nCall Ana" > "# Manual"',
  ]);
});

test("of two with the same title each is compared once", () => {
  const two = [graph("CPU", { period: 60 }), graph("CPU", { period: 300 }, { x: 12 })];
  expect(said(two, [two[0] as Widget])).toEqual(["removed CPU"]);
});

test("the dashboard's own settings", () => {
  expect(said([], [], { start: "-P1D", periodOverride: "inherit" })).toEqual([
    'settings  start: undefined > "-P1D"; periodOverride: undefined > "inherit"',
  ]);
});
