import type { RuleState } from "@aws-sdk/client-eventbridge";
import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import type { EventRuleModel } from "@/prisma/client/models";
import type { Rule } from "../model/rule";
import { literalPrefix } from "./name-prefix";

type Page = { prefix?: string | undefined; after?: string | undefined };

export async function findRule(
  db: Database,
  { accountId, region }: Scope,
  bus: string,
  name: string,
): Promise<Rule | undefined> {
  const key = { accountId, region, busName: bus, ruleName: name };
  const row = await db.eventRule.findUnique({ where: { accountId_region_busName_ruleName: key } });
  return row ? ruleOf(row) : undefined;
}

export async function saveRule(db: Database, { accountId, region }: Scope, rule: Rule): Promise<void> {
  const key = { accountId, region, busName: rule.bus, ruleName: rule.name };
  const data = {
    eventPattern: rule.pattern ?? null,
    schedule: rule.schedule ?? null,
    state: rule.state,
    description: rule.description ?? null,
    roleArn: rule.roleArn ?? null,
    createdBy: rule.createdBy,
    scheduleStart: rule.scheduleStart ?? null,
    dueAt: rule.dueAt ?? null,
  };
  await db.eventRule.upsert({
    where: { accountId_region_busName_ruleName: key },
    create: { ...key, ...data },
    update: data,
  });
}

export async function deleteRule(db: Database, { accountId, region }: Scope, bus: string, name: string): Promise<void> {
  await db.eventRule.deleteMany({ where: { accountId, region, busName: bus, ruleName: name } });
}

export function countRules(db: Database, { accountId, region }: Scope, bus: string): Promise<number> {
  return db.eventRule.count({ where: { accountId, region, busName: bus } });
}

/** Rules of a bus by name, from `after` on (exclusive). */
export async function listRules(
  db: Database,
  { accountId, region }: Scope,
  bus: string,
  { prefix = "", after }: Page,
  limit: number,
): Promise<Rule[]> {
  const rows = await db.eventRule.findMany({
    where: {
      accountId,
      region,
      busName: bus,
      ruleName: { startsWith: literalPrefix(prefix), ...(after ? { gt: after } : {}) },
    },
    orderBy: { ruleName: "asc" },
    take: limit,
  });
  return rows.map(ruleOf);
}

function ruleOf(row: EventRuleModel): Rule {
  return {
    bus: row.busName,
    name: row.ruleName,
    pattern: row.eventPattern ?? undefined,
    schedule: row.schedule ?? undefined,
    state: row.state as RuleState,
    description: row.description ?? undefined,
    roleArn: row.roleArn ?? undefined,
    createdBy: row.createdBy,
    scheduleStart: row.scheduleStart ?? undefined,
    dueAt: row.dueAt ?? undefined,
  };
}
