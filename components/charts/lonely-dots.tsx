"use client";

import { useXAxisScale, useYAxisScale } from "recharts";
import { type ChartRow, isLonely } from "@/lib/drawing/chart-rows";
import type { ColoredSeries } from "@/lib/drawing/chart-series";

type Props = {
  series: readonly ColoredSeries[];
  rows: readonly ChartRow[];
  /** Whether each value stands on those of the series before it on its axis. */
  stacked: boolean;
  highlighted: string | undefined;
};

/**
 * The values that stand alone, which no line shows, as dots. Drawn by themselves, because Recharts asks for a dot at every
 * value of every line, and a page full of graphs has tens of thousands of them.
 */
export function LonelyDots({ series, rows, stacked, highlighted }: Props) {
  const x = useXAxisScale();
  const left = useYAxisScale("left");
  const right = useYAxisScale("right");
  if (!x || !left) return null;
  return (
    <g>
      {series.flatMap(({ id, color, axis }, column) => {
        const y = axis === "right" && right ? right : left;
        return rows.flatMap(({ time, values }, index) => {
          const value = values[column] ?? null;
          if (value === null || !isLonely(rows, index, column)) return [];
          const opacity = highlighted === undefined || highlighted === id ? 1 : 0.25;
          const height = value + (stacked ? floorOf(series, column, values) : 0);
          const place = { cx: Number(x(time)), cy: Number(y(height)) };
          return [<circle key={`${id} ${time}`} {...place} r={2.5} fill={color} fillOpacity={opacity} />];
        });
      })}
    </g>
  );
}

/** What the layers under one come to at a moment. */
function floorOf(series: readonly ColoredSeries[], column: number, values: ChartRow["values"]): number {
  const side = series[column]?.axis ?? "left";
  const below = series.slice(0, column).map(({ axis = "left" }, index) => (axis === side ? (values[index] ?? 0) : 0));
  return below.reduce((sum, value) => sum + value, 0);
}
