import { latestValue } from "../chart-series";
import { gaugeArcs, gaugeColor, gaugeEnds, gaugeShare } from "../gauge";
import { tickText } from "../units";
import { ringPiece } from "./arc";
import type { Canvas } from "./picture";
import { type Box, svgText, tag } from "./svg";
import { tiles } from "./tiles";

/** The scale runs over three quarters of a circle, clockwise from the top. */
const [FROM, TO] = [-135, 135];

/** A gauge for each series. */
export function gaugePicture(canvas: Canvas): string {
  return tiles(canvas.box, canvas.series.length, 150)
    .map((tile, index) => {
      const one = canvas.series[index];
      return one ? gauge(canvas, one, tile) : "";
    })
    .join("");
}

function gauge({ picture, paint, number }: Canvas, one: Canvas["series"][number], tile: Box): string {
  const { axes = {}, thresholds = [], bands = [] } = picture;
  const axis = axes.left ?? {};
  const value = latestValue(one);
  const unit = axis.showUnits === false ? undefined : one.unit;
  const ends = gaugeEnds(axis, value ?? 0, unit);
  const endText = tickText([ends.min, ends.max], unit, picture.locale);
  const arcs = gaugeArcs(ends, thresholds, bands);
  const radius = Math.max(10, Math.min(tile.width / 2, tile.height / 1.8) - 8);
  const center = { x: tile.x + tile.width / 2, y: tile.y + radius + 6 };
  const angle = (share: number) => FROM + (TO - FROM) * share;
  const ring = [radius * 0.72, radius - 7] as const;
  const piece = (sizes: readonly [number, number], from: number, to: number, fill: string) =>
    tag("path", { d: ringPiece(center, sizes, [angle(from), angle(to)]), fill });
  const color = value === undefined ? one.color : paint.color(gaugeColor(value, arcs, one.color));
  const size = Math.max(12, radius * 0.34);
  return [
    ...arcs.map(({ from, to, color: ink }) =>
      piece([radius - 4, radius], gaugeShare(from, ends), gaugeShare(to, ends), paint.color(ink)),
    ),
    piece(ring, 0, 1, paint.grid),
    value === undefined ? "" : piece(ring, 0, gaugeShare(value, ends), color),
    svgText(center.x, center.y + size * 0.3, value === undefined ? "--" : number(value, unit), {
      size,
      bold: true,
      anchor: "middle",
      fill: paint.body,
    }),
    axis.label
      ? svgText(center.x, center.y + size * 0.3 + 18, axis.label, { anchor: "middle", fill: paint.secondary })
      : "",
    svgText(center.x - radius * 0.55, center.y + radius * 0.82, endText(ends.min), { fill: paint.secondary }),
    svgText(center.x + radius * 0.55, center.y + radius * 0.82, endText(ends.max), {
      anchor: "end",
      fill: paint.secondary,
    }),
  ].join("");
}
