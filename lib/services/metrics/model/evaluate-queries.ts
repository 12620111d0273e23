import type { Call } from "@/lib/languages/metric-math/ast";
import { evaluateMetricMath, TooManySeries } from "@/lib/languages/metric-math/evaluate";
import { type Series, type Timeline, timelineOf, type Value } from "@/lib/languages/metric-math/series";
import type { MathQuery } from "./expression-query";
import { validation } from "./get-metric-data";
import { type MetricWindow, metricWindow } from "./metric-query";
import type { TimeRange } from "./period";
import type { QueryPlan } from "./query-plan";
import { seriesName } from "./series";

/** As many values as all series of one question may hold: about 100 MB. */
export const MAX_VALUES = 12_000_000;

/** What was read for the queries of a question, before any of them is worked out. */
export type Fetched = {
  /** The metrics by the Id of their query, and what queries in other languages came to. */
  values: ReadonlyMap<string, Value>;
  /** What the calls of expressions brought: SEARCH and its like. */
  calls: ReadonlyMap<Call, readonly Series[]>;
};

/** Works queries out, each once and in the order in which they need each other. */
export class Evaluation {
  private readonly worked = new Map<string, Value>();
  private readonly metrics: ReadonlyMap<string, Series>;
  private spent = 0;

  constructor(
    private readonly plan: QueryPlan,
    private readonly fetched: Fetched,
    private readonly timelines: Timelines,
  ) {
    this.metrics = new Map(
      plan.queries.flatMap(({ kind, id }) => {
        const value = fetched.values.get(id);
        return kind === "metric" && value?.kind === "series" ? [[id, value.series]] : [];
      }),
    );
  }

  /** Throws ValidationException when it comes to more than an answer may hold. */
  valueOf(id: string): Value {
    const known = this.worked.get(id) ?? this.fetched.values.get(id);
    if (known) return known;
    const query = this.plan.query(id);
    const value: Value = query?.kind === "math" ? this.workOut(query) : { kind: "array", items: [] };
    this.worked.set(id, value);
    return value;
  }

  private workOut(query: MathQuery): Value {
    try {
      return evaluateMetricMath(query.expression, {
        valueOf: (other) => this.valueOf(other),
        metrics: this.metrics,
        timeline: this.timelines.ofPeriod(this.plan.periodOf(query)),
        fetched: (call) => this.fetched.calls.get(call) ?? [],
        spend: (values) => this.spend(values),
      });
    } catch (error) {
      if (!(error instanceof TooManySeries)) throw error;
      throw validation([`Error in expression '${query.id}': The expression results in ${error.message}`]);
    }
  }

  private spend(values: number): void {
    this.spent += values;
    if (this.spent > MAX_VALUES) throw new TooManySeries("more data points than can be processed");
  }
}

/** The timelines of one question: series of one period share one. */
export class Timelines {
  private readonly known = new Map<string, Timeline>();

  constructor(
    private readonly asked: TimeRange,
    private readonly now: number,
  ) {}

  /** The moments of a window, from the first period of which data may still be there. */
  of({ range, visibleFrom, period }: Pick<MetricWindow, "range" | "visibleFrom" | "period">): Timeline {
    const step = period * 1000;
    const hidden = Math.max(0, Math.floor((visibleFrom - range.from) / step));
    const from = range.from + hidden * step;
    const key = `${from}/${range.to}/${period}`;
    const timeline = this.known.get(key) ?? timelineOf(from, range.to, period);
    this.known.set(key, timeline);
    return timeline;
  }

  ofPeriod(period: number): Timeline {
    return this.of(metricWindow(seriesName("", ""), period, this.asked, undefined, this.now));
  }
}
