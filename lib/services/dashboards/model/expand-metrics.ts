import type { MetricProperties, MetricRender, MetricRow } from "./body";

/** What every line of a graph has, with the widget's own settings where the row is silent. */
type Drawn = {
  /** The row's id, else one that no other row has. */
  id: string;
  label: string | undefined;
  color: string | undefined;
  visible: boolean;
  yAxis: "left" | "right";
  region: string;
  accountId: string | undefined;
  /** In seconds. */
  period: number;
};

/** One line of a graph: a metric whole, or an expression over others. */
export type ExpandedMetric = Drawn &
  (
    | {
        kind: "metric";
        namespace: string;
        metricName: string;
        dimensions: { Name: string; Value: string }[];
        stat: string;
      }
    | { kind: "expression"; expression: string }
  );

const DEFAULT_STAT = "Average";
const DEFAULT_PERIOD = 300;

/**
 * The rows of a metric widget without shorthand: "." repeats the name in the same place of the row above, "..." all names of
 * the row above but the last ones, which the row then gives itself (API reference, "Metrics Array Format").
 */
export function expandMetrics(properties: MetricProperties): ExpandedMetric[] {
  const { metrics = [] } = properties;
  const taken = new Set(metrics.flatMap((row) => renderOf(row).id ?? []));
  let above: string[] = [];
  return metrics.map((row, index) => {
    const render = renderOf(row);
    const drawn = drawnOf(render, properties, render.id ?? freeId(render.expression ? "e" : "m", index + 1, taken));
    if (render.expression !== undefined) return { ...drawn, kind: "expression", expression: render.expression };
    above = namesOf(row, above);
    const [namespace = "", metricName = "", ...pairs] = above;
    const stat = render.stat ?? properties.stat ?? DEFAULT_STAT;
    return { ...drawn, kind: "metric", namespace, metricName, dimensions: dimensionsOf(pairs), stat };
  });
}

function renderOf(row: MetricRow): MetricRender {
  const last = row.at(-1);
  return typeof last === "object" ? last : {};
}

function drawnOf(render: MetricRender, { region, accountId, period }: MetricProperties, id: string): Drawn {
  return {
    id,
    label: render.label,
    color: render.color,
    visible: render.visible ?? true,
    yAxis: render.yAxis ?? "left",
    region: render.region ?? region,
    accountId: render.accountId ?? accountId,
    period: render.period ?? period ?? DEFAULT_PERIOD,
  };
}

function namesOf(row: MetricRow, above: string[]): string[] {
  const names = row.filter((item) => typeof item === "string");
  if (names[0] === "...") {
    const own = names.slice(1);
    return [...above.slice(0, above.length - own.length), ...own];
  }
  return names.map((name, place) => (name === "." ? (above[place] ?? name) : name));
}

function dimensionsOf(pairs: string[]): { Name: string; Value: string }[] {
  const dimensions: { Name: string; Value: string }[] = [];
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    dimensions.push({ Name: pairs[index] ?? "", Value: pairs[index + 1] ?? "" });
  }
  return dimensions;
}

function freeId(letter: string, number: number, taken: Set<string>): string {
  let candidate = number;
  while (taken.has(`${letter}${candidate}`)) candidate += 1;
  taken.add(`${letter}${candidate}`);
  return `${letter}${candidate}`;
}
