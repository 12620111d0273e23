import type { Database } from "@/lib/platform/database";

/** The dashboards that a person has starred, those of them that still exist, by name. */
export async function listStars(db: Database, accountId: string, principalArn: string): Promise<string[]> {
  const found = await db.$queryRaw<{ name: string }[]>`
    SELECT name FROM dashboard_stars JOIN dashboards USING (account_id, name)
    WHERE account_id = ${accountId} AND principal_arn = ${principalArn} ORDER BY name`;
  return found.map(({ name }) => name);
}

export async function setStar(
  db: Database,
  star: { accountId: string; principalArn: string; name: string },
  isStarred: boolean,
): Promise<void> {
  if (isStarred) await db.dashboardStar.createMany({ data: [star], skipDuplicates: true });
  else await db.dashboardStar.deleteMany({ where: star });
}

export async function deleteAllStars(db: Database, accountId: string): Promise<void> {
  await db.dashboardStar.deleteMany({ where: { accountId } });
}
