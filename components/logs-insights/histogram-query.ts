import type { Command } from "@/lib/languages/logs-insights/ast";
import { parseLogsInsights } from "@/lib/languages/logs-insights/parser";
import { printLogsInsights } from "@/lib/languages/logs-insights/printer";
import { LanguageSyntaxError } from "@/lib/languages/text/language-syntax-error";

const STEPS: readonly [seconds: number, period: string][] = [
  [1, "1s"],
  [5, "5s"],
  [15, "15s"],
  [60, "1m"],
  [300, "5m"],
  [900, "15m"],
  [3_600, "1h"],
  [21_600, "6h"],
  [86_400, "1d"],
  [604_800, "1w"],
];
const MOST_BARS = 90;

/** Counts over time the events that a query's filters let through; undefined when the query cannot be read. */
export function histogramQuery(source: string, lengthMillis: number): string | undefined {
  const commands = commandsOf(source);
  if (!commands) return undefined;
  const end = commands.findIndex(({ kind }) => HOLDING.has(kind));
  const filters = end < 0 ? commands : commands.slice(0, end);
  const [, period] = STEPS.find(([seconds]) => lengthMillis / 1_000 / seconds <= MOST_BARS) ?? [0, "1mo"];
  const counted = `stats count(*) as events by bin(${period})`;
  return filters.length === 0 ? counted : `${printLogsInsights({ commands: filters })}\n| ${counted}`;
}

const HOLDING: ReadonlySet<Command["kind"]> = new Set(["stats", "sort", "limit", "dedup", "pattern", "unnest", "diff"]);

function commandsOf(source: string): readonly Command[] | undefined {
  try {
    return parseLogsInsights(source).commands;
  } catch (error) {
    if (error instanceof LanguageSyntaxError) return undefined;
    throw error;
  }
}
