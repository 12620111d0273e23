import { axisOf } from "../axis";
import type { AxisSide, ColoredSeries } from "../chart-series";
import { outsideBand } from "../outside-band";
import { layerPath, linePath } from "../paths";
import { DOT_RADIUS, type Shape, shapesOf } from "../shapes";
import { thinned } from "../stretches";
import { timeTicks, zoneOffset } from "../time-ticks";
import type { ValueDomain } from "../value-domain";
import { backAnnotations, frontAnnotations } from "./annotation-picture";
import type { Canvas } from "./picture";
import { type Box, svgText, tag, textWidth, tidy } from "./svg";

const BOTTOM = 20;

/** Pixels of a moment, and of a value by the axis that it is read on. */
export type Place = { plot: Box; x: (time: number) => number; y: (value: number, side?: AxisSide) => number };

/** Lines or layers over time with their axes and annotations. */
export function timeSeriesPicture(canvas: Canvas): string {
  const { picture, box, series, paint } = canvas;
  const shapes = shapesOf(series, picture.stacked === true);
  const hasRight = series.some(({ axis }) => axis === "right");
  const left = placedAxis("left", canvas, shapes);
  const right = hasRight ? placedAxis("right", canvas, shapes) : undefined;
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
    y: (value, side) => scale(side === "right" && right ? right : left, value),
  };
  const grid = left.ticks.map((tick) =>
    tag("line", { x1: plot.x, x2: plot.x + plot.width, y1: place.y(tick), y2: place.y(tick), stroke: paint.grid }),
  );
  const leftTicks = left.ticks.map((tick) =>
    svgText(plot.x - 6, place.y(tick) + 4, left.text(tick), { anchor: "end", fill: paint.secondary }),
  );
  const rightTicks = (right?.ticks ?? []).map((tick) =>
    svgText(plot.x + plot.width + 6, place.y(tick, "right") + 4, right?.text(tick) ?? "", { fill: paint.secondary }),
  );
  const middle = plot.y + plot.height / 2;
  const names = [
    left.label ? svgText(box.x + 10, middle, left.label, { anchor: "middle", fill: paint.secondary, turn: -90 }) : "",
    right?.label
      ? svgText(box.x + box.width - 4, middle, right.label, { anchor: "middle", fill: paint.secondary, turn: 90 })
      : "",
  ];
  const clip = tag("clipPath", { id: "plot" }, tag("rect", { ...plot }));
  const drawn = series.map((one, index) => shapePicture(one, shapes[index], place));
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

function placedAxis(side: AxisSide, { picture, series, box }: Canvas, shapes: readonly Shape[]) {
  const axis = axisOf(side, { ...picture, series }, shapes, box.height, picture.locale, {
    various: "Various units",
    none: "No unit",
  });
  const widest = Math.max(...axis.ticks.map((tick) => textWidth(axis.text(tick), 11)), 8);
  return { ...axis, width: widest + 10 + (axis.label ? 16 : 0) };
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

/** A line, with a dot for each value that stands alone; of a layer also what lies under the line. */
function shapePicture({ color, axis }: ColoredSeries, shape: Shape | undefined, { plot, x, y }: Place): string {
  const { line = [], layer } = shape ?? {};
  const scales = { x, y: (value: number) => y(value, axis) };
  const area = layer ? tag("path", { d: layerPath(layer, scales), fill: color, "fill-opacity": 0.45 }) : "";
  const through = linePath(
    line.map((stretch) => thinned(stretch, Math.ceil(plot.width))),
    scales,
  );
  const stroke = { fill: "none", stroke: color, "stroke-width": 1.5, "stroke-linejoin": "round" };
  const dots = line.flatMap(([only, more]) =>
    only && !more ? tag("circle", { cx: x(only.time), cy: scales.y(only.value), r: DOT_RADIUS, fill: color }) : [],
  );
  return area + tag("path", { d: through || "M0,0", ...stroke }) + dots.join("");
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
