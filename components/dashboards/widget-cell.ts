/** The element of a widget on the grid, by its place in the body. */
export function cellId(index: number): string {
  return `widget-cell-${index}`;
}
