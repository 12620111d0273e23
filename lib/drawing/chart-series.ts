/** A value at a moment; `time` is in milliseconds since the epoch. */
export type ChartPoint = { time: number; value: number };

export type AxisSide = "left" | "right";

/** One line or layer of a chart. Points are in ascending order of time. */
export type ChartSeries = {
  id: string;
  label: string;
  points: readonly ChartPoint[];
  /** Any CSS colour; else the next of AWS's palette. */
  color?: string;
  axis?: AxisSide;
  unit?: string;
  /** The one number that a tile, bar, slice or gauge shows of it; the last point's when absent. */
  value?: number;
  /** Seconds between points; a longer silence is drawn as a gap. Guessed from the points when absent. */
  periodSeconds?: number;
};

/** A series whose colour is settled. */
export type ColoredSeries = ChartSeries & { color: string };

/** How an axis is drawn; what is absent follows from the data. */
export type ChartAxis = { label?: string; min?: number; max?: number; showUnits?: boolean };

/** A horizontal line at a value, with the side of it that is meant. */
export type ChartThreshold = {
  value: number;
  label?: string;
  color?: string;
  axis?: AxisSide;
  fill?: "above" | "below";
};

/** A vertical line at a moment (milliseconds). */
export type ChartMarker = { time: number; label?: string; color?: string; fill?: "before" | "after" };

/** A corridor, such as what an anomaly detector expects: points of the series `about` that lie outside are drawn in red. */
export type ChartBand = {
  id: string;
  label: string;
  points: readonly { time: number; low: number; high: number }[];
  color?: string;
  axis?: AxisSide;
  about?: string;
};

/** A stretch that is marked under the graph, such as a time in alarm; `isBand`: shaded over all of its height instead. */
export type ChartSpan = { start: number; end: number; color: string; label?: string; isBand?: boolean };

/** AWS's palette for charts, in its order; light and dark values are in globals.css. */
export function paletteColor(index: number): string {
  return `var(--chart-${(index % 15) + 1})`;
}

/** Each series with its own colour or the next of the palette. */
export function coloredSeries(series: readonly ChartSeries[]): ColoredSeries[] {
  return series.map((one, index) => ({ ...one, color: one.color ?? paletteColor(index) }));
}

/** The one number of a series: what it says itself, else its newest. */
export function latestValue({ value, points }: Pick<ChartSeries, "value" | "points">): number | undefined {
  return value ?? points.at(-1)?.value;
}

/** A series' points of a stretch, with one more on either side so that its line reaches the edges. */
export function pointsWithin(
  { points }: Pick<ChartSeries, "points">,
  start: number,
  end: number,
): readonly ChartPoint[] {
  const first = points.findIndex(({ time }) => time >= start);
  const last = points.findLastIndex(({ time }) => time <= end);
  return first === -1 || last === -1 ? [] : points.slice(Math.max(0, first - 1), last + 2);
}

/** Milliseconds between two points of a series that still belong together. */
export function longestStep({ points, periodSeconds }: Pick<ChartSeries, "points" | "periodSeconds">): number {
  if (periodSeconds) return periodSeconds * 1500;
  let shortest = Number.POSITIVE_INFINITY;
  for (let index = 1; index < points.length; index++) {
    const step = (points[index]?.time ?? 0) - (points[index - 1]?.time ?? 0);
    if (step > 0) shortest = Math.min(shortest, step);
  }
  return shortest * 1.5;
}

/** The point of a series nearest to a moment, if it is near enough to be spoken of there. */
export function pointNear(series: ChartSeries, time: number): ChartPoint | undefined {
  const { points } = series;
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.time ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [points[low - 1], points[low]];
  const nearest = !before || (after && after.time - time < time - before.time) ? after : before;
  const reach = longestStep(series) / 1.5 / 2;
  return nearest && Math.abs(nearest.time - time) <= reach ? nearest : undefined;
}
