import { chartRows } from "./chart-rows";
import type { ChartPoint, ChartSeries } from "./chart-series";
import { type LayerEdge, layerStretches, lineStretches } from "./stretches";

/** The radius of a value that stands alone; it is told from a line that crosses it. Pixels. */
export const DOT_RADIUS = 3.5;

/** What is drawn of a series: the stretches of its line and, of a layer, what lies under them. */
export type Shape = { line: readonly (readonly ChartPoint[])[]; layer?: readonly (readonly LayerEdge[])[] };

/** The shapes of some series in their order: lines, or layers that stand on each other. */
export function shapesOf(series: readonly ChartSeries[], stacked: boolean): Shape[] {
  if (!stacked) return series.map((one) => ({ line: lineStretches(one) }));
  return layerStretches(series, chartRows(series)).map((layer) => ({
    line: layer.map((stretch) => stretch.map(({ time, top }) => ({ time, value: top }))),
    layer,
  }));
}
