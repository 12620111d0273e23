import type { AdvancedEventSelector, EventSelector, InsightSelector } from "@aws-sdk/client-cloudtrail";
import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import { dataServices, type TrailSelectors } from "../model/selectors";
import type { Trail, TrailSettings } from "../model/trail";

/** A trail by its name in its home Region. */
export async function findTrail(db: Database, scope: Scope, name: string): Promise<Trail | undefined> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT * FROM trails
    WHERE account_id = ${scope.accountId} AND region = ${scope.region} AND trail_name = ${name} AND deleted_at IS NULL`;
  return rows.map(trailOf)[0];
}

/** The same, held for a change until the transaction ends. */
export async function lockTrail(db: Database, scope: Scope, name: string): Promise<Trail | undefined> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT * FROM trails
    WHERE account_id = ${scope.accountId} AND region = ${scope.region} AND trail_name = ${name} AND deleted_at IS NULL
    FOR UPDATE`;
  return rows.map(trailOf)[0];
}

/** A trail by its id, whether it is deleted or not: for deliveries. */
export async function findTrailById(db: Database, accountId: string, id: string): Promise<Trail | undefined> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT * FROM trails WHERE account_id = ${accountId} AND trail_id = ${id}::uuid`;
  return rows.map(trailOf)[0];
}

/** Every trail of an account, of all Regions, by name and home. */
export async function listTrails(db: Database, accountId: string): Promise<Trail[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT * FROM trails WHERE account_id = ${accountId} AND deleted_at IS NULL ORDER BY trail_name, region`;
  return rows.map(trailOf);
}

/** Answers false when the name is taken. */
export async function insertTrail(db: Database, trail: Trail): Promise<boolean> {
  const inserted = await db.$executeRaw`
    INSERT INTO trails (account_id, trail_id, region, trail_name, bucket_name, key_prefix, topic_arn, log_group_arn,
                        log_role_arn, includes_global, is_multi_region, validates_files, logs_recursively, tags, created_at)
    VALUES (${trail.accountId}, ${trail.id}::uuid, ${trail.region}, ${trail.name}, ${trail.bucket},
            ${trail.keyPrefix ?? null}, ${trail.topicArn ?? null}, ${trail.logGroupArn ?? null},
            ${trail.logRoleArn ?? null}, ${trail.includesGlobal}, ${trail.isMultiRegion}, ${trail.validatesFiles},
            ${trail.logsRecursively}, ${JSON.stringify(trail.tags)}::jsonb, ${trail.createdAt})
    ON CONFLICT (account_id, region, trail_name) WHERE deleted_at IS NULL DO NOTHING`;
  return inserted === 1;
}

export async function updateSettings(db: Database, { accountId, id }: Trail, settings: TrailSettings): Promise<void> {
  await db.$executeRaw`
    UPDATE trails SET
      bucket_name = ${settings.bucket}, key_prefix = ${settings.keyPrefix ?? null},
      topic_arn = ${settings.topicArn ?? null}, log_group_arn = ${settings.logGroupArn ?? null},
      log_role_arn = ${settings.logRoleArn ?? null}, includes_global = ${settings.includesGlobal},
      is_multi_region = ${settings.isMultiRegion}, validates_files = ${settings.validatesFiles},
      logs_recursively = ${settings.logsRecursively}
    WHERE account_id = ${accountId} AND trail_id = ${id}::uuid`;
}

export async function updateSelectors(
  db: Database,
  { accountId, id }: Trail,
  selectors: TrailSelectors,
): Promise<void> {
  const basic = selectors.kind === "basic" ? JSON.stringify(selectors.selectors) : null;
  const advanced = selectors.kind === "advanced" ? JSON.stringify(selectors.selectors) : null;
  await db.$executeRaw`
    UPDATE trails SET event_selectors = ${basic}::jsonb, advanced_selectors = ${advanced}::jsonb,
                      wants_data = ${dataServices(selectors).length > 0}
    WHERE account_id = ${accountId} AND trail_id = ${id}::uuid`;
}

export async function updateInsights(
  db: Database,
  { accountId, id }: Trail,
  insights: InsightSelector[],
): Promise<void> {
  await db.$executeRaw`
    UPDATE trails SET insight_selectors = ${JSON.stringify(insights)}::jsonb
    WHERE account_id = ${accountId} AND trail_id = ${id}::uuid`;
}

export async function updateTags(db: Database, { accountId, id }: Trail, tags: Trail["tags"]): Promise<void> {
  await db.$executeRaw`
    UPDATE trails SET tags = ${JSON.stringify(tags)}::jsonb WHERE account_id = ${accountId} AND trail_id = ${id}::uuid`;
}

/** Trails that log data events, of every account: what the front desk asks once a second. */
export async function listDataTrails(db: Database): Promise<Trail[]> {
  const rows = await db.$queryRaw<Row[]>`SELECT * FROM trails WHERE wants_data AND is_logging AND deleted_at IS NULL`;
  return rows.map(trailOf);
}

/** Removes all that an account has of trails, and what its people kept in the console. Its events stay: nobody takes records away. */
export async function removeTrails(db: Database, accountId: string): Promise<void> {
  await db.$executeRaw`DELETE FROM trails WHERE account_id = ${accountId}`;
  await db.$executeRaw`DELETE FROM trail_saved_searches WHERE account_id = ${accountId}`;
  await db.$executeRaw`DELETE FROM trail_channels WHERE account_id = ${accountId}`;
}

type Row = {
  account_id: string;
  trail_id: string;
  region: string;
  trail_name: string;
  bucket_name: string;
  key_prefix: string | null;
  topic_arn: string | null;
  log_group_arn: string | null;
  log_role_arn: string | null;
  includes_global: boolean;
  is_multi_region: boolean;
  validates_files: boolean;
  logs_recursively: boolean;
  event_selectors: EventSelector[] | null;
  advanced_selectors: AdvancedEventSelector[] | null;
  insight_selectors: InsightSelector[];
  tags: Record<string, string>;
  is_logging: boolean;
  created_at: Date;
  started_at: Date | null;
  stopped_at: Date | null;
  deleted_at: Date | null;
};

function trailOf(row: Row): Trail {
  return {
    accountId: row.account_id,
    id: row.trail_id,
    region: row.region,
    name: row.trail_name,
    bucket: row.bucket_name,
    keyPrefix: row.key_prefix ?? undefined,
    topicArn: row.topic_arn ?? undefined,
    logGroupArn: row.log_group_arn ?? undefined,
    logRoleArn: row.log_role_arn ?? undefined,
    includesGlobal: row.includes_global,
    isMultiRegion: row.is_multi_region,
    validatesFiles: row.validates_files,
    logsRecursively: row.logs_recursively,
    selectors: selectorsOf(row),
    insights: row.insight_selectors,
    tags: row.tags,
    isLogging: row.is_logging,
    createdAt: row.created_at,
    startedAt: row.started_at ?? undefined,
    stoppedAt: row.stopped_at ?? undefined,
    deletedAt: row.deleted_at ?? undefined,
  };
}

function selectorsOf({ event_selectors: basic, advanced_selectors: advanced }: Row): TrailSelectors {
  if (basic) return { kind: "basic", selectors: basic };
  return advanced ? { kind: "advanced", selectors: advanced } : { kind: "default" };
}
