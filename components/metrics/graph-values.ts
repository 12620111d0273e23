import { type ChartSeries, paletteColor } from "@/components/charts/chart-series";
import { labelsOf } from "@/lib/services/metrics/model/label";
import { type GraphLine, lineKey } from "./graph-lines";

/**
 * The values of one line, one a period from `first` (milliseconds) on; null where there is none. Written so densely because a
 * dashboard carries thousands of them.
 */
export type LineValues = { first: number; period: number; values: (number | null)[] };

/** What was read for some graphs: when, the stretch it is about (milliseconds), the values by `lineKey`, and what was refused. */
export type GraphValues = {
  readAt: number;
  start: number;
  end: number;
  lines: Readonly<Record<string, LineValues>>;
  refusal: { code: string; message: string } | undefined;
};

/** Values by the moments that they belong to (milliseconds), ascending, as dense values. */
export function denseValues(points: readonly { at: number; value: number }[], period: number): LineValues {
  const first = points[0]?.at ?? 0;
  const last = points.at(-1)?.at ?? first;
  const values = points.length === 0 ? [] : Array<number | null>((last - first) / (period * 1000) + 1).fill(null);
  for (const { at, value } of points) values[(at - first) / (period * 1000)] = value;
  return { first, period, values };
}

/** The moments that have a value, oldest first. */
export function pointsOf({ first, period, values }: LineValues): { time: number; value: number }[] {
  return values.flatMap((value, index) => (value === null ? [] : [{ time: first + index * period * 1000, value }]));
}

/** The lines of a graph as a chart draws them, each with a label that tells it from the others of the same graph. */
export function seriesOf(lines: readonly GraphLine[], values: GraphValues): ChartSeries[] {
  const points = lines.map((line) => {
    const found = values.lines[lineKey(line)];
    return found ? pointsOf(found) : [];
  });
  const labels = labelsOf(
    lines.map(({ namespace, metricName, dimensions, stat, period, label }, index) => ({
      series: { namespace, metricName, dimensions },
      stat,
      period,
      label,
      points: (points[index] ?? []).map(({ time, value }) => ({ at: time, value })),
    })),
  );
  return lines.map(({ place, color, yAxis, period }, index) => ({
    id: String(place),
    label: labels[index] ?? "",
    points: points[index] ?? [],
    color: color ?? paletteColor(place),
    axis: yAxis,
    periodSeconds: period,
  }));
}
