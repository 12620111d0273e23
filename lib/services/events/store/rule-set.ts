import type { RuleState } from "@aws-sdk/client-eventbridge";
import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import type { RuleTarget } from "../model/target";

/** A rule as matching needs it: its pattern as text and where its events go. */
export type ActiveRule = { name: string; pattern: string; state: RuleState; targets: RuleTarget[] };

/** The version of a bus's rules; undefined for a bus that has none, or is none. */
export async function findRulesVersion(
  db: Database,
  { accountId, region }: Scope,
  bus: string,
): Promise<bigint | undefined> {
  const rows = await db.$queryRaw<{ rules_version: bigint }[]>`
    SELECT rules_version FROM event_buses
    WHERE account_id = ${accountId} AND region = ${region} AND bus_name = ${bus}`;
  return rows[0]?.rules_version;
}

/** Every rule of a bus that is enabled and matches events, with its targets. */
export async function loadActiveRules(db: Database, { accountId, region }: Scope, bus: string): Promise<ActiveRule[]> {
  return db.$queryRaw<ActiveRule[]>`
    SELECT r.rule_name AS name, r.event_pattern AS pattern, r.state,
           coalesce((SELECT jsonb_agg(t.definition ORDER BY t.target_id) FROM event_targets t
                     WHERE t.account_id = r.account_id AND t.region = r.region AND t.bus_name = r.bus_name
                       AND t.rule_name = r.rule_name), '[]') AS targets
    FROM event_rules r
    WHERE r.account_id = ${accountId} AND r.region = ${region} AND r.bus_name = ${bus}
      AND r.event_pattern IS NOT NULL AND r.state <> 'DISABLED'
    ORDER BY r.rule_name`;
}
