import type { ChartAxis, ChartBand, ChartThreshold } from "./chart-series";

/** A stretch of a gauge's scale in one colour. */
export type GaugeArc = { from: number; to: number; color: string };

/** Ends for what has no scale, as the cells of a table. */
export const ALL_VALUES = { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY };

/** The ends of a gauge; AWS asks for both, what is missing is zero and the next round number above the value, or 100%. */
export function gaugeEnds({ min = 0, max }: ChartAxis, value: number, unit?: string): { min: number; max: number } {
  const whole = unit === "Percent" && min < 100 && value <= 100 ? 100 : undefined;
  const high = max ?? whole ?? Math.max(min + 1, 10 ** Math.ceil(Math.log10(Math.max(1, value - min))) + min);
  return { min, max: high > min ? high : min + 1 };
}

/** How far along its scale a value lies, from 0 to 1. */
export function gaugeShare(value: number, { min, max }: { min: number; max: number }): number {
  return Math.min(1, Math.max(0, (value - min) / (max - min)));
}

/** The thresholds of a gauge as arcs along its scale: above a value, below it, or between two. */
export function gaugeArcs(
  ends: { min: number; max: number },
  thresholds: readonly ChartThreshold[],
  bands: readonly ChartBand[],
): GaugeArc[] {
  const within = (value: number) => Math.min(ends.max, Math.max(ends.min, value));
  const fallback = "var(--chart-threshold)";
  const sides = thresholds.flatMap(({ value, fill, color = fallback }): GaugeArc[] => {
    if (fill === "above") return [{ from: within(value), to: ends.max, color }];
    if (fill === "below") return [{ from: ends.min, to: within(value), color }];
    return [];
  });
  const between = bands.flatMap(({ points, color = "var(--chart-neutral)" }): GaugeArc[] => {
    const [first] = points;
    return first ? [{ from: within(first.low), to: within(first.high), color }] : [];
  });
  return [...sides, ...between].filter(({ from, to }) => to > from);
}

/** The colour of the value itself: that of the last arc that holds it. */
export function gaugeColor(value: number, arcs: readonly GaugeArc[], otherwise: string): string {
  return arcs.findLast(({ from, to }) => value >= from && value <= to)?.color ?? otherwise;
}
