/** A query of Logs Insights QL. Source: CloudWatch Logs User Guide, "CloudWatch Logs Insights language query syntax". */
export interface LogsQuery {
  readonly commands: readonly Command[];
}

/** A command of the pipe. `offset` and `length` are where it stands in the source; a printed query has others. */
export type Command = CommandForm & { readonly offset: number; readonly length: number };

export type CommandForm =
  | { readonly kind: "source"; readonly groups: readonly string[]; readonly prefixes: readonly string[] }
  | { readonly kind: "fields" | "display"; readonly items: readonly Item[] }
  | { readonly kind: "filter"; readonly condition: Expression; readonly indexed: boolean }
  | { readonly kind: "parse"; readonly field: Expression; readonly glob: string; readonly names: readonly string[] }
  | {
      readonly kind: "parseRegex";
      readonly field: Expression;
      readonly regex: string;
      readonly names: readonly string[];
    }
  | { readonly kind: "stats"; readonly aggregates: readonly Aggregate[]; readonly keys: readonly Item[] }
  | { readonly kind: "sort"; readonly keys: readonly SortKey[] }
  | { readonly kind: "limit"; readonly count: number; readonly any: boolean }
  | { readonly kind: "dedup"; readonly fields: readonly Expression[] }
  | { readonly kind: "pattern"; readonly field: Expression }
  | { readonly kind: "diff"; readonly period: DiffPeriod }
  | { readonly kind: "unnest"; readonly field: Expression; readonly name: string }
  | { readonly kind: "unmask"; readonly field: Expression; readonly name: string | undefined };

/** An expression with the name that it gets, its own text when there is none. */
export interface Item {
  readonly expression: Expression;
  readonly name: string | undefined;
}

export interface Aggregate {
  readonly function: AggregateFunction;
  /** Absent for count(*). */
  readonly argument: Expression | undefined;
  /** Of pct alone, 0 to 100. */
  readonly percentile: number | undefined;
  readonly name: string | undefined;
}

export const AGGREGATE_FUNCTIONS = [
  "avg",
  "count",
  "count_distinct",
  "earliest",
  "latest",
  "max",
  "min",
  "pct",
  "sortsFirst",
  "sortsLast",
  "stddev",
  "sum",
] as const;
export type AggregateFunction = (typeof AGGREGATE_FUNCTIONS)[number];

export interface SortKey {
  readonly expression: Expression;
  readonly descending: boolean;
}

export const DIFF_PERIODS = ["previousPeriod", "previousHour", "previousDay", "previousWeek", "previousMonth"] as const;
export type DiffPeriod = (typeof DIFF_PERIODS)[number];

export type Comparison = "=" | "!=" | "<" | "<=" | ">" | ">=";
export type Arithmetic = "+" | "-" | "*" | "/" | "%" | "^";

export type Expression =
  | { readonly kind: "literal"; readonly value: string | number | boolean | null }
  | { readonly kind: "field"; readonly name: string }
  | { readonly kind: "period"; readonly count: number; readonly unit: string }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  | {
      readonly kind: "arithmetic";
      readonly operator: Arithmetic;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "negative"; readonly operand: Expression }
  | { readonly kind: "compare"; readonly operator: Comparison; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "like"; readonly operand: Expression; readonly text: Expression }
  | { readonly kind: "matches"; readonly operand: Expression; readonly regex: string }
  | { readonly kind: "in"; readonly operand: Expression; readonly values: readonly Expression[] }
  | { readonly kind: "and" | "or"; readonly terms: readonly Expression[] }
  | { readonly kind: "not"; readonly operand: Expression };
