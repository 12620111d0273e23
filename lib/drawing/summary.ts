import type { ChartPoint } from "./chart-series";

export const SUMMARY_NAMES = ["min", "max", "avg", "sum", "last"] as const;
export type SummaryName = (typeof SUMMARY_NAMES)[number];

/** What the points of a series come to. */
export type Summary = Readonly<Record<SummaryName, number>>;

/** The summary of some points; undefined when there is none. */
export function summaryOf(points: readonly ChartPoint[]): Summary | undefined {
  const last = points.at(-1)?.value;
  if (last === undefined) return undefined;
  let [min, max, sum] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const { value } of points) {
    min = Math.min(min, value);
    max = Math.max(max, value);
    sum += value;
  }
  return { min, max, avg: sum / points.length, sum, last };
}
