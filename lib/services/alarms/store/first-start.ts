import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";

/** Whether this account has had its first content. */
export async function hasFirstContent(db: Database, { accountId }: Pick<Scope, "accountId">): Promise<boolean> {
  const [row] = await db.$queryRaw<{ given: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM first_start_contents WHERE account_id = ${accountId}) AS given`;
  return row?.given === true;
}

/** Marks that the account has its first content; false when it had before. A second that marks at once waits for the first. */
export async function markFirstContent(db: Database, { accountId, region }: Scope, at: Date): Promise<boolean> {
  const marked = await db.$executeRaw`
    INSERT INTO first_start_contents (account_id, region, given_at) VALUES (${accountId}, ${region}, ${at})
    ON CONFLICT (account_id) DO NOTHING`;
  return marked === 1;
}
