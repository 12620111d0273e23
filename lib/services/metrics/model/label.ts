import { dynamicLabel, type Labelled } from "./dynamic-label";

/**
 * The label of each query: its own, or the metric's name with whatever tells the queries of this call apart: dimension
 * values before the name, statistic and period behind it (as the answers of AWS show it: "metric1 Sum 60").
 */
export function labelsOf(queries: readonly Labelled[]): string[] {
  const differs = (part: (query: Labelled) => string) => new Set(queries.map(part)).size > 1;
  const byNamespace = differs(({ series }) => series.namespace);
  const byStat = differs(({ stat }) => stat);
  const byPeriod = differs(({ period }) => String(period));
  const names = [...new Set(queries.flatMap(({ series }) => series.dimensions.map(({ Name }) => Name)))];
  const byDimension = new Set(names.filter((name) => differs((query) => dimensionOf(query, name))));
  return queries.map((query) => {
    const { series, stat, period, label } = query;
    const parts = [
      ...(byNamespace ? [series.namespace] : []),
      ...series.dimensions.filter(({ Name }) => byDimension.has(Name)).map(({ Value }) => Value),
      series.metricName,
      ...(byStat ? [stat] : []),
      ...(byPeriod ? [String(period)] : []),
    ];
    const usual = parts.join(" ");
    return label === undefined ? usual : dynamicLabel(label, usual, query);
  });
}

function dimensionOf({ series }: Labelled, name: string): string {
  return series.dimensions.find(({ Name }) => Name === name)?.Value ?? "";
}
