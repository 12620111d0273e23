import type { Place } from "@/lib/services/dashboards/model/body";

export const COLUMNS = 24;
const DEFAULT_SIZE = 6;

/** Where a widget really stands, in units of the grid. */
export type Box = Required<Place>;

/**
 * Puts widgets on AWS's grid of 24 columns in their order. A widget without a place goes to the right of the one before it, or
 * under everything; one whose place is taken goes further down, so that nothing is hidden. No widget reaches beyond the grid.
 */
export function placeWidgets(widgets: readonly Place[]): Box[] {
  const placed: Box[] = [];
  for (const { x, y, width: wished = DEFAULT_SIZE, height = DEFAULT_SIZE } of widgets) {
    const width = Math.min(wished, COLUMNS);
    const size = { width, height };
    const at = x === undefined && y === undefined ? nextPlace(placed, size) : { x: x ?? 0, y: y ?? bottomOf(placed) };
    placed.push(lowered({ ...size, ...at, x: Math.min(at.x, COLUMNS - width) }, placed));
  }
  return placed;
}

/** The place for one more widget of this size: beside the last one when there is room, else under everything. */
export function nextPlace(
  placed: readonly Box[],
  { width, height }: { width: number; height: number },
): { x: number; y: number } {
  const last = placed.at(-1);
  if (!last) return { x: 0, y: 0 };
  const beside = { x: last.x + last.width, y: last.y, width, height };
  const fits = beside.x + width <= COLUMNS && !placed.some((other) => overlap(beside, other));
  return fits ? { x: beside.x, y: beside.y } : { x: 0, y: bottomOf(placed) };
}

function bottomOf(placed: readonly Box[]): number {
  return Math.max(0, ...placed.map(({ y, height }) => y + height));
}

function lowered(box: Box, placed: readonly Box[]): Box {
  let free = box;
  for (let taken = findTaken(free, placed); taken; taken = findTaken(free, placed)) {
    free = { ...free, y: taken.y + taken.height };
  }
  return free;
}

function findTaken(box: Box, placed: readonly Box[]): Box | undefined {
  return placed.find((other) => overlap(box, other));
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
