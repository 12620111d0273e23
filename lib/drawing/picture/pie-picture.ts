import { type ColoredSeries, latestValue } from "../chart-series";
import { namedRadius, type PieLabel, pieLabels } from "../pie-labels";
import { ringPiece } from "./arc";
import type { Paint } from "./paint";
import type { Canvas } from "./picture";
import { svgText, tag, tidy } from "./svg";

/** Slices below this share of the whole have no room for their percentage. */
const SMALLEST_LABELLED = 0.05;

/** The numbers of the series as slices of their sum. */
export function piePicture({ picture: { labels }, box, series, paint }: Canvas): string {
  const sizes = series.map((one) => Math.max(0, latestValue(one) ?? 0));
  const sum = sizes.reduce((total, size) => total + size, 0);
  if (sum === 0) return "";
  const outer = labels ? namedRadius(box) : Math.max(10, Math.min(box.width, box.height) / 2 - 6);
  const inner = outer * 0.49;
  const center = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  let turned = 0;
  const slices = series
    .map(({ color }, index) => {
      const share = (sizes[index] ?? 0) / sum;
      const [from, to] = [turned * 360, (turned + share) * 360];
      turned += share;
      if (share === 0) return "";
      const middle = (((from + to) / 2 - 90) * Math.PI) / 180;
      const radius = (inner + outer) / 2;
      const at = { x: center.x + radius * Math.cos(middle), y: center.y + radius * Math.sin(middle) + 4 };
      const text =
        labels !== undefined || share < SMALLEST_LABELLED
          ? ""
          : svgText(at.x, at.y, `${Math.round(share * 100)}%`, { bold: true, anchor: "middle", fill: paint.surface });
      return (
        tag("path", { d: ringPiece(center, [inner, outer], [from, to]), fill: color, stroke: paint.surface }) + text
      );
    })
    .join("");
  const shares = sizes.map((size) => size / sum);
  const names = labels ? pieLabels(shares, center, outer, box) : [];
  return slices + names.map((name) => namePicture(name, series[name.index], shares[name.index] ?? 0, paint)).join("");
}

function namePicture(
  { points, x, y, side, room }: PieLabel,
  one: ColoredSeries | undefined,
  share: number,
  paint: Paint,
) {
  const style = { anchor: side === "right" ? ("start" as const) : ("end" as const), fill: paint.body };
  const path = points.map((point) => point.map(tidy).join(",")).join(" ");
  return (
    tag("polyline", { points: path, fill: "none", stroke: paint.secondary }) +
    svgText(x, y - 2, one?.label ?? "", { ...style, room }) +
    svgText(x, y + 11, `${Math.round(share * 100)}%`, { ...style, bold: true })
  );
}
