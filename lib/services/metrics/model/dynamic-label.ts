import type { DataPoint } from "./aggregate";
import type { MetricQuery } from "./metric-query";

/** What a label tells of a query, and the values that came out of it, oldest first. */
export type Labelled = Pick<MetricQuery, "series" | "stat" | "period" | "label"> & { points: DataPoint[] };

/**
 * Fills in the ${...} parts of a label: values of the series (${AVG}, ${MAX}, ${LAST} ...), its usual label (${LABEL}) and
 * properties of the metric (${PROP('MetricName')}, ${PROP('Dim.InstanceId')} ...). A part that means nothing stays as it is
 * (CloudWatch User Guide, "Using dynamic labels").
 */
export function dynamicLabel(label: string, usual: string, query: Labelled): string {
  return label.replace(
    /\$\{(?:([A-Z_]{1,20})|PROP\('([^']{1,260})'\))\}/g,
    (whole, name?: string, property?: string) => {
      if (name === "LABEL") return usual;
      const shown = property === undefined ? seriesValue(name ?? "", query) : propertyOf(property, query);
      return shown ?? whole;
    },
  );
}

function seriesValue(name: string, { points }: Labelled): string | undefined {
  const values = points.map(({ value }) => value);
  const sum = values.reduce((total, value) => total + value, 0);
  const byValue = points.toSorted((one, other) => one.value - other.value);
  const [lowest, highest] = [byValue[0], byValue.at(-1)];
  switch (name) {
    case "AVG":
      return number(values.length > 0 ? sum / values.length : undefined);
    case "SUM":
      return number(sum);
    case "MAX":
      return number(highest?.value);
    case "MIN":
      return number(lowest?.value);
    case "FIRST":
      return number(values[0]);
    case "LAST":
      return number(values.at(-1));
    case "DATAPOINT_COUNT":
      return String(values.length);
    case "MAX_TIME":
      return moment(highest?.at);
    case "MIN_TIME":
      return moment(lowest?.at);
    case "FIRST_TIME":
      return moment(points[0]?.at);
    case "LAST_TIME":
      return moment(points.at(-1)?.at);
    default:
      return undefined;
  }
}

function propertyOf(property: string, { series, stat, period }: Labelled): string | undefined {
  if (property.startsWith("Dim.")) return series.dimensions.find(({ Name }) => Name === property.slice(4))?.Value ?? "";
  switch (property) {
    case "Namespace":
      return series.namespace;
    case "MetricName":
      return series.metricName;
    case "Stat":
      return stat;
    case "Period":
      return String(period);
    default:
      return undefined;
  }
}

/** A value that does not exist shows as "--", as in the console. */
function number(value: number | undefined): string {
  return value === undefined ? "--" : String(Number(value.toPrecision(6)));
}

function moment(at: number | undefined): string {
  return at === undefined ? "--" : new Date(at).toISOString();
}
