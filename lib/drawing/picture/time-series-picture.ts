import { type ChartRow, chartRows, isLonely } from "../chart-rows";
import type { AxisSide, ColoredSeries } from "../chart-series";
import { outsideBand } from "../outside-band";
import { timeTicks, zoneOffset } from "../time-ticks";
import { extentOf, mergeExtents, type ValueDomain, valueDomain } from "../value-domain";
import { backAnnotations, frontAnnotations } from "./annotation-picture";
import type { Canvas } from "./picture";
import { type Box, svgText, tag, textWidth, tidy } from "./svg";

const BOTTOM = 20;

/** Pixels of a moment, and of a value by the axis that it is read on. */
export type Place = { plot: Box; x: (time: number) => number; y: (value: number, side?: AxisSide) => number };

/** Lines or layers over time with their axes and annotations. */
export function timeSeriesPicture(canvas: Canvas): string {
  const { picture, box, series, paint, number } = canvas;
  const rows = chartRows(series);
  const hasRight = series.some(({ axis }) => axis === "right");
  const left = axisOf("left", canvas, rows);
  const right = hasRight ? axisOf("right", canvas, rows) : undefined;
  const [before, after] = [left.width, right?.width ?? 14];
  const plot: Box = {
    x: box.x + before,
    y: box.y + 6,
    width: Math.max(20, box.width - before - after),
    height: Math.max(20, box.height - BOTTOM - 6),
  };
  const { start, end } = picture.range;
  const scale = ({ low, high }: ValueDomain, value: number) =>
    plot.y + plot.height * (1 - (value - low) / (high - low || 1));
  const place: Place = {
    plot,
    x: (time) => plot.x + (plot.width * (time - start)) / (end - start || 1),
    y: (value, side) => scale((side === "right" && right ? right : left).domain, value),
  };
  const grid = left.domain.ticks.map((tick) =>
    tag("line", { x1: plot.x, x2: plot.x + plot.width, y1: place.y(tick), y2: place.y(tick), stroke: paint.grid }),
  );
  const leftTicks = left.domain.ticks.map((tick) =>
    svgText(plot.x - 6, place.y(tick) + 4, number(tick), { anchor: "end", fill: paint.secondary }),
  );
  const rightTicks = (right?.domain.ticks ?? []).map((tick) =>
    svgText(plot.x + plot.width + 6, place.y(tick, "right") + 4, number(tick), { fill: paint.secondary }),
  );
  const middle = plot.y + plot.height / 2;
  const names = [
    left.label ? svgText(box.x + 10, middle, left.label, { anchor: "middle", fill: paint.secondary, turn: -90 }) : "",
    right?.label
      ? svgText(box.x + box.width - 4, middle, right.label, { anchor: "middle", fill: paint.secondary, turn: 90 })
      : "",
  ];
  const clip = tag("clipPath", { id: "plot" }, tag("rect", { ...plot }));
  const drawn = picture.stacked
    ? layers(series, rows, place)
    : series.map((one, column) => line(one, column, rows, place));
  return [
    clip,
    ...grid,
    ...leftTicks,
    ...rightTicks,
    ...names,
    timeAxis(canvas, place),
    tag("g", { "clip-path": "url(#plot)" }, backAnnotations(picture, place, paint), ...drawn, outside(canvas, place)),
    frontAnnotations(picture, place, paint),
  ].join("");
}

function axisOf(side: AxisSide, { picture, series, box, number }: Canvas, rows: ChartRow[]) {
  const { axes = {}, thresholds = [], bands = [], stacked = false } = picture;
  const on = (axis: AxisSide | undefined) => (axis ?? "left") === side;
  const columns = series.flatMap(({ axis }, column) => (on(axis) ? [column] : []));
  const marks = thresholds.filter(({ axis }) => on(axis)).map(({ value }) => ({ low: value, high: value }));
  const corridors = bands.filter(({ axis }) => on(axis)).flatMap(({ points }) => points);
  const extent = mergeExtents(extentOf(rows, columns, stacked), ...marks, ...corridors);
  const domain = valueDomain(extent, axes[side] ?? {}, stacked, box.height < 140 ? 2 : 4);
  const label = axes[side]?.label;
  const widest = Math.max(...domain.ticks.map((tick) => textWidth(number(tick), 11)), 8);
  return { domain, label, width: widest + 10 + (label ? 16 : 0) };
}

