/** The middle of some values; NaN of none. The values are put into order in place. */
export function median(values: Float64Array | number[]): number {
  return quantile(values, 0.5);
}

/** The value below which a part of the values lies, in proportion between two neighbours; NaN of none. Orders in place. */
export function quantile(values: Float64Array | number[], part: number): number {
  if (values.length === 0) return Number.NaN;
  values.sort((one: number, other: number) => one - other);
  const place = part * (values.length - 1);
  const below = values[Math.floor(place)] ?? Number.NaN;
  const above = values[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** What makes the median distance from the median of normally spread values their standard deviation. */
const NORMAL = 1.4826;

/** A standard deviation that a few wild values do not move: the median distance from zero, of residuals. */
export function robustSigma(residuals: readonly number[]): number {
  return NORMAL * median(residuals.map(Math.abs));
}

/** A straight line through points that a few wild ones do not move: the median of all slopes (Theil and Sen). */
export function robustLine(points: readonly { x: number; y: number }[]): { slope: number; at: (x: number) => number } {
  const slopes: number[] = [];
  for (const [index, one] of points.entries()) {
    for (const other of points.slice(index + 1)) {
      if (other.x !== one.x) slopes.push((other.y - one.y) / (other.x - one.x));
    }
  }
  const slope = slopes.length > 0 ? median(slopes) : 0;
  const start = median(points.map(({ x, y }) => y - slope * x));
  return { slope, at: (x) => start + slope * x };
}
