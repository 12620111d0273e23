import { COLUMNS } from "./place-widgets";

/** Pixels of one row of the grid, and between two. */
export const ROW = 44;
export const GAP = 12;

/** The height of a widget's frame in pixels. */
export function frameHeight(rows: number): number {
  return rows * ROW + (rows - 1) * GAP;
}

const TITLE = 40;
const PADDING = 24;
const LEGEND_LINE = 24;
/** More lines than these scroll within the legend. */
const MOST_LEGEND_LINES = 4;
/** The width of the grid in pixels on a usual screen, and of a letter and what stands around a name; only the legend's height is guessed by them. */
const USUAL_WIDTH = 1150;
const LETTER = 6.2;
const AROUND = 38;

/** What is left for the content of a widget, in pixels. */
export function bodyHeight(rows: number, hasTitle: boolean): number {
  return Math.max(ROW / 2, frameHeight(rows) - PADDING - (hasTitle ? TITLE : 0));
}

/** The room that a legend under the graph will take, guessed from its texts as they break into lines. */
export function legendHeight(labels: readonly string[], columns: number): number {
  const width = (USUAL_WIDTH / COLUMNS) * columns - PADDING;
  let lines = 1;
  let used = 0;
  for (const label of labels) {
    const size = Math.min(width, label.length * LETTER + AROUND);
    if (used > 0 && used + size > width) {
      lines += 1;
      used = 0;
    }
    used += size;
  }
  return Math.min(MOST_LEGEND_LINES, lines) * LEGEND_LINE + 4;
}
