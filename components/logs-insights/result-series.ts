import type { ResultField } from "@aws-sdk/client-cloudwatch-logs";
import type { ChartSeries } from "@/lib/drawing/chart-series";
import type { LogsQuery } from "@/lib/languages/logs-insights/ast";
import { parseLogsInsights } from "@/lib/languages/logs-insights/parser";
import { aggregateColumn, columnOf } from "@/lib/languages/logs-insights/printer";
import { LanguageSyntaxError } from "@/lib/languages/text/language-syntax-error";

export type ResultRows = readonly (readonly ResultField[])[];
export type LogView = "timeSeries" | "bar" | "pie";

/** Why an answer cannot be drawn: it has no statistics, or none over time. */
export type NotDrawable = "noStats" | "noTime";

const MOST_SERIES = 100;

/** The answer of a stats query as series: lines over its bins, or a number for each group. */
export function resultSeries(source: string, rows: ResultRows, view: LogView): ChartSeries[] | NotDrawable {
  const columns = statsColumns(source);
  if (!columns) return "noStats";
  const made = rows.map((row) => new Map(row.map(({ field = "", value = "" }) => [field, value])));
  const first = made.find((row) => columns.keys.some((key) => timeOf(row.get(key)) !== undefined));
  const time = columns.keys.find((key) => timeOf(first?.get(key)) !== undefined);
  if (view === "timeSeries") {
    if (time === undefined) return rows.length === 0 && columns.keys.length > 0 ? [] : "noTime";
    return overTime(made, time, columns);
  }
  return made.slice(0, MOST_SERIES).flatMap((row, index) =>
    columns.statistics.flatMap((statistic): ChartSeries[] => {
      const value = numberOf(row.get(statistic));
      const label = labelOf(row, columns.keys, statistic, columns.statistics.length > 1 || columns.keys.length === 0);
      return value === undefined ? [] : [{ id: `${index} ${statistic}`, label, points: [], value }];
    }),
  );
}

type Columns = { keys: string[]; statistics: string[] };

function overTime(
  rows: readonly ReadonlyMap<string, string>[],
  time: string,
  { keys, statistics }: Columns,
): ChartSeries[] {
  const others = keys.filter((key) => key !== time);
  const series = new Map<string, { label: string; points: { time: number; value: number }[] }>();
  for (const row of rows) {
    const at = timeOf(row.get(time));
    if (at === undefined) continue;
    for (const statistic of statistics) {
      const value = numberOf(row.get(statistic));
      if (value === undefined) continue;
      const label = labelOf(row, others, statistic, statistics.length > 1 || others.length === 0);
      const found = series.get(label) ?? { label, points: [] };
      if (series.size < MOST_SERIES) series.set(label, found);
      found.points.push({ time: at, value });
    }
  }
  return [...series.values()].map(({ label, points }) => ({
    id: label,
    label,
    points: points.sort((a, b) => a.time - b.time),
  }));
}

function labelOf(
  row: ReadonlyMap<string, string>,
  keys: readonly string[],
  statistic: string,
  isNamed: boolean,
): string {
  const group = keys.map((key) => row.get(key) ?? "-").join(", ");
  if (group === "") return statistic;
  return isNamed ? `${group} ${statistic}` : group;
}

/** The keys and statistics of the last stats command; undefined when there is none, or the query cannot be read. */
export function statsColumns(source: string): Columns | undefined {
  const stats = commandsOf(source)?.findLast((command) => command.kind === "stats");
  if (stats?.kind !== "stats") return undefined;
  return { keys: stats.keys.map(columnOf), statistics: stats.aggregates.map(aggregateColumn) };
}

function commandsOf(source: string): LogsQuery["commands"] | undefined {
  try {
    return parseLogsInsights(source).commands;
  } catch (error) {
    if (error instanceof LanguageSyntaxError) return undefined;
    throw error;
  }
}

/** A moment as answers write it, in milliseconds since the epoch. */
export function timeOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/.test(text)) return undefined;
  return Date.parse(`${text.replace(" ", "T")}Z`);
}

function numberOf(text: string | undefined): number | undefined {
  const number = text === undefined || text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** The columns of an answer in their order, without @ptr, which is for programs. */
export function columnsOf(rows: ResultRows): string[] {
  const columns = new Set<string>();
  for (const row of rows) for (const { field = "" } of row) if (field !== "@ptr") columns.add(field);
  return [...columns];
}
