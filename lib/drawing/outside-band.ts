import type { ChartBand, ChartPoint, ChartSeries } from "./chart-series";

/**
 * The stretches of a series that lie outside a band, each as the points to draw a line through: those outside, and the one
 * before each stretch, so that a single outlier shows as a line too.
 */
export function outsideBand({ points }: Pick<ChartSeries, "points">, band: ChartBand): ChartPoint[][] {
  const edges = new Map(band.points.map((edge) => [edge.time, edge]));
  const isOutside = ({ time, value }: ChartPoint) => {
    const edge = edges.get(time);
    return edge !== undefined && (value < edge.low || value > edge.high);
  };
  const stretches: ChartPoint[][] = [];
  for (const [index, point] of points.entries()) {
    if (!isOutside(point)) continue;
    const before = points[index - 1];
    const last = stretches.at(-1);
    if (before && last?.at(-1) === before) last.push(point);
    else stretches.push(before ? [before, point] : [point]);
  }
  return stretches;
}
