import type { Scope } from "@/lib/platform/arn";
import { type Database, pool } from "@/lib/platform/database";
import { Summary } from "../../model/aggregate";
import { compareText, type SeriesName } from "../../model/series";
import type { MetricStream } from "../../model/streams/metric-stream";
import { AdditionalStatistics, type MetricUpdate, updateOf } from "../../model/streams/update";
import { int8Array } from "../binary-array";
import { forEachPoint } from "../read-points";
import { COLUMNS, type Row, streamOf } from "./metric-streams";

const MINUTE_MILLIS = 60_000;
const HOUR_MILLIS = 3_600_000;
/** How many rows are looked at to find the oldest hour's. */
const ROWS_AT_ONCE = 500;

/** Running streams with minutes that ended before `endedBefore` and are to be sent. */
export function findDue(db: Database, endedBefore: Date, now: Date): Promise<(Scope & { id: string; name: string })[]> {
  const minute = new Date(endedBefore.getTime() - MINUTE_MILLIS);
  return db.$queryRaw`
    SELECT account_id AS "accountId", region, stream_name AS name, stream_id::text AS id FROM metric_streams AS streams
    WHERE is_running AND (retry_at IS NULL OR retry_at <= ${now})
      AND EXISTS (SELECT 1 FROM metric_stream_updates AS updates
                  WHERE updates.stream_id = streams.stream_id AND minute <= ${minute})`;
}

/** The stream, held until the transaction ends; undefined when it is not running or another worker holds it. */
export async function holdStream(db: Database, id: string): Promise<MetricStream | undefined> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${COLUMNS} FROM metric_streams WHERE stream_id = ${id}::uuid AND is_running FOR UPDATE SKIP LOCKED`;
  return rows.map(streamOf)[0];
}

/** Minutes of one hour, and which metrics are to be sent of each. */
export type WaitingMinutes = { updateIds: bigint[]; minutes: Map<number, Set<number>> };

/** The oldest minutes that have ended: all of one hour, up to about `limit` metrics altogether. */
export async function readWaiting(
  db: Database,
  streamId: string,
  endedBefore: Date,
  limit: number,
): Promise<WaitingMinutes | undefined> {
  const minute = new Date(endedBefore.getTime() - MINUTE_MILLIS);
  const rows = await db.$queryRaw<{ update_id: bigint; minute: Date; series_ids: bigint[] }[]>`
    SELECT update_id, minute, series_ids FROM (
      SELECT *, sum(cardinality(series_ids)) OVER (ORDER BY minute, update_id) - cardinality(series_ids) AS before,
             date_trunc('hour', minute, 'UTC') = min(date_trunc('hour', minute, 'UTC')) OVER () AS is_first_hour
      FROM (
        SELECT * FROM metric_stream_updates WHERE stream_id = ${streamId}::uuid AND minute <= ${minute}
        ORDER BY minute, update_id LIMIT ${ROWS_AT_ONCE}
      ) AS oldest
    ) AS waiting WHERE before < ${limit} AND is_first_hour ORDER BY minute, update_id`;
  if (rows.length === 0) return undefined;
  const minutes = new Map<number, Set<number>>();
  for (const { minute, series_ids } of rows) {
    const at = minute.getTime();
    const ids = minutes.get(at) ?? new Set();
    for (const id of series_ids) ids.add(Number(id));
    minutes.set(at, ids);
  }
  return { updateIds: rows.map(({ update_id }) => update_id), minutes };
}

/** What has been sent is forgotten. */
export async function forgetSent(
  db: Database,
  streamId: string,
  updateIds: readonly bigint[],
  now: Date,
): Promise<void> {
  await db.$executeRaw`
    DELETE FROM metric_stream_updates WHERE stream_id = ${streamId}::uuid AND update_id = ANY (${updateIds}::int8[])`;
  await db.$executeRaw`
    UPDATE metric_streams SET sent_at = ${now}, failures = 0, retry_at = NULL WHERE stream_id = ${streamId}::uuid`;
}

/** Puts a stream off that could not be sent, and forgets what is older than `before`. */
export async function noteFailure(
  db: Database,
  streamId: string,
  { error, now, retryAt, before }: { error: string; now: Date; retryAt: Date; before: Date },
): Promise<void> {
  await db.$executeRaw`
    UPDATE metric_streams SET failures = failures + 1, last_error = ${error}, failed_at = ${now}, retry_at = ${retryAt}
    WHERE stream_id = ${streamId}::uuid`;
  await db.$executeRaw`
    DELETE FROM metric_stream_updates WHERE stream_id = ${streamId}::uuid AND minute < ${before}`;
}

/** The names of metrics by their ids; ids of metrics that are gone are missing. */
async function namesOf(ids: readonly number[]): Promise<Map<number, SeriesName>> {
  const { rows } = await pool().query<{
    id: string;
    namespace: string;
    metric_name: string;
    dimensions: Record<string, string>;
  }>("SELECT id, namespace, metric_name, dimensions FROM metric_series WHERE id = ANY ($1::int8[])", [int8Array(ids)]);
  return new Map(
    rows.map(({ id, namespace, metric_name, dimensions }) => [
      Number(id),
      {
        namespace,
        metricName: metric_name,
        dimensions: Object.entries(dimensions)
          .map(([Name, Value]) => ({ Name, Value }))
          .sort((one, other) => compareText(one.Name, other.Name)),
      },
    ]),
  );
}

/**
 * The minutes whole, with all points that they have by now, whenever those came: who gets a minute a second time can put it in the
 * place of the first.
 */
export async function readUpdates(stream: MetricStream, { minutes }: WaitingMinutes): Promise<MetricUpdate[]> {
  const ats = [...minutes.keys()].sort((one, other) => one - other);
  const [first = 0, last = 0] = [ats[0], ats.at(-1)];
  const ids = [...new Set([...minutes.values()].flatMap((some) => [...some]))].sort((one, other) => one - other);
  const names = await namesOf(ids);
  const statistics = new AdditionalStatistics(stream.statistics);
  const asked = ids.map((id) => {
    const name = names.get(id);
    return name ? statistics.of(name) : [];
  });
  const summaries = ids.map(() => new Map<string, Summary>());
  const summaryOf = (place: number, unit: string) => {
    const units = summaries[place] ?? new Map<string, Summary>();
    const known = units.get(unit);
    if (known) return known;
    const begun = new Summary(first, MINUTE_MILLIS, (asked[place] ?? []).length > 0);
    units.set(unit, begun);
    return begun;
  };
  const isWithin = (at: number) => at >= first && at < first + HOUR_MILLIS;
  await forEachPoint(ids, { from: first, to: last + MINUTE_MILLIS }, (place) => ({
    point: (point) => isWithin(point.at) && summaryOf(place, point.unit).add(point),
    value: (at, unit, value) => isWithin(at) && summaryOf(place, unit).addValue(at, value),
  }));
  return ids.flatMap((id, place) => {
    const name = names.get(id);
    if (!name) return [];
    return [...(summaries[place] ?? [])].flatMap(([unit, summary]) =>
      summary
        .sorted()
        .filter(({ at }) => minutes.get(at)?.has(id))
        .map((cell) => updateOf(name, unit, cell, asked[place] ?? [])),
    );
  });
}
