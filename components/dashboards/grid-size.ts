/** Pixels of one row of the grid, and between two. */
export const ROW = 44;
export const GAP = 12;

/** The height of a widget's frame in pixels. */
export function frameHeight(rows: number): number {
  return rows * ROW + (rows - 1) * GAP;
}

const TITLE = 40;
const PADDING = 24;

/** What is left for the content of a widget, in pixels. */
export function bodyHeight(rows: number, hasTitle: boolean): number {
  return Math.max(ROW / 2, frameHeight(rows) - PADDING - (hasTitle ? TITLE : 0));
}
