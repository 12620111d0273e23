import { type ChartBand, type ChartSeries, paletteColor } from "@/lib/drawing/chart-series";
import { bandBetween } from "@/lib/services/dashboards/model/widget-picture";
import { labelsOf } from "@/lib/services/metrics/model/label";
import { type GraphLines, type GraphMath, lineKey } from "./graph-lines";

/**
 * The values of one line, one a period from `first` (milliseconds) on, with commas between them and nothing where there is
 * none. One text, because a dashboard carries tens of thousands of values, and React looks at each part of what it hands over.
 */
export type LineValues = { first: number; period: number; values: string; unit?: string };

/**
 * What the expressions of a graph came to: a line each or several, in their order; what AWS said against all of them, and
 * against those that were left out.
 */
export type MathValues = {
  results: readonly { id: string; label: string; values: LineValues }[];
  refusal: { code: string; message: string } | undefined;
  problems: readonly string[];
};

/**
 * What was read for some graphs: when, the stretch it is about (milliseconds), the values of metrics by `lineKey`, those of
 * expressions by the key of their question, and what was refused of the metrics.
 */
export type GraphValues = {
  readAt: number;
  start: number;
  end: number;
  lines: Readonly<Record<string, LineValues>>;
  math: Readonly<Record<string, MathValues>>;
  refusal: { code: string; message: string } | undefined;
};

/** Values by the moments that they belong to (milliseconds), ascending, as dense values. */
export function denseValues(points: readonly { at: number; value: number }[], period: number): LineValues {
  const first = points[0]?.at ?? 0;
  const last = points.at(-1)?.at ?? first;
  const values = points.length === 0 ? [] : Array<number | string>((last - first) / (period * 1000) + 1).fill("");
  for (const { at, value } of points) values[(at - first) / (period * 1000)] = value;
  return { first, period, values: values.join(",") };
}

/** The moments that have a value, oldest first. */
export function pointsOf({ first, period, values }: LineValues): { time: number; value: number }[] {
  const points: ReturnType<typeof pointsOf> = [];
  for (const [index, value] of values.split(",").entries()) {
    if (value !== "") points.push({ time: first + index * period * 1000, value: Number(value) });
  }
  return points;
}

/**
 * Of these values those whose period has ended. A metric that has no other value yet keeps the one it has: whoever has just
 * sent a first point wants to see it.
 */
function endedPoints(values: LineValues, { isLive }: GraphLines, { readAt }: GraphValues): ReturnType<typeof pointsOf> {
  const points = pointsOf(values);
  const last = points.at(-1);
  const isOpen = last !== undefined && last.time + values.period * 1000 > readAt;
  return isOpen && !isLive && points.length > 1 ? points.slice(0, -1) : points;
}

/** The lines of a graph as a chart draws them, each with a label that tells it from the others of the same graph. */
export function seriesOf(drawn: GraphLines, values: GraphValues): ChartSeries[] {
  const all = [...metricSeries(drawn, values), ...drawn.math.flatMap((math) => mathSeries(math, drawn, values))];
  return all.sort((one, other) => one.place - other.place).map(({ place: _, ...series }) => series);
}

/** As `seriesOf`, with the edges of each anomaly band taken together. */
export function seriesAndBandsOf(
  drawn: GraphLines,
  values: GraphValues,
): { series: ChartSeries[]; bands: ChartBand[] } {
  const series = seriesOf(drawn, values);
  const bands = drawn.math
    .flatMap(({ rows }) => rows)
    .flatMap((row): ChartBand[] => {
      const [high, low, more] = series.filter(({ id }) => placeOf(id) === row.place);
      if (row.bandOf === undefined || !high || !low || more) return [];
      return [{ ...bandBetween(high, low, row.label), about: String(row.bandOf), color: row.color }];
    });
  const edges = new Set(bands.map(({ id }) => placeOf(id)));
  return { series: series.filter(({ id }) => !edges.has(placeOf(id))), bands };
}

/** What AWS said against the expressions of a graph. */
export function mathProblems({ math }: GraphLines, values: GraphValues): string[] {
  const told = math.flatMap(({ key }) => {
    const { refusal, problems = [] } = values.math[key] ?? {};
    return [...(refusal ? [refusal.message] : []), ...problems];
  });
  return [...new Set(told)];
}

/** The row of the graph that a series belongs to. */
export function placeOf(seriesId: string): number {
  return Number(seriesId.split("-")[0]);
}

type PlacedSeries = ChartSeries & { place: number };

function metricSeries(drawn: GraphLines, values: GraphValues): PlacedSeries[] {
  const { lines } = drawn;
  const found = lines.map((line) => values.lines[lineKey(line)]);
  const points = found.map((one) => (one ? endedPoints(one, drawn, values) : []));
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
    place,
    id: String(place),
    label: labels[index] ?? "",
    points: points[index] ?? [],
    color: color ?? paletteColor(place),
    axis: yAxis,
    unit: found[index]?.unit,
    periodSeconds: period,
  }));
}

function mathSeries({ key, rows }: GraphMath, drawn: GraphLines, values: GraphValues): PlacedSeries[] {
  const results = values.math[key]?.results ?? [];
  return rows.flatMap(({ place, id, color, yAxis }) =>
    results
      .filter((result) => result.id === id)
      .map((result, index) => ({
        place,
        id: index === 0 ? String(place) : `${place}-${index}`,
        label: result.label,
        points: endedPoints(result.values, drawn, values),
        // The lines of one expression follow each other in the palette; a colour of their own is the first one's.
        color: color && index === 0 ? color : paletteColor(place + index),
        axis: yAxis,
        periodSeconds: result.values.period,
      })),
  );
}
