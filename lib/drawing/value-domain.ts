import type { ChartAxis } from "./chart-series";

/** The ends of a value axis and where its lines are. */
export type ValueDomain = { low: number; high: number; ticks: number[] };

const TINY = 1e-100;

/** The lowest and the highest of some values. */
export type Extent = { low: number; high: number };

/**
 * An axis that holds the values, in round steps. A stacked chart begins at zero; a line chart begins near its lowest value,
 * as CloudWatch's do, unless that is close to zero anyway. Ends that the person has set are kept to the letter.
 */
export function valueDomain(values: Extent | undefined, axis: ChartAxis, fromZero: boolean, steps = 4): ValueDomain {
  const measured = values ?? { low: 0, high: 1 };
  let low = axis.min ?? (fromZero || isNearZero(measured) ? Math.min(0, measured.low) : measured.low);
  let high = axis.max ?? (fromZero ? Math.max(0, measured.high) : measured.high);
  // A spread at the edge of what numbers can tell apart is one value; one value alone is drawn in the middle, above zero.
  if (high - low <= Math.max(Math.abs(low), Math.abs(high)) * 1e-9 + TINY) {
    const room = Math.abs(low) > TINY ? Math.abs(low) : 1;
    if (axis.max === undefined) high = low + room;
    if (axis.min === undefined) low = axis.max === undefined ? low - (low >= 0 && low < room ? 0 : room) : high - room;
  }
  const step = roundStep((high - low) / steps);
  if (axis.min === undefined) low = Math.floor(low / step + 1e-9) * step;
  if (axis.max === undefined) high = Math.ceil(high / step - 1e-9) * step;
  const ticks: number[] = [];
  for (let tick = Math.ceil(low / step - 1e-9); tick * step <= high + step * 1e-9; tick++)
    ticks.push(tidy(tick * step));
  return { low: tidy(low), high: tidy(high), ticks };
}

/** Both extents as one. */
export function mergeExtents(...extents: (Extent | undefined)[]): Extent | undefined {
  const known = extents.filter((extent) => extent !== undefined);
  if (known.length === 0) return undefined;
  return known.reduce((one, other) => ({ low: Math.min(one.low, other.low), high: Math.max(one.high, other.high) }));
}

function isNearZero({ low, high }: Extent): boolean {
  return low >= 0 && low <= high * 0.4;
}

/** 1, 2, 2.5 or 5 times a power of ten, not smaller than asked. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= rough * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** Takes away what binary fractions leave behind: 0.30000000000000004. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
