import type { Database } from "@/lib/platform/database";
import type { Principal, PrincipalKind } from "../model/principal";

/** Attaches a managed policy; once is as good as twice. */
export async function attachPolicy(db: Database, to: Principal, policyArn: string, attachedAt: Date): Promise<void> {
  const attachment = { accountId: to.accountId, principalId: to.id, policyArn, attachedAt };
  await db.iamAttachment.createMany({ data: [attachment], skipDuplicates: true });
}

/** False when the policy was not attached. */
export async function detachPolicy(db: Database, from: Principal, policyArn: string): Promise<boolean> {
  const where = { accountId: from.accountId, principalId: from.id, policyArn };
  const { count } = await db.iamAttachment.deleteMany({ where });
  return count > 0;
}

/** The ARNs of the managed policies of a principal; the quota keeps them few. */
export async function listAttached(db: Database, to: Principal): Promise<string[]> {
  const rows = await db.iamAttachment.findMany({
    where: { accountId: to.accountId, principalId: to.id },
    select: { policyArn: true },
    orderBy: { policyArn: "asc" },
  });
  return rows.map(({ policyArn }) => policyArn);
}

/** How many principals each of these policies is attached to, and bounds. */
export type PolicyUse = { attachments: number; boundaries: number };

export async function countUses(db: Database, accountId: string, arns: string[]): Promise<Map<string, PolicyUse>> {
  const attached = await db.iamAttachment.groupBy({
    by: "policyArn",
    where: { accountId, policyArn: { in: arns } },
    _count: true,
  });
  const bounds = await db.iamPrincipal.groupBy({
    by: "boundaryArn",
    where: { accountId, boundaryArn: { in: arns } },
    _count: true,
  });
  const boundaries = new Map(bounds.map(({ boundaryArn, _count }) => [boundaryArn, _count]));
  const attachments = new Map(attached.map(({ policyArn, _count }) => [policyArn, _count]));
  return new Map(
    arns.map((arn) => [arn, { attachments: attachments.get(arn) ?? 0, boundaries: boundaries.get(arn) ?? 0 }]),
  );
}

/** The ARNs that anything in the account is attached to or bound by. */
export async function usedArns(db: Database, accountId: string, use: "attachment" | "boundary"): Promise<Set<string>> {
  if (use === "attachment") {
    const rows = await db.iamAttachment.groupBy({ by: "policyArn", where: { accountId } });
    return new Set(rows.map(({ policyArn }) => policyArn));
  }
  const rows = await db.iamPrincipal.groupBy({
    by: "boundaryArn",
    where: { accountId, boundaryArn: { not: null } },
  });
  return new Set(rows.flatMap(({ boundaryArn }) => boundaryArn ?? []));
}

/** Who has a policy: the kind, name and id of a principal. */
export type PolicyHolder = { kind: PrincipalKind; name: string; nameKey: string; id: string };

/** The principals that a policy is attached to or bounds, by kind and name. */
export async function listHolders(
  db: Database,
  accountId: string,
  policyArn: string,
  page: {
    kinds: PrincipalKind[];
    use: "attachment" | "boundary" | "any";
    pathPrefix: string;
    after: { kind: string; nameKey: string } | undefined;
    limit: number;
  },
): Promise<PolicyHolder[]> {
  const { kind = "", nameKey = "" } = page.after ?? {};
  return db.$queryRaw<PolicyHolder[]>`
    SELECT kind, name, name_key AS "nameKey", principal_id AS id
    FROM iam_principals AS holder
    WHERE account_id = ${accountId} AND kind = ANY (${page.kinds}::text[]) AND starts_with(path, ${page.pathPrefix})
      AND (${page.use !== "boundary"} AND EXISTS (
             SELECT FROM iam_attachments AS attached
             WHERE attached.account_id = holder.account_id AND attached.principal_id = holder.principal_id
               AND attached.policy_arn = ${policyArn})
           OR ${page.use !== "attachment"} AND boundary_arn = ${policyArn})
      AND (kind COLLATE "C", name_key) > (${kind}, ${nameKey})
    ORDER BY kind COLLATE "C", name_key
    LIMIT ${page.limit}`;
}
