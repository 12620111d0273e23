/** What a field or an expression is worth. A moment is shown as a date and counts as milliseconds since the epoch. */
export type Value =
  | string
  | number
  | boolean
  | null
  | Moment
  | readonly unknown[]
  | { readonly [key: string]: unknown };

export class Moment {
  constructor(readonly millis: number) {}
}

/** A number, or a text that is one; undefined for everything else. Booleans count as 1 and 0, as the service shows them. */
export function numberOf(value: Value): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value === "string") return numberIn(value);
  if (typeof value === "boolean") return value ? 1 : 0;
  return value instanceof Moment ? value.millis : undefined;
}

function numberIn(text: string): number | undefined {
  // Most texts are no numbers, and the first character says so.
  const first = text.charCodeAt(0);
  const mayBegin = (first >= 48 && first <= 57) || first === 45 || first === 43 || first === 46 || first === 32;
  if (!mayBegin || !/^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(text)) return undefined;
  return Number(text);
}

/** As the value is shown in results; undefined where there is none. */
export function textOf(value: Value): string | undefined {
  if (typeof value === "string") return value;
  if (value === null) return undefined;
  if (typeof value === "number") return Number.isNaN(value) ? undefined : String(value);
  if (typeof value === "boolean") return value ? "1" : "0";
  return value instanceof Moment ? momentText(value.millis) : JSON.stringify(value);
}

/** "2026-11-28 02:30:00.000", in UTC. */
function momentText(millis: number): string {
  const date = new Date(millis);
  if (Number.isNaN(date.getTime())) return String(millis);
  return date.toISOString().replace("T", " ").replace("Z", "");
}

/** Whether a condition holds: `true`, a number other than 0, a text that says so. */
export function isTrue(value: Value): boolean {
  if (typeof value === "boolean") return value;
  if (typeof value === "string") return value === "true" || (value !== "0" && numberOf(value) !== undefined);
  return typeof value === "number" && value !== 0 && !Number.isNaN(value);
}

/** Numbers as numbers, everything else as text; undefined when one is missing. */
export function compareValues(left: Value, right: Value): number | undefined {
  if (left === null || right === null) return undefined;
  if (typeof left === "string" && typeof right === "string") {
    const [a, b] = [numberIn(left), numberIn(right)];
    if (a !== undefined && b !== undefined) return a - b;
    return left < right ? -1 : left > right ? 1 : 0;
  }
  if (typeof left === "boolean" || typeof right === "boolean") return booleanOrder(left, right);
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== undefined && b !== undefined) return a - b;
  const [first, second] = [textOf(left) ?? "", textOf(right) ?? ""];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** A boolean equals true, "true" and 1 alike. */
function booleanOrder(left: Value, right: Value): number {
  const [a, b] = [asBoolean(left), asBoolean(right)];
  const [first, second] = [numberOf(a), numberOf(b)];
  if (first !== undefined && second !== undefined) return first - second;
  return (textOf(a) ?? "") < (textOf(b) ?? "") ? -1 : 1;
}

function asBoolean(value: Value): Value {
  if (value === "true") return true;
  return value === "false" ? false : value;
}

/**
 * The order of sort: what is no number stands before the numbers, and what is missing at the end, whichever way is asked for.
 * Source: User Guide, page "sort".
 */
export function sortOrder(left: Value, right: Value, descending: boolean): number {
  if (left === null || right === null) return (left === null ? 1 : 0) - (right === null ? 1 : 0);
  const sign = descending ? -1 : 1;
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== undefined && b !== undefined) return sign * (a - b);
  if (a !== undefined || b !== undefined) return sign * (a === undefined ? -1 : 1);
  const [first, second] = [textOf(left) ?? "", textOf(right) ?? ""];
  return first < second ? -sign : first > second ? sign : 0;
}
