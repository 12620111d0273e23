import type { DataPoint } from "./aggregate";
import { dynamicLabel, type LabelClock } from "./dynamic-label";
import type { MetricQuery } from "./metric-query";

/** What a label tells of a query, and the values that came out of it, oldest first. */
export type Labelled = Pick<MetricQuery, "series" | "stat" | "period" | "label"> & { points: readonly DataPoint[] };

/** What labels can say that no query knows: the account and Region, and the clock. */
export type LabelSetting = LabelClock & { accountId: string; region: string };

const NOWHERE: LabelSetting = { accountId: "", region: "", now: 0, offsetMinutes: 0 };

/** The label of each query: its own with its parts filled in, or the usual one. */
export function labelsOf(queries: readonly Labelled[], setting: LabelSetting = NOWHERE): string[] {
  const usual = usualLabels(queries);
  return queries.map((query, index) => {
    const { label, points } = query;
    const own = usual[index] ?? "";
    return label === undefined
      ? own
      : dynamicLabel(label, own, { points, properties: propertiesOf(query, setting) }, setting);
  });
}

/**
 * The label of a query that has none: the metric's name with whatever tells the queries of this call apart: dimension
 * values before the name, statistic and period behind it (as the answers of AWS show it: "metric1 Sum 60").
 */
export function usualLabels(queries: readonly Pick<Labelled, "series" | "stat" | "period">[]): string[] {
  const differs = (part: (query: Pick<Labelled, "series" | "stat" | "period">) => string) =>
    new Set(queries.map(part)).size > 1;
  const byNamespace = differs(({ series }) => series.namespace);
  const byStat = differs(({ stat }) => stat);
  const byPeriod = differs(({ period }) => String(period));
  const names = [...new Set(queries.flatMap(({ series }) => series.dimensions.map(({ Name }) => Name)))];
  const byDimension = new Set(names.filter((name) => differs(({ series }) => dimensionOf(series, name))));
  return queries.map(({ series, stat, period }) =>
    [
      ...(byNamespace ? [series.namespace] : []),
      ...series.dimensions.filter(({ Name }) => byDimension.has(Name)).map(({ Value }) => Value),
      series.metricName,
      ...(byStat ? [stat] : []),
      ...(byPeriod ? [String(period)] : []),
    ].join(" "),
  );
}

/** What ${PROP('...')} knows of a metric, by AWS's names. */
export function propertiesOf(
  { series, stat, period }: Pick<Labelled, "series" | "stat" | "period">,
  { accountId, region }: Pick<LabelSetting, "accountId" | "region">,
): Map<string, string> {
  return new Map([
    ["Namespace", series.namespace],
    ["MetricName", series.metricName],
    ["Stat", stat],
    ["Period", String(period)],
    ["AccountId", accountId],
    ["AccountLabel", accountId],
    ["Region", region],
    ...series.dimensions.map(({ Name, Value }): [string, string] => [`Dim.${Name}`, Value]),
  ]);
}

function dimensionOf({ dimensions }: Labelled["series"], name: string): string {
  return dimensions.find(({ Name }) => Name === name)?.Value ?? "";
}
