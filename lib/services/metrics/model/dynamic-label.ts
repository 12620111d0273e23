import type { DataPoint } from "./aggregate";

/** What the ${...} parts of a label are filled from. */
export type LabelSource = {
  /** The values that the label stands beside, oldest first. */
  points: readonly DataPoint[];
  /** What ${PROP('...')} knows, by AWS's names: "MetricName", "Stat", "Region" ... and "Dim.InstanceId". */
  properties: ReadonlyMap<string, string>;
};

/** The moment that relative times count from, in milliseconds, and how far the zone of times is ahead of UTC, in minutes. */
export type LabelClock = { now: number; offsetMinutes: number };

const PART = /\$\{(?:([A-Z_]{1,30})|PROP\('([^']{1,260})'\))\}/g;

/**
 * Fills in the ${...} parts of a label: values of the series (${AVG}, ${MAX}, ${LAST} ...), its usual label (${LABEL}) and
 * properties of the metric (${PROP('MetricName')}, ${PROP('Dim.InstanceId')} ...). A part that means nothing stays as it is
 * (CloudWatch User Guide, "Using dynamic labels").
 */
export function dynamicLabel(label: string, usual: string, source: LabelSource, clock: LabelClock): string {
  return label.replace(PART, (whole, name?: string, property?: string) => {
    if (name === "LABEL") return usual;
    const shown = property === undefined ? seriesValue(name ?? "", source, clock) : propertyOf(property, source);
    return shown ?? whole;
  });
}

/** Whether a label has parts to be filled in. */
export function isDynamic(label: string): boolean {
  return label.search(PART) >= 0;
}

function propertyOf(property: string, { properties }: LabelSource): string | undefined {
  return properties.get(property) ?? (property.startsWith("Dim.") ? "" : undefined);
}

/** `_TIME` and `_TIME_RELATIVE` ask when a value was, the others which it is. */
function seriesValue(name: string, { points }: LabelSource, clock: LabelClock): string | undefined {
  const asked = /^(FIRST|LAST|MIN|MAX)(?:(_TIME_RELATIVE)|(_TIME))?$/.exec(name);
  if (asked) {
    const point = pointNamed(asked[1] ?? "", points);
    if (asked[2]) return relative(point?.at, clock);
    return asked[3] ? moment(point?.at, clock) : number(point?.value);
  }
  const sum = points.reduce((total, { value }) => total + value, 0);
  const between = (from: string, to: string) => [pointNamed(from, points), pointNamed(to, points)];
  switch (name) {
    case "AVG":
      return number(points.length > 0 ? sum / points.length : undefined);
    case "SUM":
      return number(sum);
    case "DATAPOINT_COUNT":
      return String(points.length);
    case "MIN_MAX_RANGE":
      return range(between("MIN", "MAX").map((point) => number(point?.value)));
    case "FIRST_LAST_RANGE":
      return range(between("FIRST", "LAST").map((point) => number(point?.value)));
    case "MIN_MAX_TIME_RANGE":
      return range(between("MIN", "MAX").map((point) => moment(point?.at, clock)));
    case "FIRST_LAST_TIME_RANGE":
      return range(between("FIRST", "LAST").map((point) => moment(point?.at, clock)));
    default:
      return undefined;
  }
}

function pointNamed(name: string, points: readonly DataPoint[]): DataPoint | undefined {
  if (name === "FIRST") return points[0];
  if (name === "LAST") return points.at(-1);
  const isBetter = (one: DataPoint, other: DataPoint) =>
    name === "MIN" ? one.value < other.value : one.value >= other.value;
  return points.reduce<DataPoint | undefined>(
    (best, point) => (!best || isBetter(point, best) ? point : best),
    undefined,
  );
}

/** A value that does not exist shows as "--", as in the console. */
function number(value: number | undefined): string {
  return value === undefined ? "--" : String(Number(value.toPrecision(6)));
}

function range(ends: readonly string[]): string {
  return ends.join(" - ");
}

/** ISO 8601 in the label's time zone. */
function moment(at: number | undefined, { offsetMinutes }: LabelClock): string {
  if (at === undefined) return "--";
  const local = new Date(at + offsetMinutes * 60_000).toISOString();
  if (offsetMinutes === 0) return local;
  const size = Math.abs(offsetMinutes);
  const two = (part: number) => String(part).padStart(2, "0");
  const zone = `${offsetMinutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  return local.replace("Z", zone);
}

const STEPS: readonly (readonly [seconds: number, unit: string])[] = [
  [86_400, "d"],
  [3_600, "h"],
  [60, "m"],
  [1, "s"],
];

/** "5m ago": the age in its largest whole unit. */
function relative(at: number | undefined, { now }: LabelClock): string {
  if (at === undefined) return "--";
  const seconds = Math.max(0, Math.round((now - at) / 1000));
  const [size, unit] = STEPS.find(([step]) => seconds >= step) ?? [1, "s"];
  return `${Math.floor(seconds / size)}${unit} ago`;
}
