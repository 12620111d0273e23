import type { Scope } from "@/lib/platform/arn";
import { type Database, pool } from "@/lib/platform/database";
import { maintainPartitions } from "@/lib/platform/partitions";
import { Prisma } from "@/prisma/client/client";
import type { Attempt, Exhausted } from "../model/delivery";
import type { Held } from "./outbox";

/** What became of one attempt; the delivery itself fills in the rest. */
export type Settlement = Held & {
  at: Date;
  durationMillis: number;
  statusCode?: number | undefined;
  errorCode?: string | undefined;
  errorMessage?: string | undefined;
  /** When it is tried again; absent when it is over. */
  retryAt?: Date | undefined;
  /** Present when it was given up. */
  exhausted?: Exhausted | undefined;
  sentToQueue?: boolean | undefined;
};

/** Keeps the outcome of an attempt and moves the delivery on, in one statement. False when the lease is another worker's now. */
export async function settleAttempt(db: Database, { accountId, region }: Scope, done: Settlement): Promise<boolean> {
  const outcome = done.retryAt ? "RETRYING" : done.exhausted ? "FAILED" : "SUCCEEDED";
  const deadLetter = done.exhausted ? (done.sentToQueue ? "QUEUE" : "KEPT") : null;
  const held = Prisma.sql`
    account_id = ${accountId} AND region = ${region} AND delivery_id = ${done.deliveryId}::uuid AND lease = ${done.lease}::uuid`;
  const move = done.retryAt
    ? Prisma.sql`UPDATE event_deliveries SET due_at = ${done.retryAt}, lease = NULL WHERE ${held} RETURNING *`
    : Prisma.sql`DELETE FROM event_deliveries WHERE ${held} RETURNING *`;
  const kept = await db.$executeRaw`
    WITH moved AS (${move}), buried AS (
      INSERT INTO event_dead_letters (account_id, region, died_at, delivery_id, bus_name, rule_name, target, event_id, event,
                                      attempts, exhausted_condition, error_code, error_message)
      SELECT account_id, region, ${done.at}, delivery_id, bus_name, rule_name, target, event_id, event, attempts,
             ${done.exhausted ?? ""}, ${done.errorCode ?? ""}, ${done.errorMessage ?? ""}
      FROM moved WHERE ${deadLetter}::text = 'KEPT'
    )
    INSERT INTO event_attempts (account_id, region, attempted_at, delivery_id, attempt, bus_name, rule_name, target_id,
                                target_arn, event_id, outcome, status_code, error_code, error_message, dead_letter,
                                duration_millis)
    SELECT account_id, region, ${done.at}, delivery_id, attempts, bus_name, rule_name, target->>'Id', target->>'Arn', event_id,
           ${outcome}, ${done.statusCode ?? null}::integer, ${done.errorCode ?? null}, ${done.errorMessage ?? null},
           ${deadLetter}, ${done.durationMillis}
    FROM moved`;
  return kept === 1;
}

/** Where a page of attempts ended; `time` is ISO 8601. */
export type AttemptPlace = { time: string; id: string; attempt: number };
export type AttemptQuestion = { bus: string; rule: string; outcome?: Attempt["outcome"] | undefined };

/** A rule's attempts, newest first, from `after` on (exclusive). */
export async function listAttempts(
  db: Database,
  { accountId, region }: Scope,
  { bus, rule, outcome }: AttemptQuestion,
  after: AttemptPlace | undefined,
  limit: number,
): Promise<Attempt[]> {
  const wanted = [
    Prisma.sql`account_id = ${accountId} AND region = ${region} AND bus_name = ${bus} AND rule_name = ${rule}`,
    ...(outcome ? [Prisma.sql`outcome = ${outcome}`] : []),
    ...(after
      ? [
          Prisma.sql`(attempted_at, delivery_id, attempt) < (${new Date(after.time)}, ${after.id}::uuid, ${after.attempt})`,
        ]
      : []),
  ];
  return attemptsWhere(db, wanted, limit);
}

/** The last attempt to bring one event of a rule to its target. */
export async function findAttemptOfEvent(
  db: Database,
  { accountId, region }: Scope,
  { bus, rule }: AttemptQuestion,
  eventId: string,
): Promise<Attempt | undefined> {
  const wanted = [
    Prisma.sql`account_id = ${accountId} AND region = ${region} AND bus_name = ${bus} AND rule_name = ${rule}`,
    Prisma.sql`event_id = ${eventId}::uuid`,
  ];
  return (await attemptsWhere(db, wanted, 1))[0];
}

async function attemptsWhere(db: Database, wanted: Prisma.Sql[], limit: number): Promise<Attempt[]> {
  const rows = await db.$queryRaw<AttemptRow[]>`
    SELECT attempted_at, delivery_id::text AS delivery_id, attempt, bus_name, rule_name, target_id, target_arn,
           event_id::text AS event_id, outcome, status_code, error_code, error_message, dead_letter, duration_millis
    FROM event_attempts WHERE ${Prisma.join(wanted, " AND ")}
    ORDER BY attempted_at DESC, delivery_id DESC, attempt DESC LIMIT ${limit}`;
  return rows.map((row) => ({
    attemptedAt: row.attempted_at,
    deliveryId: row.delivery_id,
    attempt: row.attempt,
    bus: row.bus_name,
    rule: row.rule_name,
    targetId: row.target_id,
    targetArn: row.target_arn,
    eventId: row.event_id,
    outcome: row.outcome,
    statusCode: row.status_code ?? undefined,
    errorCode: row.error_code ?? undefined,
    errorMessage: row.error_message ?? undefined,
    deadLetter: row.dead_letter ?? undefined,
    durationMillis: row.duration_millis,
  }));
}

/** Attempts are kept a week, dead letters as long as a queue would keep them at most. */
export function maintainEventPartitions(now: Date): Promise<void> {
  const around = { step: "day" as const, behindDays: 1, aheadDays: 3 };
  const tables = [
    { table: "event_attempts", keepDays: 7, ...around },
    { table: "event_dead_letters", keepDays: 14, ...around },
  ];
  return maintainPartitions(pool(), tables, now);
}

type AttemptRow = {
  attempted_at: Date;
  delivery_id: string;
  attempt: number;
  bus_name: string;
  rule_name: string;
  target_id: string;
  target_arn: string;
  event_id: string;
  outcome: Attempt["outcome"];
  status_code: number | null;
  error_code: string | null;
  error_message: string | null;
  dead_letter: "QUEUE" | "KEPT" | null;
  duration_millis: number;
};
