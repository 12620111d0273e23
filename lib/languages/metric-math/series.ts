/** The moments, in milliseconds and ascending, at which series may have values. Series of one request share them. */
export interface Timeline {
  readonly at: Float64Array;
  readonly periodSeconds: number;
}

/** What a series was made from, for labels: the metric's label and its properties by AWS's names ("MetricName", "Dim.Host"). */
export interface Origin {
  readonly label: string;
  readonly properties: ReadonlyMap<string, string>;
}

/** A value a moment; NaN where there is none. */
export interface Series {
  readonly timeline: Timeline;
  readonly values: Float64Array;
  readonly origin?: Origin;
}

/** What an expression comes to. A number that could not be worked out is NaN. */
export type Value =
  | { readonly kind: "scalar"; readonly value: number }
  | { readonly kind: "series"; readonly series: Series }
  | { readonly kind: "array"; readonly items: readonly Series[] };

/** The whole periods from `from` up to but not including `to`, both in milliseconds. */
export function timelineOf(from: number, to: number, periodSeconds: number): Timeline {
  const step = periodSeconds * 1000;
  const length = Math.max(0, Math.ceil((to - from) / step));
  const at = new Float64Array(length);
  for (let index = 0; index < length; index += 1) at[index] = from + index * step;
  return { at, periodSeconds };
}

/** A series on a timeline from points that stand on it; others are left out. */
export function seriesFrom(
  timeline: Timeline,
  points: Iterable<{ readonly at: number; readonly value: number }>,
  origin?: Origin,
): Series {
  const values = emptyValues(timeline);
  const [first = 0] = timeline.at;
  const step = timeline.periodSeconds * 1000;
  for (const { at, value } of points) {
    const index = Math.round((at - first) / step);
    if (timeline.at[index] === at) values[index] = value;
  }
  return { timeline, values, ...(origin ? { origin } : {}) };
}

/** The points that a series has, oldest first. */
export function pointsOf({ timeline, values }: Series): { at: number; value: number }[] {
  const points: { at: number; value: number }[] = [];
  for (const [index, value] of values.entries()) {
    if (!Number.isNaN(value)) points.push({ at: timeline.at[index] ?? 0, value });
  }
  return points;
}

export function emptyValues({ at }: Timeline): Float64Array {
  return new Float64Array(at.length).fill(Number.NaN);
}

/** A series with other values; what is not finite counts as not there. */
export function withValues(series: Series, values: Float64Array): Series {
  for (const [index, value] of values.entries()) if (!Number.isFinite(value)) values[index] = Number.NaN;
  return { ...series, values };
}

/** The same series over one timeline: their own where it is one already, else all of their moments together. */
export function aligned(items: readonly Series[]): Series[] {
  const [first] = items;
  if (!first || items.every(({ timeline }) => isSame(timeline, first.timeline))) return [...items];
  const timeline = joined(items.map((item) => item.timeline));
  return items.map((item) => moved(item, timeline));
}

function isSame(one: Timeline, other: Timeline): boolean {
  if (one === other) return true;
  const { length } = one.at;
  // Timelines are even, so ends and length say it all; a joined one is only ever the same as itself.
  return (
    one.periodSeconds === other.periodSeconds &&
    length === other.at.length &&
    one.at[0] === other.at[0] &&
    one.at[length - 1] === other.at[length - 1]
  );
}

function joined(timelines: readonly Timeline[]): Timeline {
  const moments = new Set<number>();
  for (const { at } of new Set(timelines)) for (const moment of at) moments.add(moment);
  const periodSeconds = Math.min(...timelines.map((timeline) => timeline.periodSeconds));
  return { at: Float64Array.from(moments).sort(), periodSeconds };
}

function moved(series: Series, timeline: Timeline): Series {
  const values = emptyValues(timeline);
  let place = 0;
  for (const [index, value] of series.values.entries()) {
    const moment = series.timeline.at[index] ?? 0;
    while ((timeline.at[place] ?? Number.POSITIVE_INFINITY) < moment) place += 1;
    values[place] = value;
  }
  return { ...series, timeline, values };
}
