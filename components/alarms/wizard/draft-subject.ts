import type { MetricDataQuery, MetricStat } from "@aws-sdk/client-cloudwatch";
import type { MetricName } from "@/components/metrics/metric-name";
import { readWatched, type Watched } from "@/lib/services/alarms/model/watched";

/** The part of a draft that says what is watched, in AWS's own members. */
export type Subject = {
  /** One metric, or metrics and expressions, and the band if there is one. */
  queries: readonly MetricDataQuery[];
  /** The row whose result is watched. */
  watchedId: string;
  /** The row that is the band; undefined for an alarm with a threshold. */
  bandId: string | undefined;
  /** Whether the alarm had a list of metrics before, so that it keeps one. */
  isList: boolean;
};

/** The rows that a person edits: everything but the band, which belongs to the conditions. */
export function rowsOf({ queries, bandId }: Pick<Subject, "queries" | "bandId">): MetricDataQuery[] {
  return queries.filter(({ Id }) => Id !== bandId);
}

/** The one metric of a draft that has nothing else; undefined for a list. */
export function plainStat(subject: Pick<Subject, "queries" | "bandId">): MetricStat | undefined {
  const [only, ...others] = rowsOf(subject);
  return others.length === 0 ? only?.MetricStat : undefined;
}

export function nameOfStat({ Metric }: MetricStat): MetricName {
  const { Namespace: namespace = "", MetricName: metricName = "", Dimensions = [] } = Metric ?? {};
  return { namespace, metricName, dimensions: Dimensions.map(({ Name = "", Value = "" }) => ({ Name, Value })) };
}

/** What a person calls a row: its label, its metric, or its text. */
export function nameOfRow({ Id = "", Label, MetricStat, Expression }: MetricDataQuery): string {
  return Label || MetricStat?.Metric?.MetricName || Expression || Id;
}

/** What the draft watches; AWS's words where it cannot be watched so. */
export function watchedOfDraft(subject: Subject): { watched: Watched } | { problem: string } {
  try {
    return { watched: readWatched(membersOf(subject)) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { problem: error.message };
  }
}

/**
 * The members of PutMetricAlarm that say what is watched. One metric has them for itself, unless the alarm had it as a list
 * before. Of a list everything stays as it was given; only which row returns data follows the choice.
 */
export function membersOf(subject: Subject) {
  const stat = plainStat(subject);
  if (stat && !subject.isList && subject.bandId === undefined) {
    const { Metric, Period, Stat = "", Unit } = stat;
    return {
      Namespace: Metric?.Namespace,
      MetricName: Metric?.MetricName,
      Dimensions: Metric?.Dimensions?.length ? [...Metric.Dimensions] : undefined,
      ...(isSimple(Stat) ? { Statistic: Stat } : { ExtendedStatistic: Stat }),
      Period,
      Unit,
    };
  }
  const { queries, watchedId, bandId, isList } = subject;
  const Metrics = queries.map((query): MetricDataQuery => {
    if (query.Id === bandId) return query;
    if (query.Id !== watchedId) return { ...query, ReturnData: false };
    return isList && query.ReturnData !== false ? query : { ...query, ReturnData: true };
  });
  return { Metrics, ThresholdMetricId: bandId };
}

const SIMPLE = ["SampleCount", "Average", "Sum", "Minimum", "Maximum"] as const;

function isSimple(statistic: string): statistic is (typeof SIMPLE)[number] {
  return SIMPLE.some((one) => one === statistic);
}

/** Changes members of one row. */
export function changeQuery(
  { queries }: Pick<Subject, "queries">,
  id: string | undefined,
  change: Partial<MetricDataQuery>,
): { queries: MetricDataQuery[] } {
  return { queries: queries.map((query) => (query.Id === id ? { ...query, ...change } : query)) };
}

/** The next Id of that letter that no row has. */
export function freeId(queries: readonly MetricDataQuery[], letters: string): string {
  let number = 1;
  while (queries.some(({ Id }) => Id === `${letters}${number}`)) number += 1;
  return `${letters}${number}`;
}
