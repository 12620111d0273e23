import { type Box, COLUMNS } from "./place-widgets";

/** The tallest that AWS lets a widget be. */
const MOST_ROWS = 1000;

/**
 * Puts one box where it is wished, within the grid; whatever then stands in the way goes down, and pushes what is under it in
 * turn. Nothing else moves, so that what a dashboard leaves empty stays empty.
 */
export function moveBox(boxes: readonly Box[], index: number, wished: Box): Box[] {
  const moved = withinGrid(wished);
  const placed: Box[] = [moved];
  const result = [...boxes];
  result[index] = moved;
  const others = boxes.map((box, place) => ({ box, place })).filter(({ place }) => place !== index);
  for (const { box, place } of others.sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)) {
    const free = pushedDown(box, placed);
    placed.push(free);
    result[place] = free;
  }
  return result;
}

/** The box within the 24 columns, of a size that AWS allows. */
export function withinGrid({ x, y, width, height }: Box): Box {
  const fitting = clamp(Math.round(width), 1, COLUMNS);
  return {
    x: clamp(Math.round(x), 0, COLUMNS - fitting),
    y: Math.max(0, Math.round(y)),
    width: fitting,
    height: clamp(Math.round(height), 1, MOST_ROWS),
  };
}

function pushedDown(box: Box, placed: readonly Box[]): Box {
  let free = box;
  for (let other = inTheWay(free, placed); other; other = inTheWay(free, placed)) {
    free = { ...free, y: other.y + other.height };
  }
  return free;
}

function inTheWay(box: Box, placed: readonly Box[]): Box | undefined {
  return placed.find(
    (other) =>
      box.x < other.x + other.width &&
      other.x < box.x + box.width &&
      box.y < other.y + other.height &&
      other.y < box.y + box.height,
  );
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
