import type { Command, DiffPeriod, LogsQuery } from "./ast";
import { Budget } from "./budget";
import type { LogEvent } from "./event-fields";
import type { QueryTimes } from "./function-form";
import { columnsOf, Pipeline } from "./pipeline";
import { Row } from "./row";
import { textOf } from "./value";

/** A row of the answer: the columns that it has, and what finds its event again. */
export type ResultRow = readonly { readonly field: string; readonly value: string }[];

/** `limit` counts rows of the answer; `memory` is bytes, as they are estimated. */
export type RunOptions = { readonly times: QueryTimes; readonly limit: number; readonly memory: number };

/** A query at work. Events are added newest first; the answer so far can be asked for at any time. Throws QueryTooLarge. */
export class QueryRun {
  readonly columns: readonly string[];
  private readonly pipeline: Pipeline;
  private count = 0;

  constructor({ commands }: LogsQuery, { times, limit, memory }: RunOptions) {
    this.columns = columnsOf(commands);
    const around = { times, limit, budget: new Budget(memory), columns: new Set<string>() };
    this.pipeline = new Pipeline(commands, around, () => {
      this.count += 1;
    });
  }

  /** `isEarlier` for an event of the time that diff compares with. */
  add(event: LogEvent, isEarlier = false): void {
    this.pipeline.push(Row.ofEvent(event, isEarlier));
  }

  /** How many events have passed the filters. */
  get matched(): number {
    return this.count;
  }

  /** Whether no further event is wanted. */
  get isStopped(): boolean {
    return this.pipeline.isStopped;
  }

  results(): ResultRow[] {
    return this.pipeline.rows().map((row) => {
      const shown = this.columns.flatMap((field) => {
        const value = textOf(row.get(field));
        return value === undefined ? [] : [{ field, value }];
      });
      const hasPointer = row.event !== undefined && !this.columns.includes("@ptr");
      return hasPointer ? [...shown, { field: "@ptr", value: row.event.pointer() }] : shown;
    });
  }
}

/** How long before the query's own time the time lies that diff compares with, in milliseconds; undefined without diff. */
export function diffShift({ commands }: LogsQuery, { start, end }: QueryTimes): number | undefined {
  const diff = commands.find((command): command is Command & { kind: "diff" } => command.kind === "diff");
  return diff && shiftOf(diff.period, end - start);
}

const HOUR = 3_600_000;

function shiftOf(period: DiffPeriod, length: number): number {
  switch (period) {
    case "previousPeriod":
      return length;
    case "previousHour":
      return HOUR;
    case "previousDay":
      return 24 * HOUR;
    case "previousWeek":
      return 7 * 24 * HOUR;
    case "previousMonth":
      return 30 * 24 * HOUR;
  }
}

/** The groups that SOURCE names, and the beginnings of names. */
export function sourcesOf({ commands }: LogsQuery): { groups: string[]; prefixes: string[] } {
  const sources = commands.filter((command): command is Command & { kind: "source" } => command.kind === "source");
  return { groups: sources.flatMap(({ groups }) => groups), prefixes: sources.flatMap(({ prefixes }) => prefixes) };
}
