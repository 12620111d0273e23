import type { Dimension } from "@aws-sdk/client-cloudwatch";
import type { Scope } from "@/lib/platform/arn";

/** A dimension whose two parts are there; in a `SeriesName` they stand in the order of their names. */
export type NamedValue = { Name: string; Value: string };

/** What makes a metric the metric it is: one other dimension value is another metric. */
export type SeriesName = { namespace: string; metricName: string; dimensions: readonly NamedValue[] };

/** The name of a metric from AWS's members, dimensions in order, so that equal metrics have equal names. */
export function seriesName(namespace: string, metricName: string, dimensions: readonly Dimension[] = []): SeriesName {
  const named = dimensions.map(({ Name = "", Value = "" }) => ({ Name, Value }));
  if (named.length > 1) named.sort((one, other) => compareText(one.Name, other.Name));
  return { namespace, metricName, dimensions: named };
}

/**
 * One text for one metric of one account and Region. No name may hold the character NUL (`parseMetricData` and PostgreSQL
 * both refuse it), so it can part them without a second thought.
 */
export function seriesKey({ accountId, region }: Scope, { namespace, metricName, dimensions }: SeriesName): string {
  let key = `${accountId}\0${region}\0${namespace}\0${metricName}`;
  for (const { Name, Value } of dimensions) key += `\0${Name}\0${Value}`;
  return key;
}

/** Orders texts by their UTF-16 units: the same everywhere, whatever the locale. */
export function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
