import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import type { SeenMinute } from "../model/metric-extraction";
import type { MetricFilter } from "../model/metric-filter";
import type { MetricNote } from "./event-effects";
import { metricFilterOf } from "./metric-filters";

/** Accounts and Regions whose log events have something to say of metrics. */
export async function listMetricScopes(db: Database): Promise<Scope[]> {
  return db.$queryRaw<Scope[]>`
    SELECT account_id AS "accountId", region FROM log_metric_outbox GROUP BY 1, 2
    UNION SELECT account_id, region FROM log_filter_minutes WHERE settled_at IS NULL GROUP BY 1, 2`;
}

/** Takes the oldest notes of a scope out of the outbox; they are back when the transaction fails. */
export async function takeNotes(db: Database, { accountId, region }: Scope, limit: number): Promise<MetricNote[]> {
  const rows = await db.$queryRaw<{ payload: string }[]>`
    DELETE FROM log_metric_outbox WHERE account_id = ${accountId} AND region = ${region} AND id IN (
      SELECT id FROM log_metric_outbox WHERE account_id = ${accountId} AND region = ${region}
      ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING payload`;
  return rows.map(({ payload }) => JSON.parse(payload) as MetricNote);
}

/** Writes down which minutes had events, and in which of them one matched. Rows are locked in the order of their keys. */
export async function noteMinutes(db: Database, scope: Scope, seen: readonly SeenMinute[], now: Date): Promise<void> {
  if (seen.length === 0) return;
  const { accountId, region } = scope;
  await db.$executeRaw`
    INSERT INTO log_filter_minutes AS known (account_id, region, filter_id, minute, matched, seen_at)
    SELECT ${accountId}, ${region}, filter::bigint, to_timestamp(minute / 1000), bool_or(matched), ${now}
    FROM jsonb_to_recordset(${JSON.stringify(seen)}::jsonb) AS came (filter text, minute float8, matched boolean)
    GROUP BY filter, minute ORDER BY filter::bigint, minute
    ON CONFLICT (account_id, region, filter_id, minute) DO UPDATE SET matched = known.matched OR excluded.matched`;
}

/** A minute that came to an end without a match, and its filter. */
export type Unmatched = { filter: MetricFilter; minute: number };

/**
 * Closes the minutes that were first seen before `before`, and answers those without a match whose filter still is there.
 * A closed minute stays known for a while, so that events that come late do not give its default a second time.
 */
export async function settleMinutes(db: Database, scope: Scope, before: Date, now: Date): Promise<Unmatched[]> {
  const { accountId, region } = scope;
  const rows = await db.$queryRaw<{ filter_id: bigint; minute: Date; matched: boolean }[]>`
    UPDATE log_filter_minutes SET settled_at = ${now}
    WHERE account_id = ${accountId} AND region = ${region} AND (filter_id, minute) IN (
      SELECT filter_id, minute FROM log_filter_minutes
      WHERE account_id = ${accountId} AND region = ${region} AND settled_at IS NULL AND seen_at < ${before}
      ORDER BY filter_id, minute LIMIT 10000 FOR UPDATE SKIP LOCKED)
      AND settled_at IS NULL
    RETURNING filter_id, minute, matched`;
  const unmatched = rows.filter(({ matched }) => !matched);
  if (unmatched.length === 0) return [];
  const ids = [...new Set(unmatched.map(({ filter_id: id }) => id))];
  const found = await db.logMetricFilter.findMany({ where: { id: { in: ids } } });
  const filters = new Map(found.map((row) => [row.id, metricFilterOf(row)]));
  return unmatched.flatMap(({ filter_id: id, minute }) => {
    const filter = filters.get(id);
    return filter ? [{ filter, minute: minute.getTime() }] : [];
  });
}

export async function forgetMinutes(db: Database, { accountId, region }: Scope, before: Date): Promise<void> {
  await db.$executeRaw`
    DELETE FROM log_filter_minutes
    WHERE account_id = ${accountId} AND region = ${region} AND settled_at IS NOT NULL AND settled_at < ${before}`;
}
