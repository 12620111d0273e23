import type { MessageData } from "@aws-sdk/client-cloudwatch";
import type { Call } from "@/lib/languages/metric-math/ast";
import { type Origin, pointsOf, type Series, seriesFrom, type Value } from "@/lib/languages/metric-math/series";
import type { Context } from "@/lib/platform/operation";
import type { DataQuery } from "../../model/data-query";
import { Evaluation, MAX_VALUES, Timelines } from "../../model/evaluate-queries";
import type { MathQuery, SearchCall } from "../../model/expression-query";
import { type MetricDataQuestion, validation } from "../../model/get-metric-data";
import type { InsightsQuery } from "../../model/insights-query";
import { type LabelSetting, labelsOf, propertiesOf, usualLabels } from "../../model/label";
import { mathAnswers } from "../../model/math-answer";
import type { Answered } from "../../model/metric-data-page";
import type { MetricQuery } from "../../model/metric-query";
import { QueryPlan } from "../../model/query-plan";
import { runInsights } from "./insights";
import { isForeign, unitMessages } from "./plain";
import { periodsIn, readResults, type Wanted } from "./read-results";
import { runSearch } from "./search";

/** The lines of a question, and what there is to say of all of them. */
export type Answers = { answers: Answered[]; messages: MessageData[] };

/** A metric that is to be read, and where its series goes. */
type Reading = { wanted: Wanted; origin: Origin; take: (series: Series, units: string[]) => void };

/** The lines of a question with expressions: everything that is needed is read first, then worked out. */
export async function mathAnswersTo(
  context: Context,
  { queries, asked }: MetricDataQuestion,
  setting: LabelSetting,
): Promise<Answers> {
  const plan = new QueryPlan(queries);
  const needed = plan.needed();
  const timelines = new Timelines(asked, context.now.getTime());
  const values = new Map<string, Value>();
  const units = new Map<string, string[]>();
  const calls = new Map<Call, Series[]>();
  const messages: MessageData[] = [];
  const readings = metricReadings(context, needed, setting, (id, series, found) => {
    values.set(id, { kind: "series", series });
    units.set(id, found);
  });
  const partial = new Set<string>();
  for (const query of needed) {
    if (query.kind === "metric" || isForeign(context, query)) continue;
    if (query.kind === "insights") {
      const { series, isCut } = await runInsights(context, query, plan.periodOf(query), timelines, setting);
      values.set(query.id, insightsValue(query, series));
      if (isCut) partial.add(query.id);
      continue;
    }
    for (const search of query.searches) {
      const found = await searchReadings(context, query, search, { plan, asked, setting }, calls);
      readings.push(...found.readings);
      if (found.isCut) partial.add(query.id);
    }
  }
  if (partial.size > 0) {
    messages.push({ Code: "MaxMetricsExceeded", Value: "Maximum number of allowed metrics exceeded" });
  }
  await read(context, readings, timelines);
  const evaluation = new Evaluation(plan, { values, calls }, timelines);
  const foreign = queries.filter((query) => isForeign(context, query)).map(({ id }) => id);
  const forbidden = plan.touchedBy(foreign);
  const metricLabels = labelsOfMetrics(queries, values, setting);
  const answers = queries.flatMap((query): Answered[] => {
    if (!query.returnData) return [];
    if (forbidden.has(query.id)) {
      return [{ id: query.id, label: query.label ?? query.id, points: [], messages: [], forbidden: true }];
    }
    const found = mathAnswers(query, evaluation.valueOf(query.id), setting);
    if (query.kind === "metric") {
      const label = metricLabels.get(query.id) ?? query.id;
      return found.map((answer) => ({ ...answer, label, messages: unitMessages(units.get(query.id) ?? []) }));
    }
    return found.map((answer) => ({ ...answer, isPartial: partial.has(query.id) }));
  });
  return { answers, messages };
}

function metricReadings(
  context: Context,
  needed: readonly DataQuery[],
  setting: LabelSetting,
  take: (id: string, series: Series, units: string[]) => void,
): Reading[] {
  const metrics = needed.filter((query) => query.kind === "metric" && !isForeign(context, query)) as MetricQuery[];
  const usual = usualLabels(metrics);
  return metrics.map((query, index) => ({
    wanted: query,
    origin: { label: query.label ?? usual[index] ?? "", properties: propertiesOf(query, setting) },
    take: (series, units) => take(query.id, series, units),
  }));
}

type Around = { plan: QueryPlan; setting: LabelSetting; asked: MetricDataQuestion["asked"] };

async function searchReadings(
  context: Context,
  query: MathQuery,
  search: SearchCall,
  { plan, asked, setting }: Around,
  calls: Map<Call, Series[]>,
): Promise<{ readings: Reading[]; isCut: boolean }> {
  const period = search.period ?? plan.periodOf(query);
  const { windows, isCut } = await runSearch(context, search, period, asked);
  const named = windows.map(({ series }) => ({ series, stat: search.stat, period }));
  const labels = usualLabels(named);
  const found: Series[] = [];
  calls.set(search.call, found);
  const readings = windows.map((window, index) => ({
    wanted: { ...window, statistic: search.statistic },
    origin: { label: labels[index] ?? "", properties: propertiesOf({ ...window, stat: search.stat }, setting) },
    take: (series: Series) => {
      found[index] = series;
    },
  }));
  return { readings, isCut };
}

/** Without GROUP BY a query is one series, which has the label of an expression. */
function insightsValue({ select }: InsightsQuery, series: Series[]): Value {
  if (select.groupBy.length > 0) return { kind: "array", items: series };
  const [only] = series;
  return only ? { kind: "series", series: only } : { kind: "array", items: [] };
}

async function read(context: Context, readings: readonly Reading[], timelines: Timelines): Promise<void> {
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

function labelsOfMetrics(
  queries: readonly DataQuery[],
  values: ReadonlyMap<string, Value>,
  setting: LabelSetting,
): Map<string, string> {
  const metrics = queries.filter((query) => query.kind === "metric" && query.returnData) as MetricQuery[];
  const labels = labelsOf(
    metrics.map((query) => {
      const value = values.get(query.id);
      return { ...query, points: value?.kind === "series" ? pointsOf(value.series) : [] };
    }),
    setting,
  );
  return new Map(metrics.map(({ id }, index) => [id, labels[index] ?? id]));
}
