import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import type { Rule } from "../model/rule";
import type { RuleTarget } from "../model/target";

type RuleKey = Pick<Rule, "bus" | "name">;

/** A rule's targets by id, from `after` on (exclusive). */
export async function listTargets(
  db: Database,
  { accountId, region }: Scope,
  rule: RuleKey,
  { after, limit }: { after?: string | undefined; limit?: number } = {},
): Promise<RuleTarget[]> {
  const rows = await db.eventTarget.findMany({
    where: { accountId, region, busName: rule.bus, ruleName: rule.name, ...(after ? { targetId: { gt: after } } : {}) },
    orderBy: { targetId: "asc" },
    ...(limit === undefined ? {} : { take: limit }),
  });
  return rows.map((row) => row.definition as unknown as RuleTarget);
}

/** Adds targets; one whose id is there already is replaced. */
export async function putTargets(
  db: Database,
  { accountId, region }: Scope,
  rule: RuleKey,
  targets: readonly RuleTarget[],
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO event_targets (account_id, region, bus_name, rule_name, target_id, target_arn, definition)
    SELECT ${accountId}, ${region}, ${rule.bus}, ${rule.name}, t.id, t.arn, t.definition::jsonb
    FROM unnest(${targets.map(({ Id }) => Id)}::text[], ${targets.map(({ Arn }) => Arn)}::text[],
                ${targets.map((target) => JSON.stringify(target))}::text[]) AS t (id, arn, definition)
    ON CONFLICT (account_id, region, bus_name, rule_name, target_id)
    DO UPDATE SET target_arn = EXCLUDED.target_arn, definition = EXCLUDED.definition`;
}

export async function removeTargets(
  db: Database,
  { accountId, region }: Scope,
  rule: RuleKey,
  ids: readonly string[],
): Promise<void> {
  await db.eventTarget.deleteMany({
    where: { accountId, region, busName: rule.bus, ruleName: rule.name, targetId: { in: [...ids] } },
  });
}

/** The names of a bus's rules that have this target, from `after` on (exclusive). */
export async function ruleNamesByTarget(
  db: Database,
  { accountId, region }: Scope,
  { bus, arn, after = "" }: { bus: string; arn: string; after?: string | undefined },
  limit: number,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ rule_name: string }[]>`
    SELECT DISTINCT rule_name FROM event_targets
    WHERE account_id = ${accountId} AND region = ${region} AND target_arn = ${arn} AND bus_name = ${bus}
      AND rule_name > ${after}
    ORDER BY rule_name LIMIT ${limit}`;
  return rows.map((row) => row.rule_name);
}
