import type { Database } from "@/lib/platform/database";

/** A search that a person keeps; `search` is as an address carries it. */
export type SavedSearch = { name: string; search: string };

export async function listSearches(db: Database, accountId: string, principalArn: string): Promise<SavedSearch[]> {
  const rows = await db.trailSavedSearch.findMany({ where: { accountId, principalArn }, orderBy: { name: "asc" } });
  return rows.map(({ name, search }) => ({ name, search }));
}

export async function keepSearch(
  db: Database,
  accountId: string,
  principalArn: string,
  { name, search }: SavedSearch,
  savedAt: Date,
): Promise<void> {
  await db.trailSavedSearch.upsert({
    where: { accountId_principalArn_name: { accountId, principalArn, name } },
    create: { accountId, principalArn, name, search, savedAt },
    update: { search, savedAt },
  });
}

export async function deleteSearch(db: Database, accountId: string, principalArn: string, name: string): Promise<void> {
  await db.trailSavedSearch.deleteMany({ where: { accountId, principalArn, name } });
}
