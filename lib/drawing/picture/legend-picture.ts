import { latestValue } from "../chart-series";
import type { Canvas } from "./picture";
import { type Box, svgText, tag, textWidth } from "./svg";

const SIZE = 12;
const LINE = 18;
const SWATCH = 16;
const GAP = 16;

/** The names of the series under the drawing or beside it, and the room that they leave. */
export function legendPicture(canvas: Canvas): { svg: string; left: Box } {
  return canvas.picture.legend?.position === "right" ? besideLegend(canvas) : underLegend(canvas);
}

function underLegend({ picture, box, series, paint, number }: Canvas): { svg: string; left: Box } {
  const lines = Math.max(1, Math.floor((box.height * 0.35) / LINE));
  const placed: { x: number; line: number; index: number; room: number }[] = [];
  let [x, line] = [0, 0];
  for (const [index, one] of series.entries()) {
    const room = Math.min(box.width - SWATCH, textWidth(entryText(picture.view, one, number), SIZE) + 4);
    if (x > 0 && x + SWATCH + room > box.width) [x, line] = [0, line + 1];
    placed.push({ x, line, index, room });
    x += SWATCH + room + GAP;
  }
  const used = Math.min(lines, line + 1) * LINE;
  const top = box.y + box.height - used;
  const svg = placed
    .filter((entry) => entry.line < lines)
    .map(({ x: at, line: row, index, room }) => {
      const one = series[index];
      return one
        ? entry(box.x + at, top + row * LINE, one.color, entryText(picture.view, one, number), room, paint.body)
        : "";
    });
  return { svg: svg.join(""), left: { ...box, height: box.height - used - 4 } };
}

function besideLegend({ picture, box, series, paint, number }: Canvas): { svg: string; left: Box } {
  const width = Math.min(220, box.width * 0.4);
  const left = box.x + box.width - width;
  const lines = Math.max(1, Math.floor(box.height / LINE));
  const svg = series
    .slice(0, lines)
    .map((one, index) =>
      entry(left, box.y + index * LINE, one.color, entryText(picture.view, one, number), width - SWATCH, paint.body),
    );
  return { svg: svg.join(""), left: { ...box, width: box.width - width - 12 } };
}

/** Bars and slices do not tell their numbers everywhere, so the legend does. */
function entryText(view: string | undefined, one: Canvas["series"][number], number: Canvas["number"]): string {
  const value = latestValue(one);
  return (view === "bar" || view === "pie") && value !== undefined
    ? `${one.label}  ${number(value, one.unit)}`
    : one.label;
}

function entry(x: number, y: number, color: string, text: string, room: number, fill: string): string {
  return (
    tag("rect", { x, y: y + 4, width: 10, height: 10, rx: 2, fill: color }) +
    svgText(x + SWATCH, y + 13, text, { size: SIZE, fill, room })
  );
}
