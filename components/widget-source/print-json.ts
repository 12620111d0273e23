/** Wider than this a list or object is broken into lines. */
const WIDTH = 100;

/**
 * JSON as people write dashboards: a line for each member, but what is one thing to the eye (a metric with its dimensions, an
 * annotation) stays on one line as long as it fits.
 */
export function printJson(value: unknown, indent = "", isItem = false): string {
  const line = printLine(value);
  if (isLeaf(value) || (fitsLine(value, isItem) && indent.length + line.length <= WIDTH)) return line;
  const deeper = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((item) => deeper + printJson(item, deeper, true))
    : members(value).map(([name, held]) => `${deeper}${JSON.stringify(name)}: ${printJson(held, deeper)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return parts.length === 0 ? `${open}${close}` : `${open}\n${parts.join(",\n")}\n${indent}${close}`;
}

function printLine(value: unknown): string {
  if (isLeaf(value)) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(printLine).join(", ")}]`;
  const inner = members(value).map(([name, held]) => `${JSON.stringify(name)}: ${printLine(held)}`);
  return inner.length === 0 ? "{}" : `{ ${inner.join(", ")} }`;
}

/** Lists of plain values with at most a flat object among them, and flat objects within lists. */
function fitsLine(value: unknown, isItem: boolean): boolean {
  if (Array.isArray(value)) return value.every((item) => isLeaf(item) || isFlat(item));
  return isItem && isFlat(value);
}

function isFlat(value: unknown): boolean {
  return !isLeaf(value) && !Array.isArray(value) && members(value).every(([, held]) => isLeaf(held));
}

function isLeaf(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}

function members(value: unknown): [string, unknown][] {
  return Object.entries(value as object);
}
