import type { ChartRow } from "./chart-rows";
import { type ChartPoint, type ChartSeries, longestStep } from "./chart-series";

/** The points of a line that belong together: after each silence longer than a period and a half a new stretch begins. */
export function lineStretches(series: Pick<ChartSeries, "points" | "periodSeconds">): ChartPoint[][] {
  const reach = longestStep(series);
  const stretches: ChartPoint[][] = [];
  let stretch: ChartPoint[] | undefined;
  let before = Number.NEGATIVE_INFINITY;
  for (const point of series.points) {
    if (stretch && point.time - before <= reach) stretch.push(point);
    else {
      stretch = [point];
      stretches.push(stretch);
    }
    before = point.time;
  }
  return stretches;
}

/** A moment of a layer: it stands on the sum of the layers before it. */
export type LayerEdge = { time: number; floor: number; top: number };

/** The stretches of each layer of a stacked chart, in the order of the series; those of an axis stand on each other. */
export function layerStretches(series: readonly ChartSeries[], rows: readonly ChartRow[]): LayerEdge[][][] {
  const sums = { left: rows.map(() => 0), right: rows.map(() => 0) };
  return series.map(({ axis = "left" }, column) => {
    const floors = sums[axis];
    const stretches: LayerEdge[][] = [];
    let stretch: LayerEdge[] | undefined;
    for (const [index, { time, values }] of rows.entries()) {
      const value = values[column] ?? null;
      if (value === null) {
        stretch = undefined;
        continue;
      }
      const floor = floors[index] ?? 0;
      floors[index] = floor + value;
      const edge = { time, floor, top: floor + value };
      if (stretch) stretch.push(edge);
      else {
        stretch = [edge];
        stretches.push(stretch);
      }
    }
    return stretches;
  });
}

/**
 * A stretch with no more points than can be told apart on so many columns of pixels: of each column its first, its lowest, its
 * highest and its last, so that what is drawn is the same to the pixel and no peak is lost.
 */
export function thinned(points: readonly ChartPoint[], columns: number): readonly ChartPoint[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length <= columns * 4) return points;
  const perColumn = (last.time - first.time) / columns;
  const kept: ChartPoint[] = [];
  let from = 0;
  while (from < points.length) {
    const column = Math.floor(((points[from]?.time ?? 0) - first.time) / perColumn);
    const end = first.time + (column + 1) * perColumn;
    let [to, low, high] = [from, from, from];
    for (; to < points.length && (points[to]?.time ?? 0) < end; to++) {
      const value = points[to]?.value ?? 0;
      if (value < (points[low]?.value ?? 0)) low = to;
      if (value > (points[high]?.value ?? 0)) high = to;
    }
    // Rounding may put the very last moment, or one on an edge, into no column: it is one of its own.
    to = Math.max(to, from + 1);
    const chosen = new Set([from, Math.min(low, high), Math.max(low, high), to - 1]);
    for (const index of [...chosen].sort((a, b) => a - b)) {
      const point = points[index];
      if (point) kept.push(point);
    }
    from = to;
  }
  return kept;
}
