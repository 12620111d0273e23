import { type ChartSeries, longestStep } from "./chart-series";

/** What Recharts draws from: a moment, and each series' value there; null where its line is broken. */
export type ChartRow = { time: number; values: (number | null)[] };

/**
 * All series as rows of common moments. Series of different periods share a chart, so a series may have no point at a
 * moment of another: between two of its own points that belong together the value there is on the line between them,
 * elsewhere there is a gap.
 */
export function chartRows(series: readonly ChartSeries[]): ChartRow[] {
  const times = [...new Set(series.flatMap((one) => [...one.points.map(({ time }) => time), ...middlesOfGaps(one)]))];
  times.sort((a, b) => a - b);
  const rows: ChartRow[] = times.map((time) => ({ time, values: series.map(() => null) }));
  for (const [column, one] of series.entries()) fillColumn(rows, column, one);
  return rows;
}

function fillColumn(rows: ChartRow[], column: number, series: ChartSeries): void {
  const { points } = series;
  const reach = longestStep(series);
  let next = 0;
  for (const row of rows) {
    while (next < points.length && (points[next]?.time ?? 0) < row.time) next++;
    const [before, after] = [points[next - 1], points[next]];
    if (after?.time === row.time) row.values[column] = after.value;
    else if (before && after && after.time - before.time <= reach) {
      const share = (row.time - before.time) / (after.time - before.time);
      row.values[column] = before.value + share * (after.value - before.value);
    }
  }
}

/** A row within each gap, because Recharts breaks a line only at a row without a value. */
function middlesOfGaps(series: ChartSeries): number[] {
  const { points } = series;
  const reach = longestStep(series);
  return points.flatMap(({ time }, index) => {
    const before = points[index - 1]?.time ?? time;
    return time - before > reach ? [(before + time) / 2] : [];
  });
}
