import type { DashboardBody, Widget } from "./body";
import { isObject } from "./check";

/** What happened to one widget, or to the dashboard's own settings, from one body to the next. */
export type WidgetChange = {
  kind: "added" | "removed" | "changed" | "moved" | "settings";
  /** What the widget is called: its title, or the first words of its text. */
  name: string;
  type: Widget["type"] | "dashboard";
  /** Where members differ, as "properties/period"; short texts of both sides. */
  members: MemberChange[];
};

/** A member that differs, as JSON; undefined where it is absent. */
export type MemberChange = { path: string; before?: string; after?: string };

const MOST_MEMBERS = 20;
const MOST_CHARACTERS = 160;
const PLACE = new Set(["x", "y", "width", "height"]);

/** What differs between two bodies, widget by widget. Widgets have no ids: they are known by what they show, then by their place. */
export function bodyDifference(before: DashboardBody, after: DashboardBody): WidgetChange[] {
  const pairs = pairWidgets(before.widgets, after.widgets);
  const kept = new Set(pairs.map(([old]) => old));
  const matched = new Set(pairs.map(([, now]) => now));
  const changes = pairs.flatMap(([old, now]) => widgetChange(old, now));
  const added = after.widgets.filter((widget) => !matched.has(widget)).map((widget) => whole("added", widget));
  const removed = before.widgets.filter((widget) => !kept.has(widget)).map((widget) => whole("removed", widget));
  return [...settingsChange(before, after), ...changes, ...added, ...removed];
}

/** What a widget is called in a list of changes. */
export function widgetName({ type, properties }: Widget): string {
  const { title, markdown, query } = properties as { title?: unknown; markdown?: unknown; query?: unknown };
  const said = [title, markdown, query].find((text) => typeof text === "string" && text.trim() !== "");
  return typeof said === "string" ? shorten(said.trim().split("\n", 1)[0] ?? "", 60) : type;
}

type Pair = [Widget, Widget];

/** Pairs in four rounds, from the surest likeness to the weakest; each widget is in one pair at most. */
function pairWidgets(before: readonly Widget[], after: readonly Widget[]): Pair[] {
  const pairs: Pair[] = [];
  let [left, right] = [[...before], [...after]];
  for (const likeness of LIKENESSES) {
    const open = new Map<string, Widget[]>();
    for (const widget of right) {
      const key = likeness(widget);
      if (key !== undefined) open.set(key, [...(open.get(key) ?? []), widget]);
    }
    const found = left.flatMap((widget): Pair[] => {
      const key = likeness(widget);
      const match = key === undefined ? undefined : open.get(key)?.shift();
      return match ? [[widget, match]] : [];
    });
    pairs.push(...found);
    const [olds, news] = [new Set(found.map(([old]) => old)), new Set(found.map(([, now]) => now))];
    left = left.filter((widget) => !olds.has(widget));
    right = right.filter((widget) => !news.has(widget));
  }
  return pairs;
}

const LIKENESSES: ((widget: Widget) => string | undefined)[] = [
  (widget) => JSON.stringify(widget),
  ({ type, properties }) => JSON.stringify([type, properties]),
  ({ type, properties }) => {
    const { title } = properties as { title?: unknown };
    return typeof title === "string" && title !== "" ? JSON.stringify([type, title]) : undefined;
  },
  ({ type, x, y }) => (x === undefined || y === undefined ? undefined : JSON.stringify([type, x, y])),
];

function widgetChange(old: Widget, now: Widget): WidgetChange[] {
  const members = differences(old, now, "");
  if (members.length === 0) return [];
  const kind = members.every(({ path }) => PLACE.has(path)) ? "moved" : "changed";
  return [{ kind, name: widgetName(now), type: now.type, members: members.slice(0, MOST_MEMBERS) }];
}

function whole(kind: "added" | "removed", widget: Widget): WidgetChange {
  return { kind, name: widgetName(widget), type: widget.type, members: [] };
}

function settingsChange(before: DashboardBody, after: DashboardBody): WidgetChange[] {
  const members = differences({ ...before, widgets: [] }, { ...after, widgets: [] }, "");
  return members.length > 0
    ? [{ kind: "settings", name: "", type: "dashboard", members: members.slice(0, MOST_MEMBERS) }]
    : [];
}

/** Lists are one thing to the eye, a row of metrics for example; objects are looked into. */
function differences(before: unknown, after: unknown, path: string): MemberChange[] {
  if (isObject(before) && isObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => differences(before[name], after[name], path === "" ? name : `${path}/${name}`));
  }
  const [old, now] = [JSON.stringify(before), JSON.stringify(after)];
  if (old === now) return [];
  return [{ path, before: old && shorten(old, MOST_CHARACTERS), after: now && shorten(now, MOST_CHARACTERS) }];
}

function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
