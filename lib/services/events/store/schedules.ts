import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import { type Rule, ruleArn } from "../model/rule";
import { findRule } from "./rules";

/** Holds scheduled rules that are due until the transaction ends; those that another worker holds are passed over. */
export async function lockDueRules(db: Database, scope: Scope, now: Date, limit: number): Promise<Rule[]> {
  const rows = await db.$queryRaw<{ bus_name: string; rule_name: string }[]>`
    SELECT bus_name, rule_name FROM event_rules
    WHERE account_id = ${scope.accountId} AND region = ${scope.region} AND due_at <= ${now}
    ORDER BY due_at LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
  const rules: Rule[] = [];
  for (const row of rows) {
    const rule = await findRule(db, scope, row.bus_name, row.rule_name);
    if (!rule) throw new Error(`${ruleArn(scope, { bus: row.bus_name, name: row.rule_name })} is locked and gone.`);
    rules.push(rule);
  }
  return rules;
}

export async function setDue(
  db: Database,
  { accountId, region }: Scope,
  rule: Rule,
  dueAt: Date | undefined,
): Promise<void> {
  await db.$executeRaw`
    UPDATE event_rules SET due_at = ${dueAt ?? null}
    WHERE account_id = ${accountId} AND region = ${region} AND bus_name = ${rule.bus} AND rule_name = ${rule.name}`;
}
