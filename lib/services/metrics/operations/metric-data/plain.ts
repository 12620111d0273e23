import type { Scope } from "@/lib/platform/arn";
import type { DataPoint } from "../../model/aggregate";
import { type LabelSetting, labelsOf } from "../../model/label";
import { type Answered, type MetricDataPosition, pointsLeft } from "../../model/metric-data-page";
import type { MetricQuery } from "../../model/metric-query";
import type { QueryResult } from "../../model/query-result";
import { unitOfStatistic } from "../../model/statistic";
import { readResults } from "./read-results";

type Page = { position: MetricDataPosition; ascending: boolean; maxDatapoints: number; setting: LabelSetting };

/**
 * The lines of a question that asks for metrics only. What lies before the page, or behind its last value, is not read: those
 * lines have no values.
 */
export async function plainAnswers(
  scope: Scope,
  queries: readonly MetricQuery[],
  { position, ascending, maxDatapoints, setting }: Page,
): Promise<Answered[]> {
  const found = new Map<MetricQuery, { points: DataPoint[]; units: string[] }>();
  const first = queries[position.query];
  const wanted = queries.slice(position.query).filter((query) => !isForeign(scope, query));
  let left = maxDatapoints;
  await readResults(scope, wanted, (index, result) => {
    const query = wanted[index];
    if (!query) return false;
    const points = result.dataPoints(query.statistic);
    found.set(query, { points, units: result.units() });
    left -= (query === first ? pointsLeft(points, position.last, ascending) : points).length;
    return left >= 0;
  });
  const labels = labelsOf(
    queries.map((query) => ({ ...query, points: found.get(query)?.points ?? [] })),
    setting,
  );
  return queries.map((query, index) => ({
    id: query.id,
    label: labels[index] ?? "",
    points: found.get(query)?.points ?? [],
    messages: unitMessages(found.get(query)?.units ?? []),
    unit: unitOfStatistic(query.statistic, found.get(query)?.units[0]),
    forbidden: isForeign(scope, query),
  }));
}

/** Another account's metrics are nobody's to see here. */
export function isForeign({ accountId }: Scope, query: { accountId: string | undefined }): boolean {
  return query.accountId !== undefined && query.accountId !== accountId;
}

/** What AWS says of a metric whose data came in several units. */
export function unitMessages(units: ReturnType<QueryResult["units"]>): Answered["messages"] {
  return units.length > 1 ? [{ Code: "MultipleUnits", Value: `Multiple units returned: '[${units.join(", ")}]'` }] : [];
}
