import type { Tag } from "@aws-sdk/client-cloudwatch";
import type { Database } from "@/lib/platform/database";

/** A resource that tags hang on: its account, and its Region, which is the empty text for global ones. */
export type TaggedResource = { accountId: string; region: string; arn: string };

export async function findTags(db: Database, { accountId, region, arn }: TaggedResource): Promise<Tag[]> {
  return db.$queryRaw<Tag[]>`
    SELECT tag_key AS "Key", tag_value AS "Value" FROM cloudwatch_tags
    WHERE account_id = ${accountId} AND region = ${region} AND resource_arn = ${arn} ORDER BY tag_key`;
}

/** Adds tags, or gives those that are there a new value. */
export async function putTags(
  db: Database,
  { accountId, region, arn }: TaggedResource,
  tags: readonly Tag[],
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO cloudwatch_tags (account_id, region, resource_arn, tag_key, tag_value)
    SELECT ${accountId}, ${region}, ${arn}, tag_key, tag_value
    FROM unnest(${tags.map(({ Key }) => Key)}::text[], ${tags.map(({ Value }) => Value)}::text[]) AS t (tag_key, tag_value)
    ON CONFLICT (account_id, region, resource_arn, tag_key) DO UPDATE SET tag_value = EXCLUDED.tag_value`;
}

export async function removeTags(
  db: Database,
  { accountId, region, arn }: TaggedResource,
  keys: readonly string[],
): Promise<void> {
  await db.$executeRaw`
    DELETE FROM cloudwatch_tags
    WHERE account_id = ${accountId} AND region = ${region} AND resource_arn = ${arn} AND tag_key = ANY (${keys}::text[])`;
}

/** Takes every tag off resources that are gone. */
export async function forgetTags(
  db: Database,
  { accountId, region }: Omit<TaggedResource, "arn">,
  arns: readonly string[],
): Promise<void> {
  await db.$executeRaw`
    DELETE FROM cloudwatch_tags
    WHERE account_id = ${accountId} AND region = ${region} AND resource_arn = ANY (${arns}::text[])`;
}

/** The tags of many resources at once, by ARN, as policies see them. */
export async function tagsByArn(
  db: Database,
  { accountId, region }: Omit<TaggedResource, "arn">,
  arns: readonly string[],
): Promise<Map<string, Record<string, string>>> {
  const rows = await db.$queryRaw<{ arn: string; tags: Record<string, string> }[]>`
    SELECT resource_arn AS arn, json_object_agg(tag_key, tag_value) AS tags FROM cloudwatch_tags
    WHERE account_id = ${accountId} AND region = ${region} AND resource_arn = ANY (${arns}::text[])
    GROUP BY resource_arn`;
  return new Map(rows.map(({ arn, tags }) => [arn, tags]));
}

/** What has tags in a Region, by ARN, at most `limit`. */
export async function listTagged(
  db: Database,
  { accountId, region }: Omit<TaggedResource, "arn">,
  limit: number,
): Promise<{ arn: string; tags: Record<string, string> }[]> {
  return db.$queryRaw<{ arn: string; tags: Record<string, string> }[]>`
    SELECT resource_arn AS arn, json_object_agg(tag_key, tag_value) AS tags FROM cloudwatch_tags
    WHERE account_id = ${accountId} AND region = ${region}
    GROUP BY resource_arn ORDER BY resource_arn LIMIT ${limit}`;
}
