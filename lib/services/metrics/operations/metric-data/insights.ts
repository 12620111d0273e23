import type { Series } from "@/lib/languages/metric-math/series";
import type { InsightsSelect } from "@/lib/languages/metrics-insights/ast";
import { asksForTags, type Queryable, selects } from "@/lib/languages/metrics-insights/groups";
import type { Context } from "@/lib/platform/operation";
import { MAX_VALUES, type Timelines } from "../../model/evaluate-queries";
import { validation } from "../../model/get-metric-data";
import { InsightsGroups } from "../../model/insights-groups";
import type { InsightsQuery } from "../../model/insights-query";
import { type LabelSetting, propertiesOf } from "../../model/label";
import { SEEN_STEP_MILLIS } from "../../model/list-metrics";
import type { ResourceTags } from "../../model/resource-tags";
import { forEachPoint } from "../../store/read-points";
import { listSeries } from "../../store/series";

const TWO_WEEKS = 14 * 24 * 3_600_000;

/** As many metrics as AWS looks at for one query; what there is beyond makes the answer a partial one. */
const MAX_METRICS = 10_000;

/** The series of a query, and whether metrics were left out. */
export type InsightsResult = { series: Series[]; isCut: boolean };

/** Answers a query over the metrics of the last two weeks. No text of it becomes SQL but as a value. */
export async function runInsights(
  context: Context,
  { id, select }: InsightsQuery,
  period: number,
  timelines: Timelines,
  { setting, tags }: { setting: LabelSetting; tags: () => Promise<ResourceTags> },
): Promise<InsightsResult> {
  const { accountId, now } = context;
  const filter = {
    namespace: select.source.namespace,
    metricName: select.metricName,
    dimensions: (select.source.dimensions ?? []).map((name) => ({ name, value: undefined })),
    seenSince: new Date(now.getTime() - TWO_WEEKS - SEEN_STEP_MILLIS),
  };
  const isPossible = [filter.namespace, filter.metricName, ...filter.dimensions.map(({ name }) => name)].every(
    (name) => !name.includes("\0"),
  );
  const listed = isPossible ? await listSeries(context.db, context, filter, MAX_METRICS + 1, undefined) : [];
  const metrics = (await withTags(listed.slice(0, MAX_METRICS), select, tags)).filter((metric) =>
    selects(select, metric, accountId),
  );
  const timeline = timelines.ofPeriod(period);
  if (InsightsGroups.sizeOf(select, timeline, metrics, accountId) > MAX_VALUES) {
    throw validation([`Error in expression '${id}': The query results in more data points than can be processed`]);
  }
  const groups = new InsightsGroups(select, timeline, metrics, accountId);
  const first = timeline.at[0];
  const last = timeline.at.at(-1);
  if (first !== undefined && last !== undefined) {
    const from = Math.max(first, now.getTime() - TWO_WEEKS);
    const ids = metrics.map((metric) => Number(metric.id));
    await forEachPoint(ids, { from, to: last + period * 1000 }, (place) => ({
      point: (point) => groups.add(place, point),
      value: (at, _unit, value) => groups.addNumbers(place, at, 1, value, value, value),
    }));
  }
  const named = { namespace: select.source.namespace, metricName: select.metricName, dimensions: [] };
  const properties = propertiesOf({ series: named, stat: select.aggregate, period }, setting);
  return { series: groups.series(properties), isCut: listed.length > MAX_METRICS };
}

/** The metrics with the tags of their resources, where the query speaks of any. */
async function withTags<Metric extends Queryable>(
  metrics: readonly Metric[],
  select: InsightsSelect,
  tags: () => Promise<ResourceTags>,
): Promise<Metric[]> {
  if (!asksForTags(select)) return [...metrics];
  const known = await tags();
  return metrics.map((metric) => ({ ...metric, tags: known.of(metric.dimensions) }));
}