function timeAxis({ picture, paint }: Canvas, { plot, x }: Place): string {
  const { range, zone } = picture;
  const ticks = timeTicks(range.start, range.end, Math.max(2, Math.floor(plot.width / 80)), zone);
  const bottom = plot.y + plot.height;
  const texts = ticks.map(({ time, midnight }) => {
    const local = new Date(time + zoneOffset(zone, time) * 60_000).toISOString();
    const text = midnight ? `${local.slice(5, 7)}/${local.slice(8, 10)}` : local.slice(11, 16);
    return svgText(x(time), bottom + 15, text, { anchor: "middle", fill: paint.secondary });
  });
  return (
    tag("line", { x1: plot.x, x2: plot.x + plot.width, y1: bottom, y2: bottom, stroke: paint.grid }) + texts.join("")
  );
}

function line({ color, axis }: ColoredSeries, column: number, rows: ChartRow[], { x, y }: Place): string {
  let path = "";
  let pen = "M";
  const dots: string[] = [];
  for (const [index, { time, values }] of rows.entries()) {
    const value = values[column] ?? null;
    if (value === null) {
      pen = "M";
      continue;
    }
    const [at, height] = [x(time), y(value, axis)];
    path += `${pen}${tidy(at)} ${tidy(height)}`;
    pen = "L";
    if (isLonely(rows, index, column)) dots.push(tag("circle", { cx: at, cy: height, r: 2.5, fill: color }));
  }
  return (
    tag("path", { d: path || "M0 0", fill: "none", stroke: color, "stroke-width": 1.5, "stroke-linejoin": "round" }) +
    dots.join("")
  );
}

/** Each layer stands on the sum of those before it on the same axis. */
function layers(series: readonly ColoredSeries[], rows: ChartRow[], { x, y }: Place): string[] {
  const sums = { left: rows.map(() => 0), right: rows.map(() => 0) };
  return series.map(({ color, axis = "left" }, column) => {
    const floors = sums[axis];
    const stretches: { time: number; floor: number; top: number }[][] = [];
    let isOpen = false;
    for (const [index, { time, values }] of rows.entries()) {
      const value = values[column] ?? null;
      if (value === null) {
        isOpen = false;
        continue;
      }
      const floor = floors[index] ?? 0;
      floors[index] = floor + value;
      const edge = { time, floor, top: floor + value };
      if (isOpen) stretches.at(-1)?.push(edge);
      else stretches.push([edge]);
      isOpen = true;
    }
    const drawn = stretches.map((stretch) => {
      const tops = stretch.map(({ time, top }) => `${tidy(x(time))},${tidy(y(top, axis))}`);
      const floor = stretch.map(({ time, floor: low }) => `${tidy(x(time))},${tidy(y(low, axis))}`).reverse();
      return (
        tag("polygon", { points: [...tops, ...floor].join(" "), fill: color, "fill-opacity": 0.45 }) +
        tag("polyline", { points: tops.join(" "), fill: "none", stroke: color, "stroke-width": 1.5 })
      );
    });
    return drawn.join("");
  });
}

/** What lies outside an anomaly band, in red. */
function outside({ picture, series, paint }: Canvas, { x, y }: Place): string {
  return (picture.bands ?? [])
    .flatMap((band) => {
      const one = series.find(({ id }) => id === band.about);
      return one ? outsideBand(one, band).map((stretch) => ({ stretch, axis: one.axis })) : [];
    })
    .map(({ stretch, axis }) =>
      tag("polyline", {
        points: stretch.map(({ time, value }) => `${tidy(x(time))},${tidy(y(value, axis))}`).join(" "),
        fill: "none",
        stroke: paint.threshold,
        "stroke-width": 2.5,
      }),
    )
    .join("");
}
