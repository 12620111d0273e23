import { compileMetricSearch, narrowing, type Searchable } from "@/lib/languages/metric-search/match";
import { parseMetricSearch } from "@/lib/languages/metric-search/parser";
import { LanguageSyntaxError } from "@/lib/languages/text/language-syntax-error";
import type { Variable } from "./body";
import type { VariableChoice } from "./variable-choices";

/** The ListMetrics question whose answers hold a variable's values, which of them count, and the dimension that values stand in. */
export type VariableQuestion = {
  namespace: string;
  metricName: string | undefined;
  populateFrom: string;
  finds: (metric: ListedMetric) => boolean;
};

/** A metric as ListMetrics answers it. */
type ListedMetric = {
  Namespace?: string | undefined;
  MetricName?: string | undefined;
  Dimensions?: readonly { Name?: string | undefined; Value?: string | undefined }[] | undefined;
};

/**
 * Reads the search of a variable, an expression as SEARCH takes it: "{AWS/Lambda,FunctionName} MetricName=\"Duration\" prod".
 * Undefined when the variable is not populated from metrics, or its search names no namespace or cannot be read.
 */
export function variableQuestion({ search = "", populateFrom = "" }: Variable): VariableQuestion | undefined {
  if (search === "" || populateFrom === "") return undefined;
  try {
    // Programs that write bodies escape the quotes once more than they need.
    const parsed = parseMetricSearch(search.replaceAll('\\"', '"'));
    const { namespace, metricName, dimensions } = narrowing(parsed);
    if (namespace === undefined || (dimensions.length > 0 && !dimensions.includes(populateFrom))) return undefined;
    const finds = compileMetricSearch(parsed, "");
    return { namespace, metricName, populateFrom, finds: (metric) => finds(searchable(metric)) };
  } catch (error) {
    if (error instanceof LanguageSyntaxError) return undefined;
    throw error;
  }
}

/** The values that metrics give a variable, each once, in order. */
export function populatedChoices(
  { populateFrom, finds }: VariableQuestion,
  metrics: readonly ListedMetric[],
): VariableChoice[] {
  const values = new Set(
    metrics.flatMap((metric) => {
      const value = metric.Dimensions?.find(({ Name }) => Name === populateFrom)?.Value;
      return value !== undefined && finds(metric) ? [value] : [];
    }),
  );
  return [...values].sort().map((value) => ({ value, label: value }));
}

function searchable({ Namespace = "", MetricName = "", Dimensions = [] }: ListedMetric): Searchable {
  const dimensions = Dimensions.map(({ Name = "", Value = "" }) => ({ Name, Value }));
  return { namespace: Namespace, metricName: MetricName, dimensions };
}
