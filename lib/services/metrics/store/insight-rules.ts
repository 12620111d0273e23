import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";

/** A rule as it is kept: its definition is the text that its owner gave. */
export type KeptRule = { name: string; isEnabled: boolean; definition: string; onTransformedLogs: boolean };

export async function saveRule(db: Database, { accountId, region }: Scope, rule: KeptRule, at: Date): Promise<void> {
  await db.$executeRaw`
    INSERT INTO insight_rules (account_id, region, rule_name, is_enabled, definition, on_transformed_logs, changed_at)
    VALUES (${accountId}, ${region}, ${rule.name}, ${rule.isEnabled}, ${rule.definition}, ${rule.onTransformedLogs}, ${at})
    ON CONFLICT (account_id, region, rule_name) DO UPDATE SET
      is_enabled = EXCLUDED.is_enabled, definition = EXCLUDED.definition,
      on_transformed_logs = EXCLUDED.on_transformed_logs, changed_at = EXCLUDED.changed_at`;
}

export async function findRule(db: Database, scope: Scope, name: string): Promise<KeptRule | undefined> {
  return (await findRules(db, scope, [name]))[0];
}

/** Those of the rules that exist. */
export async function findRules(
  db: Database,
  { accountId, region }: Scope,
  names: readonly string[],
): Promise<KeptRule[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT * FROM insight_rules WHERE account_id = ${accountId} AND region = ${region} AND rule_name = ANY (${names}::text[])`;
  return rows.map(ruleOf);
}

/** Rules by name, after `after`, at most `limit`. */
export async function listRules(
  db: Database,
  { accountId, region }: Scope,
  limit: number,
  after: string | undefined,
): Promise<KeptRule[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT * FROM insight_rules
    WHERE account_id = ${accountId} AND region = ${region} AND rule_name > ${after ?? ""}
    ORDER BY rule_name LIMIT ${limit}`;
  return rows.map(ruleOf);
}

export async function countRules(db: Database, { accountId, region }: Scope): Promise<number> {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM insight_rules WHERE account_id = ${accountId} AND region = ${region}`;
  return Number(row?.count ?? 0);
}

export async function switchRules(
  db: Database,
  { accountId, region }: Scope,
  names: readonly string[],
  isEnabled: boolean,
  at: Date,
): Promise<void> {
  await db.$executeRaw`
    UPDATE insight_rules SET is_enabled = ${isEnabled}, changed_at = ${at}
    WHERE account_id = ${accountId} AND region = ${region} AND rule_name = ANY (${names}::text[])`;
}

export async function removeRules(db: Database, { accountId, region }: Scope, names: readonly string[]): Promise<void> {
  await db.$executeRaw`
    DELETE FROM insight_rules
    WHERE account_id = ${accountId} AND region = ${region} AND rule_name = ANY (${names}::text[])`;
}

export async function forgetRules(db: Database, accountId: string): Promise<void> {
  await db.$executeRaw`DELETE FROM insight_rules WHERE account_id = ${accountId}`;
}

type Row = { rule_name: string; is_enabled: boolean; definition: string; on_transformed_logs: boolean };

function ruleOf({ rule_name, is_enabled, definition, on_transformed_logs }: Row): KeptRule {
  return { name: rule_name, isEnabled: is_enabled, definition, onTransformedLogs: on_transformed_logs };
}
