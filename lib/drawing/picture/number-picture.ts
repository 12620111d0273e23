import { latestValue } from "../chart-series";
import { valueText } from "../units";
import type { Canvas } from "./picture";
import { type Box, svgText, tag, textWidth, tidy } from "./svg";
import { tiles } from "./tiles";

/** The latest value of each series as a number, with its course under it. */
export function numberPicture(canvas: Canvas): string {
  const { series, box } = canvas;
  return tiles(box, series.length, 120)
    .map((tile, index) => {
      const one = series[index];
      return one ? numberTile(canvas, one, tile) : "";
    })
    .join("");
}

function numberTile({ picture, paint, number }: Canvas, one: Canvas["series"][number], tile: Box): string {
  const value = latestValue(one);
  const text =
    value === undefined
      ? "--"
      : picture.fullPrecision
        ? valueText(value, one.unit, "full", picture.locale)
        : number(value, one.unit);
  const size = Math.max(
    12,
    Math.min(44, tile.height * 0.34, (tile.width * 0.9) / Math.max(1, textWidth(text, 1, true))),
  );
  const middle = tile.x + tile.width / 2;
  const hasCourse = picture.sparkline === true && one.points.length > 1;
  const top = tile.y + (hasCourse ? tile.height * 0.12 : tile.height * 0.3) + size * 0.8;
  const name = svgText(middle, top + 18, one.label, {
    size: 12,
    anchor: "middle",
    fill: paint.secondary,
    room: tile.width - 8,
  });
  const course = hasCourse
    ? sparkline(one, {
        x: tile.x + 4,
        y: top + 28,
        width: tile.width - 8,
        height: Math.max(4, tile.y + tile.height - top - 32),
      })
    : "";
  return (
    svgText(middle, top, text, { size, bold: true, anchor: "middle", fill: paint.body, room: tile.width }) +
    name +
    course
  );
}

function sparkline({ points, color }: Canvas["series"][number], box: Box): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || first === last) return "";
  const values = points.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const places = points.map(({ time, value }) => {
    const x = box.x + (box.width * (time - first.time)) / (last.time - first.time);
    const y = high === low ? box.y + box.height / 2 : box.y + box.height * (1 - (value - low) / (high - low));
    return `${tidy(x)},${tidy(y)}`;
  });
  const floor = [
    `${tidy(box.x + box.width)},${tidy(box.y + box.height)}`,
    `${tidy(box.x)},${tidy(box.y + box.height)}`,
  ];
  return (
    tag("polygon", { points: [...places, ...floor].join(" "), fill: color, "fill-opacity": 0.15 }) +
    tag("polyline", { points: places.join(" "), fill: "none", stroke: color, "stroke-width": 1.5 })
  );
}
