import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import type { StateValue } from "../model/alarm";
import type { Contributor } from "../model/contributors";

type Row = {
  alarm_name: string;
  contributor_id: string;
  attributes: Record<string, string>;
  state_value: string;
  state_reason: string;
  transitioned_at: Date;
};

/** The series of these alarms as they were last found, by the name of the alarm. */
export async function findContributors(
  db: Database,
  { accountId, region }: Scope,
  names: readonly string[],
): Promise<Map<string, Contributor[]>> {
  const found = new Map<string, Contributor[]>();
  if (names.length === 0) return found;
  const rows = await db.$queryRaw<Row[]>`
    SELECT * FROM alarm_contributors
    WHERE account_id = ${accountId} AND region = ${region} AND alarm_name = ANY (${names}::text[])
    ORDER BY alarm_name, contributor_id`;
  for (const row of rows) {
    const contributor = {
      id: row.contributor_id,
      attributes: row.attributes,
      state: row.state_value as StateValue,
      reason: row.state_reason,
      transitionedAt: row.transitioned_at,
    };
    found.set(row.alarm_name, [...(found.get(row.alarm_name) ?? []), contributor]);
  }
  return found;
}

/** Puts what was found of an alarm's series in the place of what was known. */
export async function replaceContributors(
  db: Database,
  { accountId, region }: Scope,
  alarmName: string,
  contributors: readonly Contributor[],
): Promise<void> {
  await db.$executeRaw`
    DELETE FROM alarm_contributors
    WHERE account_id = ${accountId} AND region = ${region} AND alarm_name = ${alarmName}`;
  await db.$executeRaw`
    INSERT INTO alarm_contributors (account_id, region, alarm_name, contributor_id, attributes, state_value, state_reason,
                                    transitioned_at)
    SELECT ${accountId}, ${region}, ${alarmName}, c.id, c.attributes::jsonb, c.state, c.reason, c.transitioned_at
    FROM unnest(${contributors.map(({ id }) => id)}::text[],
                ${contributors.map(({ attributes }) => JSON.stringify(attributes))}::text[],
                ${contributors.map(({ state }) => state)}::text[],
                ${contributors.map(({ reason }) => reason)}::text[],
                ${contributors.map(({ transitionedAt }) => transitionedAt)}::timestamptz[])
      AS c (id, attributes, state, reason, transitioned_at)`;
}
