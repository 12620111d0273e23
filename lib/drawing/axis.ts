import type { ChartOptions } from "./chart-options";
import type { AxisSide, ChartSeries } from "./chart-series";
import type { Shape } from "./shapes";
import { commonUnit, tickText, VARIOUS } from "./units";
import { type Extent, mergeExtents, type ValueDomain, valueDomain } from "./value-domain";

/** A value axis: its ends and marks, how these are written, and what stands beside it. */
export type Axis = ValueDomain & { text: (tick: number) => string; label: string | undefined };

/** What an axis says that has no unit of its own. */
export type AxisWords = { various: string; none: string };

type Chart = Pick<ChartOptions, "axes" | "thresholds" | "bands" | "stacked"> & { series: readonly ChartSeries[] };

/** The axis on a side of a chart that is so many pixels high. `shapes` are those of its series, in their order. */
export function axisOf(
  side: AxisSide,
  { series, axes, thresholds = [], bands = [], stacked = false }: Chart,
  shapes: readonly Shape[],
  height: number,
  locale: string,
  words: AxisWords,
): Axis {
  const isOn = (axis: AxisSide | undefined) => (axis ?? "left") === side;
  const marks = thresholds.filter(({ axis }) => isOn(axis)).map(({ value }) => ({ low: value, high: value }));
  const corridors = bands.filter(({ axis }) => isOn(axis)).flatMap(({ points }) => points);
  const lines = series.map(({ axis }, index) => (isOn(axis) ? shapes[index] : undefined)).map(extentOf);
  const own = axes?.[side] ?? {};
  const drawn = mergeExtents(...lines, ...marks, ...corridors);
  const held = mergeExtents(drawn, ...marks.map((mark) => withRoom(mark, drawn)));
  const domain = valueDomain(held, own, stacked, height < 140 ? 2 : 4);
  const unit = own.showUnits === false ? undefined : commonUnit(series.filter(({ axis }) => isOn(axis)));
  return { ...domain, text: tickText(domain.ticks, unit, locale), label: own.label ?? unitName(unit, words) };
}

/** A threshold at the edge of a chart could not be told from the edge, nor be read behind what stands there. */
function withRoom({ low, high }: Extent, drawn: Extent = { low, high }): Extent {
  const room = (drawn.high - drawn.low) / 10;
  return { low: low >= 0 ? Math.max(0, low - room) : low - room, high: high + room };
}

/** AWS names the unit as it is sent, whatever size it is written in. */
function unitName(unit: string | undefined, { various, none }: AxisWords): string | undefined {
  if (unit === VARIOUS) return various;
  return unit === "None" ? none : unit;
}

function extentOf(shape: Shape | undefined): Extent | undefined {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const stretch of shape?.line ?? []) {
    for (const { value } of stretch) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low <= high ? { low, high } : undefined;
}
