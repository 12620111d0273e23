import type { Completion, Suggestion } from "@/components/text-editor/completion";
import type { Key } from "@/lib/languages/metrics-insights/ast";
import { expectedAt } from "@/lib/languages/metrics-insights/complete";
import { printKey, printName, printText } from "@/lib/languages/metrics-insights/printer";
import type { MetricName, TaggedMetricName } from "./metric-name";

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

/** What a query may compare and group by: dimensions, and the tags of what these metrics name. */
export function queryKeys(metrics: readonly TaggedMetricName[], known: Known): Key[] {
  const tags = distinct(fitting(metrics, known).flatMap(({ tags = {} }) => Object.keys(tags)));
  return [
    ...dimensionNames(metrics, known).map((name): Key => ({ kind: "dimension", name })),
    ...tags.map((name): Key => ({ kind: "tag", name })),
  ];
}

/** A key as people read it. */
export function keyText({ kind, name }: Key): string {
  if (kind === "dimension") return name;
  return `${kind === "tag" ? "tag" : "AWS"}.${name}`;
}

/** The values that a key has among some metrics; accounts are not known here. */
export function keyValues(metrics: readonly TaggedMetricName[], known: Known, { kind, name }: Key): string[] {
  if (kind === "account") return [];
  return distinct(
    fitting(metrics, known).flatMap(({ dimensions, tags = {} }) => {
      const own = kind === "tag" ? tags[name] : dimensions.find(({ Name }) => Name === name)?.Value;
      return own === undefined ? [] : [own];
    }),
  );
}

/** What may stand at a place of a query: words of the language, and names and values that there really are. */
export function completeQuery(source: string, caret: number, metrics: readonly TaggedMetricName[]): Completion {
  const { from, to, written, keywords, names, key, ...known } = expectedAt(source, caret);
  const word = (text: string): Suggestion => ({ label: text, insert: text });
  const suggestions = [...keywords.map(word), ...namesFor(names, metrics, known, key)];
  const start = written.toLowerCase();
  return { from, to, suggestions: suggestions.filter(({ label }) => label.toLowerCase().startsWith(start)) };
}

function namesFor(
  names: ReturnType<typeof expectedAt>["names"],
  metrics: readonly TaggedMetricName[],
  known: Known,
  key: Key | undefined,
): Suggestion[] {
  const name = (text: string): Suggestion => ({ label: text, insert: printName(text) });
  switch (names) {
    case "metric":
      return metricNames(metrics, known).map(name);
    case "namespace":
      return namespaceNames(known.metricName ? fitting(metrics, { metricName: known.metricName }) : metrics).map(name);
    case "dimension":
      return dimensionNames(metrics, known).map(name);
    case "key":
      return queryKeys(metrics, known).map((one) => ({ label: keyText(one), insert: printKey(one) }));
    case "value":
      return key === undefined
        ? []
        : keyValues(metrics, known, key).map((text) => ({ label: text, insert: printText(text) }));
    default:
      return [];
  }
}

function fitting<Metric extends MetricName>(
  metrics: readonly Metric[],
  { namespace, metricName, dimensions }: Known,
): Metric[] {
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
