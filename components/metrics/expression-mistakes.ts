import type { TextMark } from "@/components/text-editor/text-marks";
import { checkMetricMath, type Referred } from "@/lib/languages/metric-math/check";
import { parseMetricMath } from "@/lib/languages/metric-math/parser";
import { referencedIds } from "@/lib/languages/metric-math/references";
import { isMetricsInsights } from "@/lib/languages/metrics-insights/parser";
import { LanguageSyntaxError } from "@/lib/languages/text/language-syntax-error";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";
import { type ExpandedMetric, expandMetrics } from "@/lib/services/dashboards/model/expand-metrics";
import { readQuery } from "./query-draft";

/** What is wrong with the expressions of a graph, by the place of their row. They are evaluated by AWS's API, not here. */
export function expressionMistakes(graph: MetricProperties): ReadonlyMap<number, TextMark> {
  const rows = expandMetrics(graph);
  const known = new Map(rows.map((row) => [row.id, row]));
  const mistakes = new Map<number, TextMark>();
  for (const [place, row] of rows.entries()) {
    if (row.kind !== "expression") continue;
    const mistake = isMetricsInsights(row.expression) ? readQuery(row.expression).mistake : mathMistake(row, known);
    if (mistake) mistakes.set(place, mistake);
  }
  return mistakes;
}

type Rows = ReadonlyMap<string, ExpandedMetric>;

function mathMistake(row: Extract<ExpandedMetric, { kind: "expression" }>, known: Rows): TextMark | undefined {
  try {
    checkMetricMath(parseMetricMath(row.expression), (id) => referred(id, known, [row.id]));
    return undefined;
  } catch (error) {
    return markOf(error);
  }
}

/** What an Id stands for; nothing for one that leads back to a row that is asking. */
function referred(id: string, known: Rows, asking: readonly string[]): Referred | undefined {
  const row = known.get(id);
  if (!row || asking.some((one) => one === id || leadsTo(id, one, known, new Set()))) return undefined;
  if (row.kind === "metric") return { type: "TS", isMetric: true };
  if (isMetricsInsights(row.expression)) return { type: "TS[]", isMetric: false };
  try {
    const type = checkMetricMath(parseMetricMath(row.expression), (other) => referred(other, known, [...asking, id]));
    return { type, isMetric: false };
  } catch (error) {
    markOf(error);
    // It is told so in its own row; for those that speak of it, it counts as one series.
    return { type: "TS", isMetric: false };
  }
}

/** Whether an expression speaks of another, itself or by those that it speaks of. */
function leadsTo(from: string, to: string, known: Rows, seen: Set<string>): boolean {
  if (seen.has(from)) return false;
  seen.add(from);
  const row = known.get(from);
  if (row?.kind !== "expression" || isMetricsInsights(row.expression)) return false;
  try {
    const ids = referencedIds(parseMetricMath(row.expression));
    return ids.some((id) => id === to || leadsTo(id, to, known, seen));
  } catch (error) {
    markOf(error);
    return false;
  }
}

function markOf(error: unknown): TextMark {
  if (!(error instanceof LanguageSyntaxError)) throw error;
  return { offset: error.offset, length: error.length, message: error.message };
}
