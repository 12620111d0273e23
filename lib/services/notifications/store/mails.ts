import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import { Prisma } from "@/prisma/client/client";

/** A mail that no server could be given. */
export type KeptMail = { keptAt: Date; order: bigint; recipient: string; subject: string; body: string };

/** Where a page of mails ended. */
export type MailPosition = { at: string; order: string };

export async function insertMail(
  db: Database,
  { accountId, region }: Scope,
  mail: Omit<KeptMail, "order">,
): Promise<void> {
  await db.snsMail.create({ data: { accountId, region, ...mail } });
}

/** Mails newest first, after `after`; of one recipient or of all. */
export function findMails(
  db: Database,
  { accountId, region }: Scope,
  recipient: string | undefined,
  after: MailPosition | undefined,
  limit: number,
): Promise<KeptMail[]> {
  const wanted = [
    Prisma.sql`account_id = ${accountId} AND region = ${region}`,
    ...(recipient === undefined ? [] : [Prisma.sql`recipient = ${recipient}`]),
    ...(after ? [Prisma.sql`(kept_at, mail_order) < (${new Date(after.at)}, ${BigInt(after.order)})`] : []),
  ];
  return db.$queryRaw<KeptMail[]>`
    SELECT kept_at AS "keptAt", mail_order AS "order", recipient, subject, body
    FROM sns_mails WHERE ${Prisma.join(wanted, " AND ")}
    ORDER BY kept_at DESC, mail_order DESC LIMIT ${limit}`;
}
