import type { Scope } from "@/lib/platform/arn";
import type { MetricWindow } from "../model/metric-query";
import type { TimeRange } from "../model/period";
import type { QueryResult } from "../model/query-result";
import { seriesKey } from "../model/series";
import type { PointVisitor } from "./block";
import { forEachPoint } from "./read-points";
import { idsOfSeries } from "./series-ids";

/** A question about a metric, and what takes in the points for its answer. */
export type Collecting = { window: MetricWindow; result: QueryResult };

/** Hands the points of each metric to every question about it; each metric is read once, all of them together. */
export async function collectPoints(scope: Scope, questions: readonly Collecting[]): Promise<void> {
  const byKey = new Map<string, QueryResult[]>();
  for (const { window, result } of questions) {
    const key = seriesKey(scope, window.series);
    const results = byKey.get(key);
    if (results) results.push(result);
    else byKey.set(key, [result]);
  }
  const ids = await idsOfSeries(scope, [...byKey.keys()]);
  const wanted = [...byKey].flatMap(([key, results]) => {
    const id = ids.get(key);
    return id === undefined ? [] : [{ id, results }];
  });
  await collectSeries(wanted, wholeRange(questions.map(({ window }) => window)));
}

/** A metric by its id (as `listSeries` answers it), and who takes in its points: several metrics may share one result. */
export type CollectingSeries = { id: number; results: readonly QueryResult[] };

/** As `collectPoints`, for metrics whose ids are known: thousands at once, each id once. Results leave out what lies beyond their window. */
export function collectSeries(wanted: readonly CollectingSeries[], range: TimeRange): Promise<void> {
  const visitors = wanted.map(({ results }) => visitorOf(results));
  return forEachPoint(
    wanted.map(({ id }) => id),
    range,
    (place) => visitors[place] ?? NOBODY,
  );
}

const NOBODY: PointVisitor = { point: () => undefined, value: () => undefined };

function visitorOf(results: readonly QueryResult[]): PointVisitor {
  const [only] = results;
  if (only && results.length === 1) {
    return { point: (point) => only.add(point), value: (at, unit, value) => only.addValue(at, unit, value) };
  }
  return {
    point: (point) => {
      for (const result of results) result.add(point);
    },
    value: (at, unit, value) => {
      for (const result of results) result.addValue(at, unit, value);
    },
  };
}

/** From the earliest begin to the latest end that any window asks for. */
export function wholeRange(windows: readonly Pick<MetricWindow, "range" | "visibleFrom">[]): TimeRange {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { range, visibleFrom } of windows) {
    from = Math.min(from, Math.max(range.from, visibleFrom));
    to = Math.max(to, range.to);
  }
  return { from, to };
}
