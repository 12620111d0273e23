import type { Annotations } from "../chart-options";
import type { Paint } from "./paint";
import { svgText, tag, tidy } from "./svg";
import type { Place } from "./time-series-picture";

/** What lies behind the lines: bands and marked stretches. */
export function backAnnotations({ bands = [], spans = [] }: Annotations, { plot, x, y }: Place, paint: Paint): string {
  const stretches = spans.map(({ start, end, color }) =>
    tag("rect", {
      x: x(start),
      y: plot.y,
      width: Math.max(0, x(end) - x(start)),
      height: plot.height,
      fill: paint.color(color),
      "fill-opacity": 0.12,
    }),
  );
  const corridors = bands.map(({ points, color = "var(--chart-neutral)", axis, about }) => {
    const highs = points.map(({ time, high }) => `${tidy(x(time))},${tidy(y(high, axis))}`);
    const lows = points.map(({ time, low }) => `${tidy(x(time))},${tidy(y(low, axis))}`);
    const fill = paint.color(color);
    const edge = { fill: "none", stroke: fill, "stroke-opacity": 0.8 };
    const edges =
      about === undefined ? [] : [highs, lows].map((ends) => tag("polyline", { points: ends.join(" "), ...edge }));
    const area = tag("polygon", { points: [...highs, ...lows.toReversed()].join(" "), fill, "fill-opacity": 0.25 });
    return [area, ...edges].join("");
  });
  return [...stretches, ...corridors].join("");
}

/** What lies before the lines: thresholds and moments. Those that are out of sight are left out. */
export function frontAnnotations({ thresholds = [], markers = [] }: Annotations, place: Place, paint: Paint): string {
  return [
    ...thresholds.map((threshold) => thresholdPicture(threshold, place, paint)),
    ...markers.map((marker) => markerPicture(marker, place, paint)),
  ].join("");
}

function thresholdPicture(
  { value, label, fill, axis, color = "var(--chart-threshold)" }: NonNullable<Annotations["thresholds"]>[number],
  { plot, y }: Place,
  paint: Paint,
): string {
  const bottom = plot.y + plot.height;
  const at = Math.min(bottom, Math.max(plot.y, y(value, axis)));
  const ink = paint.color(color);
  const [top, floor] = [fill === "above" ? plot.y : at, fill === "below" ? bottom : at];
  const shade = fill
    ? tag("rect", { x: plot.x, width: plot.width, y: top, height: floor - top, fill: ink, "fill-opacity": 0.1 })
    : "";
  const line = tag("line", { x1: plot.x, x2: plot.x + plot.width, y1: at, y2: at, stroke: ink, "stroke-width": 1.5 });
  const text = label
    ? svgText(plot.x + 4, at > plot.y + 16 ? at - 4 : at + 12, label, { fill: ink, room: plot.width })
    : "";
  return shade + line + text;
}

function markerPicture(
  { time, label, fill, color = "var(--palette-secondary)" }: NonNullable<Annotations["markers"]>[number],
  { plot, x }: Place,
  paint: Paint,
): string {
  const right = plot.x + plot.width;
  const at = Math.min(right, Math.max(plot.x, x(time)));
  const ink = paint.color(color);
  const [from, to] = [fill === "before" ? plot.x : at, fill === "after" ? right : at];
  const shade = fill
    ? tag("rect", { x: from, width: to - from, y: plot.y, height: plot.height, fill: ink, "fill-opacity": 0.1 })
    : "";
  const line = tag("line", {
    x1: at,
    x2: at,
    y1: plot.y,
    y2: plot.y + plot.height,
    stroke: ink,
    "stroke-dasharray": "4 3",
  });
  const isLate = at > plot.x + plot.width / 2;
  const text = label
    ? svgText(isLate ? at - 4 : at + 4, plot.y + 11, label, { anchor: isLate ? "end" : "start", fill: ink })
    : "";
  return shade + line + text;
}
