import type { Database } from "@/lib/platform/database";

/** Empties an account, its root user excepted. Order: whatever refers to something goes before it. */
export async function removeAccount(db: Database, accountId: string): Promise<void> {
  const where = { accountId };
  await db.iamEndedConsoleSession.deleteMany({ where });
  await db.iamSession.deleteMany({ where });
  await db.iamAccessKey.deleteMany({ where });
  await db.iamLoginProfile.deleteMany({ where });
  await db.iamAttachment.deleteMany({ where });
  await db.iamInlinePolicy.deleteMany({ where });
  await db.iamGroupMember.deleteMany({ where });
  await db.iamMfaDevice.deleteMany({ where });
  await db.iamInstanceProfile.deleteMany({ where });
  await db.iamIdentityProvider.deleteMany({ where });
  await db.iamCredentialReport.deleteMany({ where });
  await db.iamPrincipal.deleteMany({ where });
  await db.iamPolicy.deleteMany({ where });
  await db.$executeRaw`UPDATE iam_accounts SET alias = NULL, password_policy = NULL WHERE account_id = ${accountId}`;
}
