import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import { Prisma } from "@/prisma/client/client";
import type { MessageKind } from "../model/dispatch";
import type { Attempted } from "../model/outcome";
import type { Protocol } from "../model/protocol";
import type { Target } from "../model/target";

/** One row of the log of deliveries. */
export type Attempt = Scope & {
  attemptedAt: Date;
  topicName: string;
  subscriptionId: string;
  messageId: string;
  deliveryId: string;
  kind: MessageKind;
  protocol: Protocol;
  /** The address of the endpoint, or of the queue, as it may be shown. */
  endpoint: string;
  target: Target;
  attempt: number;
  outcome: "Delivered" | "Retrying" | "Failed";
  nextAttemptAt: Date | undefined;
} & Pick<Attempted, "statusCode" | "answer" | "durationMillis">;

/** Which attempts ListDeliveries asks for. */
export type AttemptQuestion = {
  topicName?: string;
  subscriptionId?: string;
  messageId?: string;
  outcome?: Attempt["outcome"];
  from?: Date;
  to?: Date;
};

/** Where a page of attempts ended. */
export type AttemptPosition = { at: string; order: string };

export async function insertAttempt(db: Database, attempt: Attempt): Promise<void> {
  const { nextAttemptAt = null, statusCode = null, ...row } = attempt;
  await db.snsDeliveryAttempt.create({ data: { ...row, nextAttemptAt, statusCode } });
}

/** Attempts that answer a question, newest first, after `after`. */
export async function findAttempts(
  db: Database,
  { accountId, region }: Scope,
  { topicName, subscriptionId, messageId, outcome, from, to }: AttemptQuestion,
  after: AttemptPosition | undefined,
  limit: number,
): Promise<(Attempt & { order: bigint })[]> {
  const wanted = [
    Prisma.sql`account_id = ${accountId} AND region = ${region}`,
    ...(topicName === undefined ? [] : [Prisma.sql`topic_name = ${topicName}`]),
    ...(subscriptionId === undefined ? [] : [Prisma.sql`subscription_id = ${subscriptionId}::uuid`]),
    ...(messageId === undefined ? [] : [Prisma.sql`message_id = ${messageId}::uuid`]),
    ...(outcome === undefined ? [] : [Prisma.sql`outcome = ${outcome}`]),
    ...(from ? [Prisma.sql`attempted_at >= ${from}`] : []),
    ...(to ? [Prisma.sql`attempted_at <= ${to}`] : []),
    ...(after ? [Prisma.sql`(attempted_at, attempt_order) < (${new Date(after.at)}, ${BigInt(after.order)})`] : []),
  ];
  const rows = await db.$queryRaw<AttemptRow[]>`
    SELECT attempted_at, attempt_order, topic_name, subscription_id::text AS subscription_id, message_id::text AS message_id,
           delivery_id::text AS delivery_id, kind, protocol, endpoint, target, attempt, outcome, status_code, answer,
           duration_millis, next_attempt_at
    FROM sns_delivery_attempts WHERE ${Prisma.join(wanted, " AND ")}
    ORDER BY attempted_at DESC, attempt_order DESC LIMIT ${limit}`;
  return rows.map((row) => ({
    accountId,
    region,
    attemptedAt: row.attempted_at,
    order: row.attempt_order,
    topicName: row.topic_name,
    subscriptionId: row.subscription_id,
    messageId: row.message_id,
    deliveryId: row.delivery_id,
    kind: row.kind as MessageKind,
    protocol: row.protocol as Protocol,
    endpoint: row.endpoint,
    target: row.target as Target,
    attempt: row.attempt,
    outcome: row.outcome as Attempt["outcome"],
    statusCode: row.status_code ?? undefined,
    answer: row.answer,
    durationMillis: row.duration_millis,
    nextAttemptAt: row.next_attempt_at ?? undefined,
  }));
}

type AttemptRow = {
  attempted_at: Date;
  attempt_order: bigint;
  topic_name: string;
  subscription_id: string;
  message_id: string;
  delivery_id: string;
  kind: string;
  protocol: string;
  endpoint: string;
  target: string;
  attempt: number;
  outcome: string;
  status_code: number | null;
  answer: string;
  duration_millis: number;
  next_attempt_at: Date | null;
};
