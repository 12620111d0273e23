import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import { Prisma } from "@/prisma/client/client";
import type { Alarm, AlarmKind, StateValue } from "../model/alarm";
import type { WatchedMetric } from "../model/metric";
import { type AlarmRow, alarmOf } from "./row";

/** What DescribeAlarms asks for; absent members do not narrow. */
export type AlarmQuestion = {
  kinds: AlarmKind[];
  names?: string[];
  prefix?: string;
  state?: StateValue;
  actionPrefix?: string;
};

/** The alarms that answer a question by name, after `after`, at most `limit`. */
export async function findAlarms(
  db: Database,
  scope: Scope,
  question: AlarmQuestion,
  limit: number,
  after: string | undefined,
): Promise<Alarm[]> {
  const { kinds, names, prefix, state, actionPrefix } = question;
  const wanted = [
    inScope(scope),
    Prisma.sql`kind = ANY (${kinds}::text[])`,
    ...(names ? [Prisma.sql`alarm_name = ANY (${names}::text[])`] : []),
    ...(prefix ? [Prisma.sql`starts_with(alarm_name, ${prefix})`] : []),
    ...(state ? [Prisma.sql`state_value = ${state}`] : []),
    ...(actionPrefix
      ? [Prisma.sql`EXISTS (SELECT 1 FROM unnest(action_arns) AS action WHERE starts_with(action, ${actionPrefix}))`]
      : []),
    ...(after === undefined ? [] : [Prisma.sql`alarm_name > ${after}`]),
  ];
  const rows = await db.$queryRaw<AlarmRow[]>`
    SELECT * FROM alarms WHERE ${Prisma.join(wanted, " AND ")} ORDER BY alarm_name LIMIT ${limit}`;
  return rows.map(alarmOf);
}

/** Every alarm on a metric, whatever its dimensions. */
export async function findAlarmsOnMetric(
  db: Database,
  scope: Scope,
  { namespace, metricName }: Pick<WatchedMetric, "namespace" | "metricName">,
): Promise<Alarm[]> {
  const rows = await db.$queryRaw<AlarmRow[]>`
    SELECT * FROM alarms
    WHERE ${inScope(scope)} AND namespace = ${namespace} AND metric_name = ${metricName}
    ORDER BY alarm_name`;
  return rows.map(alarmOf);
}

/** The alarms of these names, held until the transaction ends. All callers lock by name, so that none waits in a circle. */
export async function lockAlarms(db: Database, scope: Scope, names: readonly string[]): Promise<Map<string, Alarm>> {
  const rows = await db.$queryRaw<AlarmRow[]>`
    SELECT * FROM alarms WHERE ${inScope(scope)} AND alarm_name = ANY (${names}::text[])
    ORDER BY alarm_name FOR UPDATE`;
  return new Map(rows.map((row) => [row.alarm_name, alarmOf(row)]));
}

/** Lets one Put of a name run at a time: a name that is not there yet has no row to lock. */
export async function lockAlarmName(db: Database, { accountId, region }: Scope, name: string): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`alarm/${accountId}/${region}/${name}`}, 0))`;
}

/** Writes an alarm whole, new or known, and has it evaluated at `dueAt`; whoever evaluates it now will not write. */
export async function saveMetricAlarm(
  db: Database,
  alarm: Alarm,
  metric: Pick<WatchedMetric, "namespace" | "metricName"> | undefined,
  intervalSeconds: number,
  dueAt: Date,
): Promise<void> {
  const [namespace, metricName] = metric ? [metric.namespace, metric.metricName] : [null, null];
  const { accountId, region, name, configuration, state } = alarm;
  const { OKActions = [], AlarmActions = [], InsufficientDataActions = [] } = configuration;
  await db.$executeRaw`
    INSERT INTO alarms (account_id, region, alarm_name, kind, configuration, namespace, metric_name, action_arns,
                        actions_enabled, configured_at, state_value, state_reason, state_reason_data, state_updated_at,
                        state_transitioned_at)
    VALUES (${accountId}, ${region}, ${name}, ${alarm.kind}, ${JSON.stringify(configuration)}::jsonb, ${namespace},
            ${metricName}, ${[...OKActions, ...AlarmActions, ...InsufficientDataActions]}::text[],
            ${alarm.actionsEnabled}, ${alarm.configuredAt}, ${state.value}, ${state.reason}, ${state.reasonData ?? null},
            ${state.updatedAt}, ${state.transitionedAt})
    ON CONFLICT (account_id, region, alarm_name) DO UPDATE SET
      configuration = EXCLUDED.configuration, namespace = EXCLUDED.namespace, metric_name = EXCLUDED.metric_name,
      action_arns = EXCLUDED.action_arns, actions_enabled = EXCLUDED.actions_enabled,
      configured_at = EXCLUDED.configured_at, evaluation_state = NULL, revision = alarms.revision + 1`;
  await db.$executeRaw`
    INSERT INTO alarm_evaluations (account_id, region, alarm_name, interval_seconds, due_at)
    VALUES (${accountId}, ${region}, ${name}, ${intervalSeconds}, ${dueAt})
    ON CONFLICT (account_id, region, alarm_name) DO UPDATE SET
      interval_seconds = EXCLUDED.interval_seconds, due_at = EXCLUDED.due_at, lease = NULL, leased_until = NULL`;
}

export async function removeAlarms(db: Database, scope: Scope, names: readonly string[]): Promise<void> {
  await db.$executeRaw`DELETE FROM alarms WHERE ${inScope(scope)} AND alarm_name = ANY (${names}::text[])`;
}

/** Switches the actions of these alarms on or off. */
export async function switchActions(
  db: Database,
  scope: Scope,
  names: readonly string[],
  enabled: boolean,
  at: Date,
): Promise<void> {
  await db.$executeRaw`
    UPDATE alarms SET actions_enabled = ${enabled}, configured_at = ${at}, revision = revision + 1
    WHERE ${inScope(scope)} AND alarm_name = ANY (${names}::text[])`;
}

/** A new state of an alarm, or the same with another reason. */
export type StateChangeOf = Pick<Alarm, "name" | "state" | "evaluationState">;

/** Writes the states of many alarms in one statement. */
export async function saveStates(db: Database, scope: Scope, changes: readonly StateChangeOf[]): Promise<void> {
  const of = <T>(pick: (change: StateChangeOf) => T): T[] => changes.map(pick);
  await db.$executeRaw`
    WITH change AS MATERIALIZED (
      SELECT ${scope.accountId} AS account_id, ${scope.region} AS region, c.*
      FROM unnest(${of(({ name }) => name)}::text[], ${of(({ state }) => state.value)}::text[],
                  ${of(({ state }) => state.reason)}::text[], ${of(({ state }) => state.reasonData ?? null)}::text[],
                  ${of(({ state }) => state.updatedAt)}::timestamptz[],
                  ${of(({ state }) => state.transitionedAt)}::timestamptz[],
                  ${of(({ evaluationState }) => evaluationState ?? null)}::text[])
        AS c (alarm_name, value, reason, reason_data, updated_at, transitioned_at, evaluation)
    )
    UPDATE alarms AS a SET
      state_value = c.value, state_reason = c.reason, state_reason_data = c.reason_data, state_updated_at = c.updated_at,
      state_transitioned_at = c.transitioned_at, evaluation_state = c.evaluation, revision = a.revision + 1
    FROM change AS c
    WHERE (a.account_id, a.region, a.alarm_name) = (c.account_id, c.region, c.alarm_name)`;
}

function inScope({ accountId, region }: Scope): Prisma.Sql {
  return Prisma.sql`account_id = ${accountId} AND region = ${region}`;
}
