import type { Scope } from "@/lib/platform/arn";
import { type Database, transaction } from "@/lib/platform/database";
import type { Alarm, AlarmState } from "../model/alarm";
import type { Contributor } from "../model/contributors";
import type { HistoryItem } from "../model/history";
import type { StateChange } from "../model/notification";
import { insertActions, type NewAction } from "./actions";
import { lockAlarms, saveStates } from "./alarms";
import { replaceContributors } from "./contributors";
import { insertHistory } from "./history";
import { type AlarmRow, alarmOf } from "./row";

/** An alarm that this worker holds for one evaluation. */
export type ClaimedAlarm = { alarm: Alarm; intervalSeconds: number };

/** What came of one evaluation. Without `change` only the next one is set. */
export type Evaluated = {
  alarm: Alarm;
  nextDue: Date;
  evaluationState: Alarm["evaluationState"];
  /** The series of an alarm that watches several, where any of them is not as it was. */
  contributors?: Contributor[];
  /** The new state of the alarm itself. */
  state?: AlarmState;
  /** What the new states of the alarm and of its series bring with them. */
  history: HistoryItem[];
  actions: NewAction[];
  told: StateChange[];
};

/** The accounts and Regions in which alarms are due, or actions wait. */
export async function findDueScopes(db: Database, now: Date): Promise<Scope[]> {
  return db.$queryRaw<Scope[]>`
    SELECT account_id AS "accountId", region FROM alarm_evaluations
    WHERE due_at <= ${now} AND (leased_until IS NULL OR leased_until <= ${now})
    UNION
    SELECT account_id, region FROM alarm_actions WHERE due_at <= ${now}`;
}

/**
 * Claims due alarms for one evaluation. Rows that another worker is claiming are passed over, and a claim ends by itself after
 * `leaseSeconds`, so a worker that is killed loses nothing and keeps nobody waiting.
 *
 * Here and below keys are joined whole, from materialised rows: told the account as a constant, a planner without statistics
 * expects one row and compares every alarm with every other (50 s instead of 6 s for 10,000 fresh alarms).
 */
export async function claimDueAlarms(
  db: Database,
  { accountId, region }: Scope,
  { now, lease, leaseSeconds, limit }: { now: Date; lease: string; leaseSeconds: number; limit: number },
): Promise<ClaimedAlarm[]> {
  const leasedUntil = new Date(now.getTime() + leaseSeconds * 1000);
  const rows = await db.$queryRaw<(AlarmRow & { interval_seconds: number })[]>`
    WITH due AS MATERIALIZED (
      SELECT account_id, region, alarm_name FROM alarm_evaluations
      WHERE account_id = ${accountId} AND region = ${region}
        AND due_at <= ${now} AND (leased_until IS NULL OR leased_until <= ${now})
      ORDER BY alarm_name LIMIT ${limit} FOR UPDATE SKIP LOCKED
    ), claimed AS (
      UPDATE alarm_evaluations AS e SET lease = ${lease}::uuid, leased_until = ${leasedUntil}
      FROM due WHERE (e.account_id, e.region, e.alarm_name) = (due.account_id, due.region, due.alarm_name)
      RETURNING e.account_id, e.region, e.alarm_name, e.interval_seconds
    )
    SELECT a.*, claimed.interval_seconds FROM claimed JOIN alarms AS a USING (account_id, region, alarm_name)`;
  return rows.map((row) => ({ alarm: alarmOf(row), intervalSeconds: row.interval_seconds }));
}

/**
 * Writes what a worker found, in one transaction: states, history, actions, and when each alarm is due again. What was changed
 * since it was read (by a user), or claimed by another worker since, is left alone. Answers how many states changed.
 * `tell` is given every change that is written, within the transaction.
 */
export function settleEvaluations(
  scope: Scope,
  lease: string,
  evaluated: readonly Evaluated[],
  tell: (db: Database, change: StateChange) => Promise<void>,
): Promise<number> {
  const news = evaluated.filter(isNews);
  return transaction(async (db) => {
    const valid = news.length > 0 ? await stillValid(db, scope, lease, news) : [];
    if (valid.length > 0) {
      const states = valid.map(({ alarm: { name, state: present }, state = present, evaluationState }) => {
        return { name, state, evaluationState };
      });
      await saveStates(db, scope, states);
      await insertHistory(
        db,
        scope,
        valid.flatMap(({ history }) => history),
      );
      await insertActions(
        db,
        scope,
        valid.flatMap(({ actions }) => actions),
      );
      for (const { alarm, contributors } of valid) {
        if (contributors) await replaceContributors(db, scope, alarm.name, contributors);
      }
      for (const change of valid.flatMap(({ told }) => told)) await tell(db, change);
    }
    await giveBack(db, scope, lease, evaluated);
    return valid.filter(({ state }) => state).length;
  });
}

async function stillValid(db: Database, scope: Scope, lease: string, news: Evaluated[]): Promise<Evaluated[]> {
  const present = await lockAlarms(
    db,
    scope,
    news.map(({ alarm }) => alarm.name),
  );
  const held = await heldAlarms(db, scope, lease);
  return news.filter(({ alarm: { name, revision } }) => held.has(name) && present.get(name)?.revision === revision);
}

function isNews({ alarm, state, contributors, evaluationState }: Evaluated): boolean {
  return state !== undefined || contributors !== undefined || evaluationState !== alarm.evaluationState;
}

async function heldAlarms(db: Database, { accountId, region }: Scope, lease: string): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ alarm_name: string }[]>`
    SELECT alarm_name FROM alarm_evaluations
    WHERE account_id = ${accountId} AND region = ${region} AND lease = ${lease}::uuid`;
  return new Set(rows.map(({ alarm_name }) => alarm_name));
}

async function giveBack(
  db: Database,
  { accountId, region }: Scope,
  lease: string,
  evaluated: readonly Evaluated[],
): Promise<void> {
  await db.$executeRaw`
    WITH next AS MATERIALIZED (
      SELECT ${accountId} AS account_id, ${region} AS region, n.*
      FROM unnest(${evaluated.map(({ alarm }) => alarm.name)}::text[],
                  ${evaluated.map(({ nextDue }) => nextDue)}::timestamptz[]) AS n (alarm_name, due_at)
    )
    UPDATE alarm_evaluations AS e SET due_at = next.due_at, lease = NULL, leased_until = NULL
    FROM next WHERE (e.account_id, e.region, e.alarm_name) = (next.account_id, next.region, next.alarm_name)
      AND e.lease = ${lease}::uuid`;
}
