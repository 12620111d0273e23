import type { Completion, Suggestion } from "@/components/text-editor/completion";
import { expectedAt } from "@/lib/languages/metrics-insights/complete";
import { printName, printText } from "@/lib/languages/metrics-insights/printer";
import type { MetricName } from "./metric-name";

/** What is known of a query, to narrow the names that may stand in it. */
type Known = {
  namespace?: string | undefined;
  metricName?: string | undefined;
  dimensions?: readonly string[] | undefined;
};

/** The names that occur among some metrics, each once, in order. */
export function namespaceNames(metrics: readonly MetricName[]): string[] {
  return distinct(metrics.map(({ namespace }) => namespace));
}

export function metricNames(metrics: readonly MetricName[], known: Known): string[] {
  return distinct(fitting(metrics, { ...known, metricName: undefined }).map(({ metricName }) => metricName));
}

export function dimensionNames(metrics: readonly MetricName[], known: Known): string[] {
  return distinct(fitting(metrics, known).flatMap(({ dimensions }) => dimensions.map(({ Name }) => Name)));
}

export function dimensionValues(metrics: readonly MetricName[], known: Known, name: string): string[] {
  return distinct(
    fitting(metrics, known).flatMap(({ dimensions }) =>
      dimensions.filter((one) => one.Name === name).map(({ Value }) => Value),
    ),
  );
}

/** What may stand at a place of a query: words of the language, and names and values that there really are. */
export function completeQuery(source: string, caret: number, metrics: readonly MetricName[]): Completion {
  const { from, to, written, keywords, names, key, ...known } = expectedAt(source, caret);
  const word = (text: string): Suggestion => ({ label: text, insert: text });
  const suggestions = [
    ...keywords.map(word),
    ...namesFor(names, metrics, known, key).map((text) => ({
      label: text,
      insert: names === "value" ? printText(text) : printName(text),
    })),
  ];
  const start = written.toLowerCase();
  return { from, to, suggestions: suggestions.filter(({ label }) => label.toLowerCase().startsWith(start)) };
}

function namesFor(
  names: "metric" | "namespace" | "key" | "value" | undefined,
  metrics: readonly MetricName[],
  known: Known,
  key: string | undefined,
): string[] {
  switch (names) {
    case "metric":
      return metricNames(metrics, known);
    case "namespace":
      return namespaceNames(known.metricName ? fitting(metrics, { metricName: known.metricName }) : metrics);
    case "key":
      return dimensionNames(metrics, known);
    case "value":
      return key === undefined ? [] : dimensionValues(metrics, known, key);
    default:
      return [];
  }
}

function fitting(metrics: readonly MetricName[], { namespace, metricName, dimensions }: Known): MetricName[] {
  const set = dimensions && JSON.stringify([...dimensions].sort());
  return metrics.filter(
    (metric) =>
      (namespace === undefined || metric.namespace === namespace) &&
      (metricName === undefined || metric.metricName === metricName) &&
      (set === undefined || JSON.stringify(metric.dimensions.map(({ Name }) => Name).sort()) === set),
  );
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)].sort((a, b) => a.localeCompare(b));
}
