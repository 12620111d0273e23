import type { ChartBand, ChartMarker, ChartSpan, ChartThreshold } from "@/lib/drawing/chart-series";
import type { HorizontalLine, MetricProperties, VerticalLine } from "./body";

type Drawn = { thresholds: ChartThreshold[]; bands: ChartBand[]; markers: ChartMarker[]; spans: ChartSpan[] };

const BAND_COLOR = "var(--chart-neutral)";

/** A widget's annotations in the chart's own terms: lines, and pairs of lines with what lies between them. */
export function annotationsOf(
  { annotations = {} }: MetricProperties,
  { start, end }: { start: Date; end: Date },
): Drawn {
  const { horizontal = [], vertical = [] } = annotations;
  const edges = [start.getTime(), end.getTime()];
  const levels = horizontal.map(asPair).filter(isVisible);
  const moments = vertical.map(asPair).filter(isVisible);
  return {
    thresholds: levels.flatMap((pair) => pair.map((line) => thresholdOf(line, pair.length === 1))),
    bands: levels.flatMap((pair, index) => bandOf(pair, index, edges)),
    markers: moments.flatMap((pair) => pair.map((line) => markerOf(line, pair.length === 1))),
    spans: moments.flatMap(spanOf),
  };
}

function asPair<Line>(line: Line | Line[]): Line[] {
  return Array.isArray(line) ? line : [line];
}

function isVisible(pair: { visible?: boolean }[]): boolean {
  return pair[0]?.visible !== false;
}

function thresholdOf({ value, label, color, yAxis, fill }: HorizontalLine, isAlone: boolean): ChartThreshold {
  const side = isAlone && fill !== "none" ? fill : undefined;
  return { value, label, color, axis: yAxis, fill: side };
}

function bandOf([first, second]: HorizontalLine[], index: number, edges: number[]): ChartBand[] {
  if (!first || !second) return [];
  const [low, high] = [Math.min(first.value, second.value), Math.max(first.value, second.value)];
  const points = edges.map((time) => ({ time, low, high }));
  const label = [first.label, second.label].filter(Boolean).join(" - ");
  return [{ id: `band-${index}`, label, points, color: first.color, axis: first.yAxis }];
}

function markerOf({ value, label, color, fill }: VerticalLine, isAlone: boolean): ChartMarker {
  const side = isAlone && fill !== "none" ? fill : undefined;
  return { time: Date.parse(value), label, color, fill: side };
}

function spanOf([first, second]: VerticalLine[]): ChartSpan[] {
  if (!first || !second) return [];
  const [start = 0, end = 0] = [Date.parse(first.value), Date.parse(second.value)].sort((a, b) => a - b);
  return [{ start, end, color: first.color ?? BAND_COLOR, label: first.label, isBand: true }];
}
