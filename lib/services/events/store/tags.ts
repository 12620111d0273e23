import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import type { Tags } from "../model/tags";

export async function findTags(db: Database, { accountId, region }: Scope, arn: string): Promise<Tags> {
  const key = { accountId, region, resourceArn: arn };
  const row = await db.eventTag.findUnique({ where: { accountId_region_resourceArn: key } });
  return (row?.tags ?? {}) as Tags;
}

export async function saveTags(db: Database, { accountId, region }: Scope, arn: string, tags: Tags): Promise<void> {
  const key = { accountId, region, resourceArn: arn };
  const where = { accountId_region_resourceArn: key };
  await db.eventTag.upsert({ where, create: { ...key, tags }, update: { tags } });
}

export async function forgetTags(db: Database, { accountId, region }: Scope, arn: string): Promise<void> {
  await db.eventTag.deleteMany({ where: { accountId, region, resourceArn: arn } });
}

/** What has tags, by ARN, at most `limit`. */
export async function listTagged(
  db: Database,
  { accountId, region }: Scope,
  limit: number,
): Promise<{ arn: string; tags: Tags }[]> {
  const rows = await db.eventTag.findMany({
    where: { accountId, region, tags: { not: {} } },
    orderBy: { resourceArn: "asc" },
    take: limit,
  });
  return rows.map(({ resourceArn, tags }) => ({ arn: resourceArn, tags: tags as Tags }));
}
