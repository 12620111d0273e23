import type { Scope } from "@/lib/platform/arn";
import { type Database, transaction } from "@/lib/platform/database";
import type { HistoryItem } from "../model/history";
import type { StateChange } from "../model/notification";
import { insertHistory } from "./history";

/** An action that a change of state asks for. */
export type NewAction = { id: string; actionArn: string; change: StateChange; createdAt: Date };

/** One that a worker has taken from the outbox; `attempts` counts this one. */
export type TakenAction = NewAction & { attempts: number };

/** Puts actions into the outbox, in the transaction of the change that asks for them. */
export async function insertActions(
  db: Database,
  { accountId, region }: Scope,
  actions: readonly NewAction[],
): Promise<void> {
  if (actions.length === 0) return;
  await db.$executeRaw`
    INSERT INTO alarm_actions (account_id, region, action_id, alarm_name, state_value, action_arn, payload, created_at, due_at)
    SELECT ${accountId}, ${region}, a.action_id, a.alarm_name, a.state_value, a.action_arn, a.payload::jsonb, a.created_at,
           a.created_at
    FROM unnest(${actions.map(({ id }) => id)}::uuid[], ${actions.map(({ change }) => change.alarmName)}::text[],
                ${actions.map(({ change }) => change.state.value)}::text[],
                ${actions.map(({ actionArn }) => actionArn)}::text[],
                ${actions.map(({ change }) => JSON.stringify(change))}::text[],
                ${actions.map(({ createdAt }) => createdAt)}::timestamptz[])
      AS a (action_id, alarm_name, state_value, action_arn, payload, created_at)`;
}

/** Takes waiting actions, oldest first; one whose worker is killed waits again after `retrySeconds`. */
export async function takeActions(
  db: Database,
  { accountId, region }: Scope,
  { now, retrySeconds, limit }: { now: Date; retrySeconds: number; limit: number },
): Promise<TakenAction[]> {
  const again = new Date(now.getTime() + retrySeconds * 1000);
  const rows = await db.$queryRaw<ActionRow[]>`
    WITH taken AS (
      SELECT action_id FROM alarm_actions
      WHERE account_id = ${accountId} AND region = ${region} AND due_at <= ${now}
      ORDER BY created_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
    )
    UPDATE alarm_actions AS a SET due_at = ${again}, attempts = a.attempts + 1
    FROM taken WHERE a.account_id = ${accountId} AND a.region = ${region} AND a.action_id = taken.action_id
    RETURNING a.action_id::text AS action_id, a.action_arn, a.payload, a.created_at, a.attempts`;
  return rows.map(actionOf).sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
}

/** An action that waits, taken or not; undefined when its outcome stands in the history already. */
export async function findAction(
  db: Database,
  { accountId, region }: Scope,
  actionId: string,
): Promise<TakenAction | undefined> {
  const [row] = await db.$queryRaw<ActionRow[]>`
    SELECT action_id::text AS action_id, action_arn, payload, created_at, attempts FROM alarm_actions
    WHERE account_id = ${accountId} AND region = ${region} AND action_id = ${actionId}::uuid`;
  return row && actionOf(row);
}

/** Takes an action out of the outbox and its outcome into the history, both or neither. */
export function settleAction(scope: Scope, actionId: string, outcome: HistoryItem): Promise<void> {
  return transaction(async (db) => {
    const gone = await db.$executeRaw`
      DELETE FROM alarm_actions
      WHERE account_id = ${scope.accountId} AND region = ${scope.region} AND action_id = ${actionId}::uuid`;
    if (gone === 1) await insertHistory(db, scope, [outcome]);
  });
}

function actionOf(row: ActionRow): TakenAction {
  return {
    id: row.action_id,
    actionArn: row.action_arn,
    change: row.payload,
    createdAt: row.created_at,
    attempts: row.attempts,
  };
}

type ActionRow = { action_id: string; action_arn: string; payload: StateChange; created_at: Date; attempts: number };
