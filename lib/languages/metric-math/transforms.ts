import { mapSeries } from "./arithmetic";
import { aligned, emptyValues, type Series, withValues } from "./series";

/** The functions that turn one series into another, each of an array for itself. */
const TRANSFORM: Readonly<Record<string, (series: Series) => Series>> = {
  ABS: (series) => mapSeries(series, Math.abs),
  CEIL: (series) => mapSeries(series, Math.ceil),
  FLOOR: (series) => mapSeries(series, Math.floor),
  LOG: (series) => mapSeries(series, Math.log),
  LOG10: (series) => mapSeries(series, Math.log10),
  DIFF: (series) => byPrevious(series, (change) => change),
  DIFF_TIME: (series) => byPrevious(series, (_, seconds) => seconds),
  RATE: (series) => byPrevious(series, (change, seconds) => change / seconds),
  RUNNING_SUM: runningSum,
};

export function transformNamed(name: string): ((series: Series) => Series) | undefined {
  return Object.hasOwn(TRANSFORM, name) ? TRANSFORM[name] : undefined;
}

/** Each value and its seconds against the value before it; the first has none before it, and is dropped. */
function byPrevious(series: Series, turn: (change: number, seconds: number) => number): Series {
  const { timeline, values } = series;
  const turned = emptyValues(timeline);
  let previous = -1;
  for (const [index, value] of values.entries()) {
    if (Number.isNaN(value)) continue;
    if (previous >= 0) {
      const seconds = ((timeline.at[index] ?? 0) - (timeline.at[previous] ?? 0)) / 1000;
      turned[index] = turn(value - (values[previous] ?? 0), seconds);
    }
    previous = index;
  }
  return withValues(series, turned);
}

function runningSum(series: Series): Series {
  let total = 0;
  return mapSeries(series, (value) => {
    total += value;
    return total;
  });
}

/** How FILL fills: with a number, with the values of a series, with the last value seen, or along a line between two values. */
export type Filler = number | Series | "REPEAT" | "LINEAR";

/** The series with its missing values filled, as far as the filler has something to say. */
export function fill(series: Series, filler: Filler): Series {
  if (filler === "REPEAT") return repeat(series);
  if (filler === "LINEAR") return interpolate(series);
  if (typeof filler === "number") {
    return withValues(
      series,
      series.values.map((value) => (Number.isNaN(value) ? filler : value)),
    );
  }
  const [own, other] = aligned([series, filler]) as [Series, Series];
  return withValues(
    own,
    own.values.map((value, index) => (Number.isNaN(value) ? (other.values[index] ?? value) : value)),
  );
}

function repeat(series: Series): Series {
  let last = Number.NaN;
  return withValues(
    series,
    series.values.map((value) => {
      if (!Number.isNaN(value)) last = value;
      return last;
    }),
  );
}

function interpolate(series: Series): Series {
  const { timeline, values } = series;
  const filled = values.slice();
  let from = -1;
  for (const [to, value] of values.entries()) {
    if (Number.isNaN(value)) continue;
    const begin = values[from] ?? value;
    const [start, end] = [timeline.at[from] ?? 0, timeline.at[to] ?? 0];
    for (let index = from + 1; from >= 0 && index < to; index += 1) {
      filled[index] = begin + ((value - begin) * ((timeline.at[index] ?? 0) - start)) / (end - start);
    }
    from = to;
  }
  return withValues(series, filled);
}
