import { splitFields } from "@/lib/languages/filter-pattern/delimited-fields";
import { readJsonObject, someSelected } from "@/lib/languages/filter-pattern/json-value";
import { parseSelector } from "@/lib/languages/filter-pattern/selector";

/** A leaf of a log event: a text or a number; undefined where the event has none. */
export type Leaf = string | number | boolean;

/** Finds a field in a log event that has been read once. */
export type Field = (event: ReadEvent) => Leaf | undefined;

/** A log event as fields look at it. */
export type ReadEvent = { root: object | undefined; parts: readonly string[] };

/** Reads an event in the format of a rule; undefined when it is not in it. */
export function readEvent(message: string, format: "JSON" | "CLF"): ReadEvent | undefined {
  if (format === "CLF") return { root: undefined, parts: splitFields(message).map(({ text }) => text) };
  const root = readJsonObject(message);
  return root && { root, parts: [] };
}

/**
 * A field by its name: `$.a.b[0]` in JSON, a place from 1 or its alias in CLF; undefined when the name is none.
 * Throws LanguageSyntaxError for a JSON path that cannot be read.
 */
export function readField(
  source: string,
  format: "JSON" | "CLF",
  aliases: ReadonlyMap<string, string>,
): Field | undefined {
  if (format === "CLF") {
    const place = Number(aliases.get(source) ?? source);
    return Number.isInteger(place) && place >= 1 ? ({ parts }) => parts[place - 1] : undefined;
  }
  const { steps } = parseSelector(source);
  if (steps.some(({ kind }) => kind === "wildcard")) return undefined;
  return ({ root }) => {
    let leaf: Leaf | undefined;
    someSelected(root, steps, (value) => {
      if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") leaf = value;
      return true;
    });
    return leaf;
  };
}

/** The number in a leaf; undefined where it is none. */
export function numberIn(leaf: Leaf | undefined): number | undefined {
  if (typeof leaf === "number") return leaf;
  const isNumber = typeof leaf === "string" && /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(leaf);
  const value = isNumber ? Number(leaf) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}
