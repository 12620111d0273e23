import type { Database } from "@/lib/platform/database";
import type { KnownPlaces, Place, PlaceKind } from "../model/place";

/** Whose stars and visits. */
export type Keeper = { accountId: string; principalArn: string };

/** Visits of one person that are kept, over all Regions. */
const KEPT_VISITS = 50;

const PLACE = { kind: true, region: true, name: true } as const;

export async function listPlaces(db: Database, keeper: Keeper): Promise<KnownPlaces> {
  const [starred, visited] = await Promise.all([
    db.star.findMany({ where: keeper, select: PLACE, orderBy: [{ kind: "asc" }, { name: "asc" }] }),
    db.visit.findMany({ where: keeper, select: PLACE, orderBy: { visitedAt: "desc" }, take: KEPT_VISITS }),
  ]);
  return { starred: starred.map(asPlace), visited: visited.map(asPlace) };
}

export async function countStars(db: Database, keeper: Keeper): Promise<number> {
  return db.star.count({ where: keeper });
}

export async function setStar(db: Database, keeper: Keeper, place: Place, isStarred: boolean): Promise<void> {
  if (isStarred) await db.star.createMany({ data: [{ ...keeper, ...place }], skipDuplicates: true });
  else await db.star.deleteMany({ where: { ...keeper, ...place } });
}

/** Notes a visit, and forgets those that too many others came after; what another visit holds just now is left to the next. */
export async function noteVisit(
  db: Database,
  { accountId, principalArn }: Keeper,
  { kind, region, name }: Place,
  at: Date,
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO visits AS now (account_id, principal_arn, kind, region, name, visited_at)
    VALUES (${accountId}, ${principalArn}, ${kind}, ${region}, ${name}, ${at})
    ON CONFLICT (account_id, principal_arn, kind, region, name)
    DO UPDATE SET visited_at = greatest(now.visited_at, excluded.visited_at)`;
  await db.$executeRaw`
    DELETE FROM visits WHERE (account_id, principal_arn, kind, region, name) IN (
      SELECT account_id, principal_arn, kind, region, name FROM visits
      WHERE account_id = ${accountId} AND principal_arn = ${principalArn}
      ORDER BY visited_at DESC OFFSET ${KEPT_VISITS} FOR UPDATE SKIP LOCKED)`;
}

/** Forgets everybody's stars and visits of what is gone. */
export async function forgetPlaces(
  db: Database,
  accountId: string,
  kind: PlaceKind,
  region: string,
  names: readonly string[],
): Promise<void> {
  const where = { accountId, kind, region, name: { in: [...names] } };
  await db.star.deleteMany({ where });
  await db.visit.deleteMany({ where });
}

export async function forgetAllPlaces(db: Database, accountId: string): Promise<void> {
  await db.star.deleteMany({ where: { accountId } });
  await db.visit.deleteMany({ where: { accountId } });
}

/** The column holds what `setStar` and `noteVisit` wrote, and those take kinds alone. */
function asPlace({ kind, region, name }: { kind: string; region: string; name: string }): Place {
  return { kind: kind as PlaceKind, region, name };
}
