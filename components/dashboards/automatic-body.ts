import { dimensionSetsOf, withDimensions } from "@/components/metrics/metric-inventory";
import { type MetricName, namesOf } from "@/components/metrics/metric-name";
import type { DashboardBody, MetricRow, Widget } from "@/lib/services/dashboards/model/body";

/** More lines than these in a graph, and more graphs than these on a page, nobody reads. */
const MOST_LINES = 20;
const MOST_GRAPHS = 60;

/** What is counted is added up; everything else is averaged. */
const COUNTED =
  /(count|errors?|faults?|invocations|requests?|throttles?|dropped|failed|sent|received|calls|records|orders)$/i;

/**
 * A dashboard of a namespace that nobody has to make: a graph for each metric and set of dimensions, those with the fewest
 * dimensions first, because they tell of the whole.
 */
export function automaticBody(namespace: string, metrics: readonly MetricName[], region: string): DashboardBody {
  const sets = dimensionSetsOf([...metrics]).sort((a, b) => a.dimensions.length - b.dimensions.length);
  const graphs = sets.flatMap(({ dimensions }): Widget[] => {
    const members = withDimensions([...metrics], dimensions);
    const names = [...new Set(members.map(({ metricName }) => metricName))].sort();
    return names.map((name) =>
      graphOf(
        name,
        dimensions,
        members.filter(({ metricName }) => metricName === name),
        region,
      ),
    );
  });
  const shown = graphs.slice(0, MOST_GRAPHS);
  const placed = shown.map(
    (widget, index) => ({ ...widget, x: (index % 3) * 8, y: Math.floor(index / 3) * 6 }) as Widget,
  );
  return { widgets: namespace === "" ? [] : placed };
}

function graphOf(name: string, dimensions: readonly string[], metrics: readonly MetricName[], region: string): Widget {
  const rows = metrics.slice(0, MOST_LINES).map((metric): MetricRow => namesOf(metric));
  const by = dimensions.length > 0 ? ` · ${dimensions.join(", ")}` : "";
  return {
    type: "metric",
    width: 8,
    height: 6,
    properties: {
      title: `${name}${by}`,
      region,
      view: "timeSeries",
      stacked: false,
      stat: COUNTED.test(name) ? "Sum" : "Average",
      metrics: rows,
    },
  };
}
