import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import { Prisma } from "@/prisma/client/client";
import type { DeadLetter } from "../model/delivery";
import type { Rule } from "../model/rule";

type RuleKey = Pick<Rule, "bus" | "name">;

/** Where a page of dead letters ended; `time` is ISO 8601. */
export type DeadLetterPlace = { time: string; id: string };

/** A rule's events that were given up and that no queue took, newest first, from `after` on (exclusive). */
export function listDeadLetters(
  db: Database,
  { accountId, region }: Scope,
  rule: RuleKey,
  after: DeadLetterPlace | undefined,
  limit: number,
): Promise<DeadLetter[]> {
  const behind = after
    ? Prisma.sql`AND (died_at, delivery_id) < (${new Date(after.time)}, ${after.id}::uuid)`
    : Prisma.empty;
  return db.$queryRaw<DeadLetter[]>`
    SELECT died_at AS "diedAt", delivery_id::text AS "deliveryId", target->>'Id' AS "targetId", target->>'Arn' AS "targetArn",
           event_id::text AS "eventId", event, attempts, exhausted_condition AS exhausted, error_code AS "errorCode",
           error_message AS "errorMessage"
    FROM event_dead_letters
    WHERE account_id = ${accountId} AND region = ${region} AND bus_name = ${rule.bus} AND rule_name = ${rule.name} ${behind}
    ORDER BY died_at DESC, delivery_id DESC LIMIT ${limit}`;
}

/**
 * Puts dead letters back into the outbox, in one statement; answers how many there were. Each goes to the target as the rule
 * has it now, because what is redriven has usually been mended; to the target as it was when the rule has it no longer.
 */
export function redriveDeadLetters(
  db: Database,
  { accountId, region }: Scope,
  rule: RuleKey,
  deliveryIds: readonly string[],
  now: Date,
): Promise<number> {
  return db.$executeRaw`
    WITH gone AS (
      DELETE FROM event_dead_letters
      WHERE account_id = ${accountId} AND region = ${region} AND bus_name = ${rule.bus} AND rule_name = ${rule.name}
        AND delivery_id = ANY(${[...deliveryIds]}::uuid[])
      RETURNING *
    )
    INSERT INTO event_deliveries (account_id, region, delivery_id, bus_name, rule_name, target, event_id, event, hops,
                                  accepted_at, due_at)
    SELECT g.account_id, g.region, g.delivery_id, g.bus_name, g.rule_name, coalesce(t.definition, g.target), g.event_id,
           g.event, 0, ${now}, ${now}
    FROM gone g LEFT JOIN event_targets t
      ON t.account_id = g.account_id AND t.region = g.region AND t.bus_name = g.bus_name AND t.rule_name = g.rule_name
     AND t.target_id = g.target->>'Id'`;
}
