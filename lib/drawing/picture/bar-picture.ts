import { latestValue } from "../chart-series";
import { commonUnit, tickText } from "../units";
import { valueDomain } from "../value-domain";
import type { Canvas } from "./picture";
import { svgText, tag, textWidth } from "./svg";

/** A bar for the number of each series, from zero on. */
export function barPicture({ picture, box, series, paint, number }: Canvas): string {
  const values = series.map((one) => latestValue(one));
  const known = values.flatMap((value) => value ?? []);
  const extent = { low: Math.min(0, ...known), high: Math.max(0, ...known) };
  const { low, high, ticks } = valueDomain(extent, picture.axes?.left ?? {}, true, box.height < 140 ? 2 : 4);
  const unit = picture.axes?.left?.showUnits === false ? undefined : commonUnit(series);
  const text = tickText(ticks, unit, picture.locale);
  const left = box.x + Math.max(...ticks.map((tick) => textWidth(text(tick), 11)), 8) + 10;
  const [right, top, bottom] = [box.x + box.width, box.y + 18, box.y + box.height - (picture.labels ? 20 : 6)];
  const y = (value: number) => bottom - ((bottom - top) * (value - low)) / (high - low || 1);
  const slot = (right - left) / Math.max(1, series.length);
  const width = Math.min(72, slot * 0.8);
  const grid = ticks.flatMap((tick) => [
    tag("line", { x1: left, x2: right, y1: y(tick), y2: y(tick), stroke: paint.grid }),
    svgText(left - 6, y(tick) + 4, text(tick), { anchor: "end", fill: paint.secondary }),
  ]);
  const bars = series.map(({ label, color, unit: own }, index) => {
    const value = values[index];
    if (value === undefined) return "";
    const x = left + slot * (index + 0.5) - width / 2;
    const [from, to] = [y(Math.max(0, value)), y(Math.min(0, value))];
    const written =
      picture.labels !== false && slot > 36
        ? svgText(x + width / 2, from - 4, number(value, own), { anchor: "middle", fill: paint.body })
        : "";
    const middle = left + slot * (index + 0.5);
    const name = picture.labels
      ? svgText(middle, bottom + 15, label, { anchor: "middle", fill: paint.secondary, room: slot - 6 })
      : "";
    return tag("rect", { x, y: from, width, height: Math.max(0, to - from), fill: color }) + written + name;
  });
  return [...grid, ...bars].join("");
}
