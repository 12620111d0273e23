import type { MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import type { MetricName } from "@/components/metrics/metric-name";
import { bandExpression, readBand } from "./draft-band";
import { changeQuery, freeId, rowsOf, type Subject } from "./draft-subject";

const USUAL_PERIOD = 300;
const USUAL_STATISTIC = "Average";

/** The one metric of a draft is another one, in the same statistic and period; what was said of the metric before is left out. */
export function withMetric(subject: Subject, metric: MetricName): Partial<Subject> {
  const [row] = rowsOf(subject);
  if (!row?.MetricStat) return { ...addMetric(subject, metric), watchedId: freeId(subject.queries, "m") };
  const { Unit: _, ...rest } = row.MetricStat;
  const MetricStat = { ...rest, Metric: sdkMetric(metric) };
  return changeQuery(subject, row.Id, { MetricStat, Label: undefined });
}

export function addMetric(subject: Subject, metric: MetricName): Partial<Subject> {
  const MetricStat = {
    Metric: sdkMetric(metric),
    Period: periodOfRows(subject) ?? USUAL_PERIOD,
    Stat: USUAL_STATISTIC,
  };
  return { queries: beforeBand(subject, { Id: freeId(subject.queries, "m"), MetricStat }) };
}

/** Adds a math expression, which is what is watched from now on. */
export function addMath(subject: Subject, Expression: string): Partial<Subject> {
  const Id = freeId(subject.queries, "e");
  return watch({ ...subject, queries: beforeBand(subject, { Id, Expression }) }, Id);
}

/** Adds a query of Metrics Insights, which is what is watched from now on. */
export function addQuery(subject: Subject, Expression: string): Partial<Subject> {
  const Id = freeId(subject.queries, "q");
  const Period = periodOfRows(subject) ?? USUAL_PERIOD;
  return watch({ ...subject, queries: beforeBand(subject, { Id, Expression, Period }) }, Id);
}

/** Watches another row; the band goes with it. */
export function watch(subject: Subject, watchedId: string): Partial<Subject> {
  const band = readBand(subject);
  if (band?.width === undefined) return { queries: subject.queries, watchedId };
  const Expression = bandExpression(watchedId, band.width);
  return { ...changeQuery(subject, subject.bandId, { Expression }), watchedId };
}

/** Takes a row away. Where it was watched, the last of those that stay is. */
export function removeQuery(subject: Subject, id: string | undefined): Partial<Subject> {
  const left = { ...subject, queries: subject.queries.filter((query) => query.Id !== id) };
  const last = rowsOf(left).at(-1)?.Id;
  if (last === undefined) return { queries: [], watchedId: "", bandId: undefined };
  return id === subject.watchedId ? watch(left, last) : { queries: left.queries };
}

/** The period that all rows which have one share, in seconds; undefined where they differ. */
export function periodOfRows(subject: Pick<Subject, "queries" | "bandId">): number | undefined {
  const periods = new Set(rowsOf(subject).flatMap(({ MetricStat, Period }) => MetricStat?.Period ?? Period ?? []));
  return periods.size === 1 ? [...periods][0] : undefined;
}

export function withStatistic({ queries }: Pick<Subject, "queries">, id: string | undefined, Stat: string) {
  return {
    queries: queries.map((query) =>
      query.Id === id && query.MetricStat ? { ...query, MetricStat: { ...query.MetricStat, Stat } } : query,
    ),
  };
}

/** One period for every row that has one. */
export function withPeriod({ queries }: Pick<Subject, "queries">, seconds: number): { queries: MetricDataQuery[] } {
  return {
    queries: queries.map((query) => {
      if (query.MetricStat) return { ...query, MetricStat: { ...query.MetricStat, Period: seconds } };
      return query.Period === undefined ? query : { ...query, Period: seconds };
    }),
  };
}

function beforeBand({ queries, bandId }: Subject, added: MetricDataQuery): MetricDataQuery[] {
  const place = queries.findIndex(({ Id }) => Id === bandId);
  return place === -1 ? [...queries, added] : queries.toSpliced(place, 0, added);
}

function sdkMetric({ namespace, metricName, dimensions }: MetricName) {
  return { Namespace: namespace, MetricName: metricName, Dimensions: [...dimensions] };
}
