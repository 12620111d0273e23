import { expect, test } from "vitest";
import type { DashboardBody } from "@/lib/services/dashboards/model/body";
import { nextHistory } from "./use-body-history";

const named = (start: string): DashboardBody => ({ widgets: [], start });
const edit = (start: string) => ({ kind: "edit", edit: () => named(start) }) as const;
const begin = { body: named("a"), past: [], future: [] };

test("edits are undone and done again, and a new edit forgets what was undone", () => {
  const edited = [edit("b"), edit("c")].reduce(nextHistory, begin);
  const undone = nextHistory(edited, { kind: "undo" });
  expect(undone.body.start).toBe("b");
  expect(nextHistory(undone, { kind: "redo" }).body.start).toBe("c");
  expect(nextHistory(nextHistory(undone, edit("d")), { kind: "redo" }).body.start).toBe("d");
  expect(nextHistory(begin, { kind: "undo" })).toBe(begin);
});

test("an edit that changes nothing leaves nothing to undo", () => {
  expect(nextHistory(begin, edit("a"))).toBe(begin);
});

test("what is adopted cannot be undone", () => {
  const adopted = nextHistory(nextHistory(begin, edit("b")), { kind: "adopt", body: named("z") });
  expect(adopted).toEqual({ body: named("z"), past: [], future: [] });
});
