import type { FilterMatch, FilterMatcher } from "@/lib/languages/filter-pattern/match";
import { compileFilterPattern } from "@/lib/languages/filter-pattern/matcher";
import type { Scope } from "@/lib/platform/arn";
import { readMetricFilterPattern } from "./filter-pattern";
import type { MetricFilter } from "./metric-filter";
import { type MetricTally, periodStart } from "./metric-tally";
import type { InputEvent } from "./put-batch";

/** A metric filter ready for events. The id tells its minutes apart from those of another. */
export type CompiledMetricFilter = MetricFilter & { id: string; match: FilterMatcher };

/** That a filter with a default value saw events in a minute (milliseconds), and whether one matched. */
export type SeenMinute = { filter: string; minute: number; matched: boolean };

export function compileMetricFilter(filter: MetricFilter & { id: string }): CompiledMetricFilter {
  return { ...filter, match: compileFilterPattern(readMetricFilterPattern(filter.pattern)) };
}

/** Adds what the filter makes of the events to the tally; answers the minutes it saw when it has a default value. */
export function extractMetrics(
  filter: CompiledMetricFilter,
  events: readonly InputEvent[],
  scope: Scope,
  tally: MetricTally,
): SeenMinute[] {
  const minutes = new Map<number, boolean>();
  for (const { timestamp, message } of events) {
    const minute = periodStart(timestamp, 60);
    const match = filter.match(message);
    if (filter.defaultValue !== undefined) minutes.set(minute, minutes.get(minute) === true || match !== null);
    if (match) addValue(filter, match, minute, scope, tally);
  }
  return [...minutes].map(([minute, matched]) => ({ filter: filter.id, minute, matched }));
}

/** The metric that a default value goes to. */
export function defaultMetric({ metricNamespace, metricName, unit }: Omit<MetricFilter, "name">, at: number) {
  return { namespace: metricNamespace, metricName, dimensions: {}, unit: unit ?? "None", resolution: 60 as const, at };
}

/** An event without a number at the value's selector, or without one of the dimensions, makes no point. */
function addValue(
  filter: CompiledMetricFilter,
  match: FilterMatch,
  at: number,
  scope: Scope,
  tally: MetricTally,
): void {
  const text = filter.metricValue.startsWith("$") ? match.select(filter.metricValue) : filter.metricValue;
  const value = text === undefined || text.trim() === "" ? Number.NaN : Number(text);
  if (!isMetricValue(value)) return;
  const dimensions: Record<string, string> = {};
  for (const [name, selector] of Object.entries(filter.dimensions)) {
    const selected = match.select(selector);
    if (selected === undefined || !isDimensionValue(selected)) return;
    dimensions[name] = selected;
  }
  for (const name of filter.systemDimensions) {
    dimensions[name] = name === "@aws.account" ? scope.accountId : scope.region;
  }
  tally.add({ ...defaultMetric(filter, at), dimensions }, value);
}

/** What PutMetricData takes as a value (API reference, MetricDatum). */
export function isMetricValue(value: number): boolean {
  return Math.abs(value) <= 2 ** 360;
}

/** What PutMetricData takes as a dimension's value (API reference, Dimension). */
export function isDimensionValue(value: string): boolean {
  return value.length <= 1024 && /^[\x20-\x7e]*[\x21-\x7e][\x20-\x7e]*$/.test(value);
}
