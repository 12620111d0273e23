import type { Call } from "@/lib/languages/metric-math/ast";
import { type Origin, type Series, seriesFrom, type Value } from "@/lib/languages/metric-math/series";
import type { Context } from "@/lib/platform/operation";
import type { DataQuery } from "../../model/data-query";
import { Evaluation, MAX_VALUES, Timelines } from "../../model/evaluate-queries";
import type { MathQuery } from "../../model/expression-query";
import { validation } from "../../model/get-metric-data";
import { type LabelSetting, propertiesOf, usualLabels } from "../../model/label";
import type { MetricQuery } from "../../model/metric-query";
import type { TimeRange } from "../../model/period";
import { QueryPlan } from "../../model/query-plan";
import { ResourceTags } from "../../model/resource-tags";
import { taggedResources } from "../resource-tags";
import { runBand } from "./bands";
import { runInsights } from "./insights";
import { isForeign } from "./plain";
import { periodsIn, readResults, type Wanted } from "./read-results";
import { runRuleMetric } from "./rule-metrics";
import { runSearch } from "./search";

/** What the queries of a question came to. */
export type Worked = {
  plan: QueryPlan;
  valueOf: (id: string) => Value;
  /** The units of the metrics that were read, by the Id of their query. */
  units: ReadonlyMap<string, string[]>;
  /** The queries of which something was left out, because there was too much of it. */
  partial: ReadonlySet<string>;
};

/** A metric that is to be read, and where its series goes. */
type Reading = { wanted: Wanted; origin: Origin; take: (series: Series, units: string[]) => void };

/** What those who fetch for one question share. */
type Work = {
  context: Context;
  plan: QueryPlan;
  asked: TimeRange;
  timelines: Timelines;
  setting: LabelSetting;
  values: Map<string, Value>;
  units: Map<string, string[]>;
  calls: Map<Call, readonly Series[]>;
  partial: Set<string>;
  /** The tags of resources, looked up once for all queries that speak of them. */
  tags: () => Promise<ResourceTags>;
};

/** Reads all that the queries which return data need, and works them out as they are asked for. */
export async function workOut(
  context: Context,
  queries: readonly DataQuery[],
  asked: TimeRange,
  setting: LabelSetting,
): Promise<Worked> {
  const plan = new QueryPlan(queries);
  const timelines = new Timelines(asked, context.now.getTime());
  const work: Work = {
    context,
    plan,
    asked,
    timelines,
    setting,
    values: new Map(),
    units: new Map(),
    calls: new Map(),
    partial: new Set(),
    tags: onceOnly(async () => new ResourceTags(await taggedResources(context))),
  };
  const needed = plan.needed().filter((query) => !isForeign(context, query));
  const readings = metricReadings(
    work,
    needed.filter((query) => query.kind === "metric"),
  );
  for (const query of needed) {
    if (query.kind === "math") readings.push(...(await fetchFor(work, query)));
    if (query.kind === "insights") await answerInsights(work, query);
  }
  await read(work, readings);
  const evaluation = new Evaluation(plan, work, timelines);
  return { plan, valueOf: (id) => evaluation.valueOf(id), units: work.units, partial: work.partial };
}

function metricReadings({ setting, values, units }: Work, metrics: readonly MetricQuery[]): Reading[] {
  const usual = usualLabels(metrics);
  return metrics.map((query, index) => ({
    wanted: query,
    origin: { label: query.label ?? usual[index] ?? "", properties: propertiesOf(query, setting) },
    take: (series, found) => {
      values.set(query.id, { kind: "series", series });
      units.set(query.id, found);
    },
  }));
}

/** Fetches what the calls of an expression need: bands at once, and the metrics that searches find as readings. */
async function fetchFor(work: Work, query: MathQuery): Promise<Reading[]> {
  const { context, plan, timelines, setting, calls } = work;
  for (const { call, about } of query.bands) {
    const query = plan.query(about);
    const timeline = timelines.ofPeriod(query ? plan.periodOf(query) : 0);
    const band = await runBand(context, call, { plan, timeline }, async (queries, asked) => {
      return (await workOut(context, queries, asked, setting)).valueOf;
    });
    calls.set(call, band);
  }
  for (const rule of query.rules) {
    const series = await runRuleMetric(context, query.id, rule, timelines.ofPeriod(plan.periodOf(query)));
    calls.set(rule.call, [series]);
  }
  const readings: Reading[] = [];
  for (const search of query.searches) {
    const period = search.period ?? plan.periodOf(query);
    const { windows, isCut } = await runSearch(context, search, period, work.asked);
    if (isCut) work.partial.add(query.id);
    const labels = usualLabels(windows.map(({ series }) => ({ series, stat: search.stat, period })));
    const found: Series[] = [];
    calls.set(search.call, found);
    for (const [index, window] of windows.entries()) {
      readings.push({
        wanted: { ...window, statistic: search.statistic },
        origin: { label: labels[index] ?? "", properties: propertiesOf({ ...window, stat: search.stat }, setting) },
        take: (series) => {
          found[index] = series;
        },
      });
    }
  }
  return readings;
}

/** Without GROUP BY a query is one series, which has the label of an expression. */
async function answerInsights(work: Work, query: Extract<DataQuery, { kind: "insights" }>): Promise<void> {
  const { context, plan, timelines, setting, values, partial, tags } = work;
  const { series, isCut } = await runInsights(context, query, plan.periodOf(query), timelines, { setting, tags });
  const [only] = series;
  const isGrouped = query.select.groupBy.length > 0;
  values.set(query.id, isGrouped || !only ? { kind: "array", items: series } : { kind: "series", series: only });
  if (isCut) partial.add(query.id);
}

async function read({ context, timelines }: Work, readings: readonly Reading[]): Promise<void> {
  const all = readings.map(({ wanted }) => wanted);
  if (all.reduce((count, wanted) => count + periodsIn(wanted), 0) > MAX_VALUES) {
    throw validation([
      "The request asks for more data points than can be processed. Ask for fewer metrics, a longer period or a shorter time.",
    ]);
  }
  await readResults(context, all, (index, result) => {
    const reading = readings[index];
    if (!reading) return false;
    const { wanted, origin, take } = reading;
    take(seriesFrom(timelines.of(wanted), result.dataPoints(wanted.statistic), origin), result.units());
    return true;
  });
}

function onceOnly<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let answer: Promise<Answer> | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}
