import { aggregateArray, aggregateSeries, isAggregate } from "./aggregates";
import { calculate, negate } from "./arithmetic";
import type { Call, Expression } from "./ast";
import { choose } from "./choose";
import { datePartNamed } from "./dates";
import { emptyValues, type Series, type Timeline, type Value } from "./series";
import { type Filler, fill, transformNamed } from "./transforms";

/** As many series as one answer of AWS may hold, and so the longest array. */
export const MAX_SERIES = 500;

/** What the expressions of a request see. Whatever had to be fetched is there already: evaluation waits for nothing. */
export interface Surroundings {
  /** The result of another query. */
  readonly valueOf: (id: string) => Value;
  /** The metrics of the request, which METRICS() names, by Id. */
  readonly metrics: ReadonlyMap<string, Series>;
  /** The moments of what has no series to take them from, as TIME_SERIES(5). */
  readonly timeline: Timeline;
  /** What came of SEARCH, ANOMALY_DETECTION_BAND, INSIGHT_RULE_METRIC and SERVICE_QUOTA. */
  readonly fetched: (call: Call) => readonly Series[];
  /** Is told how many values each new series holds, and may throw when it has become too many. */
  readonly spend: (values: number) => void;
}

/** Thrown when an array has more series than an answer may hold. */
export class TooManySeries extends Error {
  override readonly name = "TooManySeries";
}

/** The value of an expression that `checkMetricMath` has passed: types are not looked at again. */
export function evaluateMetricMath(expression: Expression, around: Surroundings): Value {
  switch (expression.kind) {
    case "number":
      return { kind: "scalar", value: expression.value };
    case "reference":
      return around.valueOf(expression.id);
    case "array":
      return array(expression.items.flatMap((item) => seriesOf(evaluateMetricMath(item, around))));
    case "negation":
      return counted(negate(evaluateMetricMath(expression.operand, around)), around);
    case "binary": {
      const left = evaluateMetricMath(expression.left, around);
      return counted(calculate(expression.operator, left, evaluateMetricMath(expression.right, around)), around);
    }
    case "call":
      return counted(evaluateCall(expression, around), around);
    default:
      return { kind: "scalar", value: Number.NaN };
  }
}

/** The series that a value consists of. */
export function seriesOf(value: Value): readonly Series[] {
  if (value.kind === "array") return value.items;
  return value.kind === "series" ? [value.series] : [];
}

function evaluateCall(call: Call, around: Surroundings): Value {
  const { name, args } = call;
  const argument = (index: number): Value => {
    const expression = args[index];
    return expression ? evaluateMetricMath(expression, around) : { kind: "scalar", value: Number.NaN };
  };
  const transform = transformNamed(name) ?? datePartNamed(name);
  if (transform) return mapValue(argument(0), transform);
  if (isAggregate(name)) return aggregate(name, argument(0), around);
  switch (name) {
    case "FILL": {
      const filler = fillerOf(args[1], around);
      return mapValue(argument(0), (series) => fill(series, filler));
    }
    case "IF":
      return single(choose(argument(0), argument(1), args[2] && argument(2), around.timeline));
    case "METRICS":
      return array(namedMetrics(args[0], around));
    case "METRIC_COUNT":
      return { kind: "scalar", value: seriesOf(argument(0)).length };
    case "FIRST":
      return single(seriesOf(argument(0))[0] ?? empty(around.timeline));
    case "LAST":
      return single(seriesOf(argument(0)).at(-1) ?? empty(around.timeline));
    case "REMOVE_EMPTY":
      return array(seriesOf(argument(0)).filter(({ values }) => values.some((value) => !Number.isNaN(value))));
    case "SLICE":
      return array(slice(seriesOf(argument(0)), numberOf(argument(1)), args[2] && numberOf(argument(2))));
    case "SORT":
      return array(sort(seriesOf(argument(0)), args, args[3] && numberOf(argument(3))));
    case "TIME_SERIES": {
      const values = emptyValues(around.timeline).fill(numberOf(argument(0)));
      return single({ timeline: around.timeline, values });
    }
    case "PERIOD":
      return { kind: "scalar", value: seriesOf(argument(0))[0]?.timeline.periodSeconds ?? Number.NaN };
    case "INSIGHT_RULE_METRIC":
    case "SERVICE_QUOTA":
      return single(around.fetched(call)[0] ?? empty(around.timeline));
    default:
      return array(around.fetched(call));
  }
}

function aggregate(name: string, value: Value, around: Surroundings): Value {
  if (value.kind === "series") return { kind: "scalar", value: aggregateSeries(name, value.series) };
  return single(aggregateArray(name, seriesOf(value), around.timeline));
}

function fillerOf(expression: Expression | undefined, around: Surroundings): Filler {
  if (expression?.kind === "keyword") return expression.word === "LINEAR" ? "LINEAR" : "REPEAT";
  const value = expression && evaluateMetricMath(expression, around);
  return value?.kind === "series" ? value.series : value?.kind === "scalar" ? value.value : Number.NaN;
}

/** All metrics of the request, or those whose Id contains the text. */
function namedMetrics(part: Expression | undefined, { metrics }: Surroundings): Series[] {
  const text = part?.kind === "text" ? part.value : "";
  return [...metrics].flatMap(([id, series]) => (id.includes(text) ? [series] : []));
}

function slice(items: readonly Series[], from: number, to: number | undefined): readonly Series[] {
  return items.slice(Math.max(0, Math.trunc(from)), to === undefined ? undefined : Math.max(0, Math.trunc(to)));
}

/** By a number of each series; what has none stands last, whichever way. */
function sort(items: readonly Series[], args: readonly Expression[], limit: number | undefined): readonly Series[] {
  const [, by, order] = args;
  const name = by?.kind === "keyword" ? by.word : "SUM";
  const sign = order?.kind === "keyword" && order.word === "DESC" ? -1 : 1;
  const ranked = items.map((series) => ({
    series,
    rank: isEmpty(series) ? Number.NaN : aggregateSeries(name, series),
  }));
  ranked.sort((one, other) => {
    if (Number.isNaN(one.rank) || Number.isNaN(other.rank)) {
      return Number(Number.isNaN(one.rank)) - Number(Number.isNaN(other.rank));
    }
    return sign * (one.rank - other.rank);
  });
  return ranked.slice(0, limit === undefined ? undefined : Math.max(0, Math.trunc(limit))).map(({ series }) => series);
}

function isEmpty({ values }: Series): boolean {
  return values.every(Number.isNaN);
}

function mapValue(value: Value, turn: (series: Series) => Series): Value {
  return value.kind === "series" ? single(turn(value.series)) : array(seriesOf(value).map(turn));
}

function counted(value: Value, around: Surroundings): Value {
  for (const { values } of seriesOf(value)) around.spend(values.length);
  return value;
}

function single(series: Series): Value {
  return { kind: "series", series };
}

function array(items: readonly Series[]): Value {
  if (items.length > MAX_SERIES) throw new TooManySeries(`more than ${MAX_SERIES} time series`);
  return { kind: "array", items };
}

function numberOf(value: Value): number {
  return value.kind === "scalar" ? value.value : Number.NaN;
}

function empty(timeline: Timeline): Series {
  return { timeline, values: emptyValues(timeline) };
}
