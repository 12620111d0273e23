import type { ChartSeries } from "./chart-series";

/** A unit in one of its sizes: a value is divided, and written with the sign: 2,500,000 Bytes are 2.5 MB. */
export type UnitSize = { divisor: number; sign: string };

/** The sizes of a kind of unit, ascending, in what its smallest AWS unit is one of. */
type Sizes = readonly (readonly [size: number, sign: string])[];

const TIME: Sizes = [
  [1e-6, "µs"],
  [1e-3, "ms"],
  [1, "s"],
];
const POWERS = [1, 1e3, 1e6, 1e9, 1e12, 1e15] as const;
const PREFIXES = ["", "K", "M", "G", "T", "P"] as const;
const sized = (sign: string): Sizes => POWERS.map((power, index) => [power, `${PREFIXES[index]}${sign}`]);
const DATA = { Bytes: sized("B"), Bits: sized("bit"), "Bytes/Second": sized("B/s"), "Bits/Second": sized("bit/s") };

/** CloudWatch's units (API Reference, MetricDatum): what one of each is in the first of its kind. */
const UNITS: ReadonlyMap<string, { sizes: Sizes; factor: number }> = new Map([
  ["Seconds", { sizes: TIME, factor: 1 }],
  ["Milliseconds", { sizes: TIME, factor: 1e-3 }],
  ["Microseconds", { sizes: TIME, factor: 1e-6 }],
  ...Object.entries(DATA).flatMap(([name, sizes]) =>
    ["", "Kilo", "Mega", "Giga", "Tera"].map(
      (prefix, index) =>
        [
          prefix + (prefix ? name.toLowerCase().replace("second", "Second") : name),
          { sizes, factor: POWERS[index] ?? 1 },
        ] as const,
    ),
  ),
  ["Percent", { sizes: [[1, "%"]], factor: 1 }],
  ["Count/Second", { sizes: [[1, "/s"]], factor: 1 }],
]);

/** The size in which values of this magnitude are read most easily; a unit without sizes, or none, is written without a sign. */
export function unitSize(unit: string | undefined, magnitude: number): UnitSize {
  const known = unit === undefined ? undefined : UNITS.get(unit);
  if (!known) return { divisor: 1, sign: "" };
  const { sizes, factor } = known;
  // Nothing at all is written in the unit itself. What binary fractions leave behind must not turn 1 s into 1,000 ms.
  const measure = magnitude === 0 ? factor : Math.abs(magnitude) * factor * (1 + 1e-9);
  const [size, sign] = sizes.findLast(([least]) => measure >= least) ?? sizes[0] ?? [1, ""];
  return { divisor: size / factor, sign };
}

/** The one unit of some series; "various" when they differ, undefined when it is not known of all. */
export function commonUnit(series: readonly Pick<ChartSeries, "unit" | "points" | "value">[]): string | undefined {
  const units = new Set(
    series.flatMap(({ unit, points, value }) => (points.length > 0 || value !== undefined ? [unit] : [])),
  );
  const [unit] = units;
  if (units.has(undefined)) return undefined;
  return units.size > 1 ? VARIOUS : unit;
}

export const VARIOUS = "various";

/** How much of a number is written: `short` for the eye, `precise` to compare, `full` with all digits in the unit itself. */
export type Precision = "short" | "precise" | "full";

/** A value with its unit in the form of a language: "12.5 MB", "231 ms", "45%", "1.2M". */
export function valueText(value: number, unit: string | undefined, precision: Precision, locale: string): string {
  if (precision === "full") {
    const own = unitSize(unit, 0);
    return signed(formatterOf(locale, { maximumSignificantDigits: 17 }).format(value), own.sign);
  }
  const { divisor, sign } = unitSize(unit, value);
  const size = value / divisor;
  const isPrecise = precision === "precise" && Math.abs(size) < 1e7;
  const digits = isPrecise
    ? { maximumSignificantDigits: 6 }
    : Math.abs(size) < 1
      ? { maximumSignificantDigits: 4 }
      : ({ notation: "compact", maximumFractionDigits: 2 } as const);
  return signed(formatterOf(locale, digits).format(size), sign);
}

/** Writes the marks of an axis: all in one size, that of the largest. */
export function tickText(ticks: readonly number[], unit: string | undefined, locale: string): (tick: number) => string {
  const { divisor, sign } = unitSize(unit, Math.max(0, ...ticks.map(Math.abs)));
  const format = formatterOf(locale, { notation: "compact", maximumSignificantDigits: 10 });
  return (tick) => {
    const text = format.format(tick / divisor);
    return tick === 0 && sign !== "%" ? text : signed(text, sign);
  };
}

/** A sign that is a word stands apart, by a space at which no line breaks. */
function signed(number: string, sign: string): string {
  return /^\p{L}/u.test(sign) ? `${number}\u00a0${sign}` : number + sign;
}

/** Making one is slow, and a page of graphs writes thousands of numbers. */
const formatters = new Map<string, Intl.NumberFormat>();

function formatterOf(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formatters.get(key) ?? new Intl.NumberFormat(locale, options);
  formatters.set(key, known);
  return known;
}
