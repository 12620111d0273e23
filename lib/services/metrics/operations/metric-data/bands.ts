import type { Call } from "@/lib/languages/metric-math/ast";
import { printMetricMath } from "@/lib/languages/metric-math/printer";
import { numberArgument } from "@/lib/languages/metric-math/references";
import { emptyValues, type Series, type Timeline } from "@/lib/languages/metric-math/series";
import { printMetricsInsights } from "@/lib/languages/metrics-insights/printer";
import type { Context } from "@/lib/platform/operation";
import type { DetectorSubject } from "../../model/anomaly/detector";
import { bandAt } from "../../model/anomaly/model";
import type { DataQuery } from "../../model/data-query";
import type { MetricQuery } from "../../model/metric-query";
import type { QueryPlan } from "../../model/query-plan";
import { trainedModel, type WorkOut } from "./trained-models";

/** The width of a band that does not say one, in standard deviations. */
const USUAL_WIDTH = 2;

/**
 * The two lines of ANOMALY_DETECTION_BAND, the upper one first, over a timeline. Without a model they are empty; so they are of what is
 * worked out from another band, which would be trained on itself.
 */
export async function runBand(
  context: Context,
  call: Call,
  { plan, timeline }: { plan: QueryPlan; timeline: Timeline },
  workOut: WorkOut,
): Promise<Series[]> {
  const [about] = call.args;
  const id = about?.kind === "reference" ? about.id : "";
  const lines = { upper: emptyValues(timeline), lower: emptyValues(timeline) };
  const queries = plan.neededFor(id);
  const isTrainable = queries.every((query) => query.kind !== "math" || query.bands.length === 0);
  if (isTrainable) {
    const { model, settings } = await trainedModel(context, subjectOf(queries, id), { queries, id }, workOut);
    for (const [index, at] of model ? timeline.at.entries() : []) {
      if (!model) break;
      const width = numberArgument(call, 1) ?? USUAL_WIDTH;
      const { upper, lower } = bandAt(model, at, width, settings.hasPeriodicSpikes);
      lines.upper[index] = upper;
      lines.lower[index] = lower;
    }
  }
  const name = labelOf(queries, id);
  const origin = (end: string) => ({ label: `${name} ${end}`, properties: new Map<string, string>() });
  return [
    { timeline, values: lines.upper, origin: origin("High") },
    { timeline, values: lines.lower, origin: origin("Low") },
  ];
}

/** What a detector for this would be about. */
function subjectOf(queries: readonly DataQuery[], id: string): DetectorSubject {
  const metric = queries.find((query) => query.id === id);
  if (metric?.kind === "metric") return { kind: "SINGLE_METRIC", metric: singleMetric(metric) };
  return {
    kind: "METRIC_MATH",
    queries: queries.map((query) => {
      const shared = { Id: query.id, ReturnData: query.id === id };
      if (query.kind === "metric") {
        const { Stat, ...Metric } = singleMetric(query);
        return { ...shared, MetricStat: { Metric, Period: query.period, Stat } };
      }
      const Expression = query.kind === "math" ? printMetricMath(query.expression) : printMetricsInsights(query.select);
      return { ...shared, Expression, ...(query.period === undefined ? {} : { Period: query.period }) };
    }),
  };
}

function singleMetric({ series, stat }: MetricQuery) {
  const { namespace, metricName, dimensions } = series;
  return { Namespace: namespace, MetricName: metricName, Dimensions: [...dimensions], Stat: stat };
}

function labelOf(queries: readonly DataQuery[], id: string): string {
  const query = queries.find((one) => one.id === id);
  return query?.label ?? (query?.kind === "metric" ? query.series.metricName : id);
}
