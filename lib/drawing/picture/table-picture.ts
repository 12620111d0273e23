import { ALL_VALUES, gaugeArcs, gaugeColor } from "../gauge";
import { summaryOf } from "../summary";
import { zoneOffset } from "../time-ticks";
import type { Canvas } from "./picture";
import { svgText, tag } from "./svg";

const ROW = 20;
const NAME = 180;
const CELL = 78;
const NAMES = { min: "Min", max: "Max", avg: "Avg", sum: "Sum", last: "Last" } as const;

/** The newest values and the summaries of the series, as many as there is room for: a row a series. */
export function tablePicture({ picture, box, series, paint, number }: Canvas): string {
  const { summaryColumns = [], showTimeSeriesData = true } = picture.table ?? {};
  const times = [...new Set(series.flatMap(({ points }) => points.map(({ time }) => time)))].sort((a, b) => b - a);
  const name = Math.min(NAME, box.width * 0.4);
  const room = Math.max(0, Math.floor((box.width - name) / CELL));
  const summaries = summaryColumns.slice(0, room);
  const shown = showTimeSeriesData ? times.slice(0, room - summaries.length) : [];
  const arcs = gaugeArcs(ALL_VALUES, picture.thresholds ?? [], picture.bands ?? []);
  const x = (column: number) => box.x + name + column * CELL;
  const heads = [
    ...summaries.map((one) => NAMES[one]),
    ...shown.map((time) =>
      new Date(time + zoneOffset(picture.zone, time) * 60_000).toISOString().slice(5, 16).replace("T", " "),
    ),
  ];
  const head = heads.map((text, column) =>
    svgText(x(column), box.y + 13, text, { fill: paint.secondary, room: CELL - 6 }),
  );
  const rows = series.slice(0, Math.floor(box.height / ROW) - 1).map((one, index) => {
    const y = box.y + (index + 1) * ROW;
    const summary = summaryOf(one.points);
    const values = new Map(one.points.map(({ time, value }) => [time, value]));
    const cells = [...summaries.map((key) => summary?.[key]), ...shown.map((time) => values.get(time))];
    return [
      tag("line", { x1: box.x, x2: box.x + box.width, y1: y, y2: y, stroke: paint.grid }),
      tag("rect", { x: box.x, y: y + 5, width: 10, height: 10, rx: 2, fill: one.color }),
      svgText(box.x + 16, y + 14, one.label, { fill: paint.body, room: name - 22 }),
      ...cells.map((value, column) => {
        if (value === undefined) return "";
        // As in the console, it is the values that are coloured and not their summaries.
        const ground = column < summaries.length ? "" : gaugeColor(value, arcs, "");
        return (
          (ground === ""
            ? ""
            : tag("rect", {
                x: x(column) - 4,
                y: y + 1,
                width: CELL,
                height: ROW - 1,
                fill: paint.color(ground),
                "fill-opacity": 0.3,
              })) + svgText(x(column), y + 14, number(value, one.unit), { fill: paint.body, room: CELL - 6 })
        );
      }),
    ].join("");
  });
  return [...head, ...rows].join("");
}
