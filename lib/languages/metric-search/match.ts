import type { Match, MetricSearch, Schema, Term } from "./ast";
import { holds, type Words, wordsOf } from "./words";

/** What a search looks at. */
export interface Searchable {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: readonly { readonly Name: string; readonly Value: string }[];
}

type Predicate = (metric: Searchable) => boolean;

/** Whether a metric is among those that a search finds. `accountId` is what `:aws.AccountId = LOCAL` means. */
export function compileMetricSearch({ schema, term }: MetricSearch, accountId: string): Predicate {
  const inSchema = schema ? compileSchema(schema) : () => true;
  const matches = term ? compileTerm(term, accountId, rememberWords()) : () => true;
  return (metric) => inSchema(metric) && matches(metric);
}

/** What a search says for certain of every metric that it finds, so that a store can look at fewer. */
export function narrowing({ schema, term }: MetricSearch): {
  namespace?: string;
  metricName?: string;
  dimensions: string[];
} {
  const needed = term?.kind === "and" ? term.operands : term ? [term] : [];
  const exact = (property: string) =>
    needed.find((one): one is Match => one.kind === "match" && one.isExact && one.property === property)?.text;
  const namespace = schema?.namespace ?? exact("Namespace");
  const metricName = exact("MetricName");
  return {
    ...(namespace === undefined ? {} : { namespace }),
    ...(metricName === undefined ? {} : { metricName }),
    dimensions: [...(schema?.dimensions ?? [])],
  };
}

function compileSchema({ namespace, dimensions }: Schema): Predicate {
  const names = new Set(dimensions);
  return (metric) =>
    metric.namespace === namespace &&
    (names.size === 0 ||
      (metric.dimensions.length === names.size && metric.dimensions.every(({ Name }) => names.has(Name))));
}

function compileTerm(term: Term, accountId: string, words: (name: string) => Words): Predicate {
  switch (term.kind) {
    case "match":
      return compileMatch(term, accountId, words);
    case "not": {
      const operand = compileTerm(term.operand, accountId, words);
      return (metric) => !operand(metric);
    }
    default: {
      const operands = term.operands.map((operand) => compileTerm(operand, accountId, words));
      if (term.kind === "and") return (metric) => operands.every((operand) => operand(metric));
      return (metric) => operands.some((operand) => operand(metric));
    }
  }
}

function compileMatch(
  { property, isExact, text }: Match,
  accountId: string,
  words: (name: string) => Words,
): Predicate {
  if (property?.toLowerCase() === ":aws.accountid") {
    return () => text === "LOCAL" || text === accountId;
  }
  const wanted = wordsOf(text);
  const matches = isExact ? (name: string) => name === text : (name: string) => holds(words(name), wanted);
  return (metric) => namesOf(metric, property).some(matches);
}

function namesOf({ namespace, metricName, dimensions }: Searchable, property: string | undefined): string[] {
  if (property === "MetricName") return [metricName];
  if (property === "Namespace") return [namespace];
  if (property === undefined) {
    return [metricName, namespace, ...dimensions.flatMap(({ Name, Value }) => [Name, Value])];
  }
  return dimensions.flatMap(({ Name, Value }) => (Name === property ? [Value] : []));
}

/** Splitting a name costs more than looking at it, and metrics share most of their names. */
function rememberWords(): (name: string) => Words {
  const known = new Map<string, Words>();
  return (name) => {
    const found = known.get(name) ?? wordsOf(name);
    if (known.size < 10_000) known.set(name, found);
    return found;
  };
}
