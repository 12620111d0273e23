import type { ChartOptions } from "../chart-options";
import { type ChartSeries, type ColoredSeries, coloredSeries, pointsWithin } from "../chart-series";
import type { Zone } from "../time-ticks";
import { valueText } from "../units";
import { barPicture } from "./bar-picture";
import { gaugePicture } from "./gauge-picture";
import { legendPicture } from "./legend-picture";
import { numberPicture } from "./number-picture";
import { type Paint, paintOf, type Theme } from "./paint";
import { piePicture } from "./pie-picture";
import { type Box, FONT, svgText, tag } from "./svg";
import { tablePicture } from "./table-picture";
import { timeSeriesPicture } from "./time-series-picture";

/** A chart to be drawn where there is no browser. Sizes in pixels, moments in milliseconds. */
export type Picture = ChartOptions & {
  title?: string;
  series: readonly ChartSeries[];
  range: { start: number; end: number };
  width: number;
  height: number;
  theme: Theme;
  zone: Zone;
  /** How numbers are written: "en", "pt-BR". */
  locale: string;
  emptyText: string;
  /** What went wrong on the way to the values, shown under the title. */
  warning?: string;
};

/** What every view draws from: the room it has, and the series with their colours as hexadecimal digits. */
export type Canvas = {
  picture: Picture;
  box: Box;
  series: ColoredSeries[];
  paint: Paint;
  /** A value with its unit, short. */
  number: (value: number, unit?: string) => string;
};

const TITLE = 30;
const PADDING = 10;

/** The chart as SVG with nothing outside itself but the font "Open Sans"; the same geometry as the console's charts. */
export function pictureSvg(picture: Picture): string {
  const { title, width, height, theme, locale, warning, view = "timeSeries", legend } = picture;
  const paint = paintOf(theme);
  const { start, end } = picture.range;
  const series = coloredSeries(picture.series).map((one) => ({
    ...one,
    color: paint.color(one.color),
    points: view === "timeSeries" || view === "table" ? pointsWithin(one, start, end) : one.points,
  }));
  const number = (value: number, unit?: string) => valueText(value, unit, "short", locale);

  const head = (title ? TITLE : 0) + (warning ? 18 : 0);
  let box: Box = { x: PADDING, y: PADDING + head, width: width - 2 * PADDING, height: height - 2 * PADDING - head };
  const parts: string[] = [];
  if (title)
    parts.push(
      svgText(PADDING, PADDING + 16, title, { size: 15, bold: true, fill: paint.body, room: width - 2 * PADDING }),
    );
  if (warning)
    parts.push(
      svgText(PADDING, PADDING + (title ? TITLE : 0) + 10, warning, { fill: paint.error, room: width - 2 * PADDING }),
    );
  const hasLegend = view !== "table" && view !== "singleValue" && legend?.position !== "hidden" && series.length > 0;
  if (hasLegend) {
    const drawn = legendPicture({ picture, box, series: [...series, ...bandEntries(picture, paint)], paint, number });
    parts.push(drawn.svg);
    box = drawn.left;
  }
  const canvas: Canvas = { picture, box, series, paint, number };
  parts.push(isEmpty(picture) && view !== "timeSeries" ? emptyPicture(canvas) : viewPicture(canvas));
  if (isEmpty(picture) && view === "timeSeries") parts.push(emptyPicture(canvas));
  return tag(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, "font-family": FONT },
    tag("rect", { width, height, fill: paint.surface }),
    ...parts,
  );
}

function viewPicture(canvas: Canvas): string {
  switch (canvas.picture.view ?? "timeSeries") {
    case "timeSeries":
      return timeSeriesPicture(canvas);
    case "singleValue":
      return numberPicture(canvas);
    case "gauge":
      return gaugePicture(canvas);
    case "bar":
      return barPicture(canvas);
    case "pie":
      return piePicture(canvas);
    case "table":
      return tablePicture(canvas);
  }
}

/** Bands around a series have names in the legend. */
function bandEntries({ bands = [] }: Picture, paint: Paint): ColoredSeries[] {
  return bands
    .filter(({ about }) => about !== undefined)
    .map(({ id, label, color }) => ({ id, label, color: paint.color(color ?? "var(--chart-neutral)"), points: [] }));
}

function isEmpty({ series }: Picture): boolean {
  return series.every(({ points, value }) => points.length === 0 && value === undefined);
}

function emptyPicture({ picture, box, paint }: Canvas): string {
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  return svgText(middle.x, middle.y, picture.emptyText, {
    size: 13,
    anchor: "middle",
    fill: paint.secondary,
    room: box.width,
  });
}
