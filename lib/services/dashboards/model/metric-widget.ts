import type { MetricProperties } from "./body";
import { type Check, integer, isObject, list, oneOf } from "./check";
import { Findings, type ValidationMessage } from "./findings";
import { isMoment, PROPERTIES } from "./widget-properties";

/** AWS's limits and defaults (API reference, "GetMetricWidgetImage: Metric Widget Structure and Syntax"). */
const MAX_CHARACTERS = 100 * 1024;
const MAX_METRICS = 100;
const MAX_PIXELS = 2000;
const STANDARD = { width: 600, height: 400, start: "-PT3H", end: "-PT0H" };

/** A widget to be drawn as a picture: how a dashboard's would be, with its size and the stretch of time. */
export type MetricWidget = {
  graph: MetricProperties;
  width: number;
  height: number;
  theme: "light" | "dark";
  range: { start: Date; end: Date };
  /** Minutes that the clock of its time axis is ahead of UTC. */
  offset: number;
};

/** What AWS's words say against a text that is no widget; without `widget` there is an error among the messages. */
export type ParsedMetricWidget = { widget: MetricWidget | undefined; messages: ValidationMessage[] };

const PIXELS = integer(1, MAX_PIXELS);
const OWN: Readonly<Record<string, Check>> = { width: PIXELS, height: PIXELS, theme: oneOf("light", "dark") };

/** Reads the MetricWidget of a picture for a caller in `region`. Never throws. */
export function parseMetricWidget(source: string, region: string, now: Date): ParsedMetricWidget {
  const findings = new Findings();
  if (source.length > MAX_CHARACTERS) findings.error("", `Should NOT be longer than ${MAX_CHARACTERS} characters`);
  const value = source.length > MAX_CHARACTERS ? undefined : parseJson(source);
  if (!isObject(value)) {
    findings.error("", "The field MetricWidget must be a valid JSON object");
    return { widget: undefined, messages: findings.messages };
  }
  const { width = STANDARD.width, height = STANDARD.height, theme = "light", ...graph } = value;
  const own: Record<string, unknown> = { width, height, theme };
  for (const [name, check] of Object.entries(OWN)) check(own[name], `/${name}`, findings);
  if (graph.metrics === undefined) findings.error("", "Should have required property 'metrics'");
  else list(() => undefined, 1, MAX_METRICS)(graph.metrics, "/metrics", findings);
  PROPERTIES.metric?.({ region, metrics: [], ...graph }, "", findings);
  const { start = STANDARD.start, end = STANDARD.end } = graph;
  const range = { start: momentOf(start, "/start", now, findings), end: momentOf(end, "/end", now, findings) };
  if (range.start >= range.end) findings.error("/start", "Should be before 'end'");
  if (findings.messages.some(({ severity }) => severity === "error")) {
    return { widget: undefined, messages: findings.messages };
  }
  const properties = { region, ...graph } as MetricProperties;
  return {
    widget: {
      graph: properties,
      width: Number(width),
      height: Number(height),
      theme: theme === "dark" ? "dark" : "light",
      range,
      offset: offsetOf(properties.timezone ?? "+0000"),
    },
    messages: findings.messages,
  };
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

const UNITS = { W: 604_800_000, D: 86_400_000, H: 3_600_000, M: 60_000, S: 1000 } as const;
const MONTH = 30 * UNITS.D;

/** "-PT3H" before now, "P0D" for now as AWS's console writes it, or a moment in ISO 8601. */
function momentOf(value: unknown, path: string, now: Date, findings: Findings): Date {
  const text = typeof value === "string" ? value : "";
  if (isMoment(text)) return new Date(text);
  const match =
    /^-?P(?:(\d{1,3})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?$/.exec(
      text,
    );
  if (!match || text.endsWith("P") || text.endsWith("T")) {
    findings.error(path, 'Should match format "date-time"');
    return now;
  }
  const [, years, months, weeks, days, hours, minutes, seconds] = match.map((part) => Number(part ?? 0));
  const back =
    (years ?? 0) * 12 * MONTH +
    (months ?? 0) * MONTH +
    (weeks ?? 0) * UNITS.W +
    (days ?? 0) * UNITS.D +
    (hours ?? 0) * UNITS.H +
    (minutes ?? 0) * UNITS.M +
    (seconds ?? 0) * UNITS.S;
  if (back > 0 && !text.startsWith("-")) findings.error(path, 'Should match format "date-time"');
  return new Date(now.getTime() - back);
}

/** "+0530" as minutes. */
function offsetOf(timezone: string): number {
  const minutes = Number(timezone.slice(1, 3)) * 60 + Number(timezone.slice(3, 5));
  return timezone.startsWith("-") ? -minutes : minutes;
}
