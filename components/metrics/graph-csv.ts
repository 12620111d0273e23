import { csvText } from "@/components/downloads/csv";
import type { ChartSeries } from "@/lib/drawing/chart-series";

/** The lines of a graph as CSV: a row a moment in UTC, oldest first, a column a line. */
export function graphCsv(series: readonly ChartSeries[]): string {
  const columns = series.map(({ points }) => new Map(points.map(({ time, value }) => [time, value])));
  const times = [...new Set(columns.flatMap((column) => [...column.keys()]))].sort((a, b) => a - b);
  // Labels are anybody's text and are written with care; moments and numbers are ours, and a minus is no formula.
  const rows = times.map((time) => {
    const values = columns.map((column) => String(column.get(time) ?? ""));
    return `${[new Date(time).toISOString(), ...values].join(",")}\r\n`;
  });
  return csvText([["Time", ...series.map(({ label }) => label)]]) + rows.join("");
}
