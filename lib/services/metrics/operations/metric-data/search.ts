import { MAX_SERIES } from "@/lib/languages/metric-math/evaluate";
import { compileMetricSearch, narrowing } from "@/lib/languages/metric-search/match";
import type { Context } from "@/lib/platform/operation";
import type { SearchCall } from "../../model/expression-query";
import { SEEN_STEP_MILLIS } from "../../model/list-metrics";
import { type MetricWindow, metricWindow } from "../../model/metric-query";
import type { TimeRange } from "../../model/period";
import { compareText, type SeriesName } from "../../model/series";
import { listSeries, type SeriesPosition } from "../../store/series";

const TWO_WEEKS = 14 * 24 * 3_600_000;
const PAGE = 5_000;

/** The metrics that a search finds, over its period; `isCut` when there are more than an answer may hold. */
export type Found = { windows: MetricWindow[]; isCut: boolean };

/** Looks through the metrics of the last two weeks, page by page, in TypeScript: the text of a search never becomes SQL. */
export async function runSearch(
  context: Context,
  { search }: SearchCall,
  period: number,
  asked: TimeRange,
): Promise<Found> {
  const matches = compileMetricSearch(search, context.accountId);
  const found: SeriesName[] = [];
  const filter = storeFilter(search, context.now);
  let position: SeriesPosition | undefined;
  do {
    const page = await listSeries(context.db, context, filter, PAGE, position);
    found.push(...page.filter(matches));
    position = page.length === PAGE ? page.at(-1) : undefined;
  } while (position && found.length <= MAX_SERIES);
  const windows = found
    .slice(0, MAX_SERIES)
    .sort(byDimensions)
    .map((series) => metricWindow(series, period, asked, undefined, context.now.getTime()));
  return { windows, isCut: found.length > MAX_SERIES };
}

/** The store's order within a name is that of birth, which nobody can make sense of. */
function byDimensions(one: SeriesName, other: SeriesName): number {
  const key = ({ namespace, metricName, dimensions }: SeriesName) =>
    [namespace, metricName, ...dimensions.flatMap(({ Name, Value }) => [Name, Value])].join("\0");
  return compareText(key(one), key(other));
}

function storeFilter(search: SearchCall["search"], now: Date) {
  const { namespace, metricName, dimensions } = narrowing(search);
  return {
    namespace,
    metricName,
    dimensions: dimensions.map((name) => ({ name, value: undefined })),
    seenSince: new Date(now.getTime() - TWO_WEEKS - SEEN_STEP_MILLIS),
  };
}
