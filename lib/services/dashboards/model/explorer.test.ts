import { expect, test } from "vitest";
import type { ExplorerProperties } from "./body";
import { explorerShows, needsTags } from "./explorer";

const instance = (Zone: string, tags?: Record<string, string>) => ({
  dimensions: [
    { Name: "InstanceId", Value: "i-1" },
    { Name: "Zone", Value: Zone },
  ],
  tags,
});
const shows = (labels: ExplorerProperties["labels"], metric: ReturnType<typeof instance>) =>
  explorerShows({ labels }, metric);

test("every key has to be met, by any of its values", () => {
  const labels = [
    { key: "Zone", value: "a" },
    { key: "Zone", value: "b" },
    { key: "Team", value: "x" },
  ];
  expect(shows(labels, instance("a", { Team: "x" }))).toBe(true);
  expect(shows(labels, instance("b", { Team: "x" }))).toBe(true);
  expect(shows(labels, instance("c", { Team: "x" }))).toBe(false);
  expect(shows(labels, instance("a", { Team: "y" }))).toBe(false);
  expect(shows(labels, instance("a", {}))).toBe(false);
});

test("a key without a value asks that there is one; where no tags are known, anything may be", () => {
  expect(shows([{ key: "Team" }], instance("a", { Team: "" }))).toBe(true);
  expect(shows([{ key: "Team" }], instance("a", {}))).toBe(false);
  expect(shows([{ key: "Team", value: "x" }], instance("a"))).toBe(true);
  expect(shows([{ key: "constructor" }], instance("a", {}))).toBe(false);
});

test("tags are needed for keys that some metric has no dimension for", () => {
  const metrics = [instance("a"), instance("b")];
  expect(needsTags({ labels: [], splitBy: "Zone" }, metrics)).toBe(false);
  expect(needsTags({ labels: [], splitBy: "Team" }, metrics)).toBe(true);
  expect(needsTags({ labels: [{ key: "Team" }] }, metrics)).toBe(true);
  expect(needsTags({ labels: [] }, metrics)).toBe(false);
});
