import type { Scope } from "@/lib/platform/arn";
import { type Database, database } from "@/lib/platform/database";
import type { KnownTotals } from "../model/telemetry/point";
import { hashOf } from "./series";

/** Who has been silent for so long is forgotten. */
const KEPT_MILLIS = 2 * 24 * 3_600_000;

/** The last totals of each source, held until the transaction ends, so that what comes at the same time waits for what is kept. */
export async function holdTotals(
  db: Database,
  scope: Scope,
  sources: readonly string[],
  at: Date,
): Promise<Map<string, KnownTotals>> {
  const named = new Map(sources.map((source) => [hashOf(source), source]));
  const rows = await db.$queryRaw<{ total_key: string; totals: KnownTotals | null }[]>`
    INSERT INTO metric_totals (account_id, region, total_key, seen_at)
    SELECT ${scope.accountId}, ${scope.region}, total_key, ${at}
    FROM unnest(${[...named.keys()].sort()}::uuid[]) WITH ORDINALITY AS asked (total_key, place) ORDER BY place
    ON CONFLICT (account_id, region, total_key) DO UPDATE SET seen_at = excluded.seen_at
    RETURNING total_key::text, totals`;
  return new Map(
    rows.flatMap(({ total_key, totals }) => {
      const source = named.get(total_key);
      return source !== undefined && totals ? [[source, totals]] : [];
    }),
  );
}

/** Keeps the totals of sources that are held. */
export async function keepTotals(db: Database, scope: Scope, known: ReadonlyMap<string, KnownTotals>): Promise<void> {
  const rows = [...known].map(([source, totals]) => ({ total_key: hashOf(source), totals }));
  await db.$executeRaw`
    UPDATE metric_totals AS kept SET totals = came.totals
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS came (total_key uuid, totals jsonb)
    WHERE account_id = ${scope.accountId} AND region = ${scope.region} AND kept.total_key = came.total_key`;
}

export async function forgetTotals(db: Database, accountId: string): Promise<void> {
  await db.$executeRaw`DELETE FROM metric_totals WHERE account_id = ${accountId}`;
}

export async function forgetSilentTotals(now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MILLIS);
  await database().$executeRaw`DELETE FROM metric_totals WHERE seen_at < ${before}`;
}
