import type { Database } from "@/lib/platform/database";
import type { CredentialFacts } from "../model/credential-report";
import { principalArn } from "../model/principal";

/** A report as it was generated. */
export type CredentialReport = { content: string; generatedAt: Date };

export async function findReport(db: Database, accountId: string): Promise<CredentialReport | undefined> {
  const row = await db.iamCredentialReport.findUnique({ where: { accountId } });
  return row ?? undefined;
}

export async function keepReport(db: Database, accountId: string, report: CredentialReport): Promise<void> {
  await db.iamCredentialReport.upsert({ where: { accountId }, create: { accountId, ...report }, update: report });
}

type Row = {
  name: string;
  path: string;
  created_at: Date;
  last_used_at: Date | null;
  changed_at: Date | null;
  has_mfa: boolean;
  keys: { active: boolean; created: string; used: string | null; service: string | null; region: string | null }[];
};

/** What the report says of every user, by name, in one round trip. */
export async function readCredentials(db: Database, accountId: string): Promise<CredentialFacts[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT u.name, u.path, u.created_at, u.last_used_at, profile.changed_at,
           EXISTS (SELECT FROM iam_mfa_devices d
                   WHERE d.account_id = u.account_id AND d.user_id = u.principal_id) AS has_mfa,
           coalesce((SELECT json_agg(json_build_object(
                       'active', k.status = 'Active', 'created', k.created_at, 'used', k.last_used_at,
                       'service', k.last_used_service, 'region', k.last_used_region) ORDER BY k.created_at, k.access_key_id)
                     FROM iam_access_keys k
                     WHERE k.account_id = u.account_id AND k.user_id = u.principal_id), '[]') AS keys
    FROM iam_principals u
    LEFT JOIN iam_login_profiles profile ON profile.account_id = u.account_id AND profile.user_id = u.principal_id
    WHERE u.account_id = ${accountId} AND u.kind = 'user'
    ORDER BY u.name_key`;
  return rows.map((row) => ({
    name: row.name,
    arn: principalArn(accountId, "user", row.path, row.name),
    createdAt: row.created_at,
    passwordChangedAt: row.changed_at ?? undefined,
    passwordLastUsedAt: row.last_used_at ?? undefined,
    hasMfa: row.has_mfa,
    keys: row.keys.map(({ active, created, used, service, region }) => ({
      active,
      createdAt: new Date(created),
      lastUsed: used === null ? undefined : { at: new Date(used), service: service ?? "N/A", region: region ?? "N/A" },
    })),
  }));
}
