import type { Database } from "@/lib/platform/database";
import type { PolicyInForce } from "../model/authority";

/**
 * Every policy that decides what a principal may do, in one round trip: its own, its groups', its boundary, and the managed
 * policies named by `sessionArns`. Managed policies are answered in their default version.
 */
export async function findPoliciesInForce(
  db: Database,
  accountId: string,
  principalId: string,
  sessionArns: string[],
): Promise<PolicyInForce[]> {
  const rows = await db.$queryRaw<{ layer: PolicyInForce["layer"]; name: string; document: string | null }[]>`
    WITH holders AS (
      SELECT ${principalId}::text AS principal_id
      UNION ALL
      SELECT group_id FROM iam_group_members WHERE account_id = ${accountId} AND user_id = ${principalId}
    ), named AS (
      SELECT DISTINCT 'identity' AS layer, policy_arn AS arn
      FROM iam_attachments JOIN holders USING (principal_id) WHERE account_id = ${accountId}
      UNION ALL
      SELECT 'boundary', boundary_arn FROM iam_principals
      WHERE account_id = ${accountId} AND principal_id = ${principalId} AND boundary_arn IS NOT NULL
      UNION ALL
      SELECT 'session', arn FROM unnest(${sessionArns}::text[]) AS arn
    )
    SELECT 'identity' AS layer, name, document
    FROM iam_inline_policies JOIN holders USING (principal_id) WHERE account_id = ${accountId}
    UNION ALL
    SELECT layer, named.arn, document
    FROM named
    LEFT JOIN iam_policies AS policy ON policy.account_id = ${accountId} AND policy.arn = named.arn
    LEFT JOIN iam_policy_versions AS version
      ON version.account_id = policy.account_id AND version.policy_id = policy.policy_id
      AND version.version = policy.default_version`;
  return rows.map(({ document, ...row }) => ({ ...row, document: document ?? undefined }));
}
