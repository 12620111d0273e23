import type { Aggregate, Condition, InsightsSelect, Key, Order } from "@/lib/languages/metrics-insights/ast";
import { parseMetricsInsights } from "@/lib/languages/metrics-insights/parser";
import { printMetricsInsights } from "@/lib/languages/metrics-insights/printer";
import { LanguageSyntaxError } from "@/lib/languages/text/language-syntax-error";

/** A query of Metrics Insights as the builder holds it: what it cannot do without may not be chosen yet. */
export type QueryDraft = {
  aggregate: Aggregate;
  metricName: string | undefined;
  namespace: string | undefined;
  /** Exactly these dimensions, by SCHEMA; undefined: whatever dimensions a metric has. */
  dimensions: readonly string[] | undefined;
  conditions: readonly Condition[];
  groupBy: readonly Key[];
  orderBy: Order | undefined;
  limit: number | undefined;
};

export const EMPTY_QUERY: QueryDraft = {
  aggregate: "AVG",
  metricName: undefined,
  namespace: undefined,
  dimensions: undefined,
  conditions: [],
  groupBy: [],
  orderBy: undefined,
  limit: undefined,
};

/** A text as a draft, or what is wrong with it. */
export type ReadQuery =
  | { draft: QueryDraft; mistake: undefined }
  | { draft: undefined; mistake: { offset: number; length: number; message: string } };

export function readQuery(text: string): ReadQuery {
  try {
    const { aggregate, metricName, source, conditions, groupBy, orderBy, limit } = parseMetricsInsights(text);
    const { namespace, dimensions } = source;
    return {
      draft: { aggregate, metricName, namespace, dimensions, conditions, groupBy, orderBy, limit },
      mistake: undefined,
    };
  } catch (error) {
    if (!(error instanceof LanguageSyntaxError)) throw error;
    return { draft: undefined, mistake: { offset: error.offset, length: error.length, message: error.message } };
  }
}

/** The draft as text; undefined as long as metric or namespace are not chosen. */
export function writeQuery(draft: QueryDraft): string | undefined {
  const { aggregate, metricName, namespace, dimensions, conditions, groupBy, orderBy, limit } = draft;
  if (metricName === undefined || namespace === undefined) return undefined;
  const select: InsightsSelect = {
    aggregate,
    metricName,
    source: { namespace, ...(dimensions ? { dimensions } : {}) },
    conditions,
    groupBy,
    ...(orderBy ? { orderBy } : {}),
    ...(limit === undefined ? {} : { limit }),
  };
  return printMetricsInsights(select);
}
