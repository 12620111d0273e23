import { callsOf, referencedIds } from "@/lib/languages/metric-math/references";
import type { DataQuery } from "./data-query";

/** The period of what neither says one nor has a metric to take it from, in seconds. */
const DEFAULT_PERIOD = 300;

/** Which query of a question needs which; found out once, because a question may have 500 that lean on each other. */
export class QueryPlan {
  private readonly byId: ReadonlyMap<string, DataQuery>;
  private readonly needs = new Map<string, readonly string[]>();
  private readonly periods = new Map<string, number>();

  constructor(readonly queries: readonly DataQuery[]) {
    this.byId = new Map(queries.map((query) => [query.id, query]));
    const metrics = queries.flatMap(({ kind, id }) => (kind === "metric" ? [id] : []));
    for (const query of queries) {
      if (query.kind !== "math") continue;
      const hasMetrics = callsOf(query.expression, "METRICS").length > 0;
      this.needs.set(query.id, [...referencedIds(query.expression), ...(hasMetrics ? metrics : [])]);
    }
  }

  query(id: string): DataQuery | undefined {
    return this.byId.get(id);
  }

  /** The queries that must be read or worked out for those that return data. */
  needed(): DataQuery[] {
    return this.neededFor(...this.queries.flatMap(({ id, returnData }) => (returnData ? [id] : [])));
  }

  /** The queries with these Ids, and all that they are worked out from. */
  neededFor(...ids: readonly string[]): DataQuery[] {
    const needed = new Set<string>();
    const need = (id: string): void => {
      if (needed.has(id)) return;
      needed.add(id);
      for (const other of this.needs.get(id) ?? []) need(other);
    };
    for (const id of ids) need(id);
    return this.queries.filter(({ id }) => needed.has(id));
  }

  /** The period that a query says or, of an expression that says none, the finest of what it is worked out from. */
  periodOf(query: DataQuery): number {
    const known = query.period ?? this.periods.get(query.id);
    if (known !== undefined) return known;
    const own = this.finest((this.needs.get(query.id) ?? []).flatMap((id) => this.byId.get(id) ?? []));
    const all = this.finest(this.queries.filter(({ kind }) => kind === "metric"));
    const period = own ?? all ?? DEFAULT_PERIOD;
    this.periods.set(query.id, period);
    return period;
  }

  /** The queries with these Ids and all that are worked out from them. */
  touchedBy(ids: readonly string[]): Set<string> {
    const touched = new Set(ids);
    for (let size = ids.length === 0 ? 0 : -1; size < touched.size; ) {
      size = touched.size;
      for (const [id, needs] of this.needs) if (needs.some((other) => touched.has(other))) touched.add(id);
    }
    return touched;
  }

  private finest(queries: readonly DataQuery[]): number | undefined {
    return queries.length === 0 ? undefined : Math.min(...queries.map((query) => this.periodOf(query)));
  }
}
