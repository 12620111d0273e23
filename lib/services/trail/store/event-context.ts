import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import { Prisma } from "@/prisma/client/client";
import type { FoundEvent } from "../model/event";
import type { Relation } from "../model/event-context";
import { sessionStart } from "../model/event-context";
import { selectEvents } from "./found-events";

type Account = Pick<Scope, "accountId">;
const HOUR = 3_600_000;

/** Event ids are unique over all Regions. `oldest` is the beginning of what is answered. */
export async function findEvent(
  db: Database,
  { accountId }: Account,
  eventId: string,
  oldest: Date,
): Promise<FoundEvent | undefined> {
  const wanted = Prisma.sql`e.account_id = ${accountId} AND e.event_id = ${eventId}::uuid AND e.event_time >= ${oldest}`;
  return (await selectEvents(db, wanted, 1))[0];
}

/** Successful calls of these names before an event, newest first; of those on its resources where it has some. */
export async function findEarlierWrites(
  db: Database,
  { accountId }: Account,
  event: FoundEvent,
  names: readonly string[],
  limit: number,
): Promise<FoundEvent[]> {
  const place = Prisma.sql`${event.eventTime}, ${event.eventId}::uuid`;
  const touched = event.resources.map(({ name }) => name);
  const onResources =
    touched.length === 0
      ? Prisma.empty
      : Prisma.sql`AND EXISTS (
          SELECT 1 FROM trail_event_resources t
          WHERE t.account_id = e.account_id AND t.event_time = e.event_time AND t.event_id = e.event_id
            AND t.resource_name = ANY (${touched}::text[]))`;
  return selectEvents(
    db,
    Prisma.sql`e.account_id = ${accountId} AND e.event_name = ANY (${names}::text[])
      AND e.event_source = ${event.eventSource} AND e.region = ${event.region} AND e.error_code IS NULL
      AND e.category = 'Management' AND (e.event_time, e.event_id) < (${place}) ${onResources}`,
    limit,
  );
}

/** Management events that are related to one in a way, newest first, without itself. */
export async function findRelated(
  db: Database,
  { accountId }: Account,
  event: FoundEvent,
  relation: Relation,
  limit: number,
): Promise<FoundEvent[]> {
  const same = sameSql(accountId, event, relation);
  if (!same) return [];
  const wanted = Prisma.sql`e.account_id = ${accountId} AND e.category = 'Management'
    AND e.event_id <> ${event.eventId}::uuid AND ${same}`;
  return selectEvents(db, wanted, limit);
}

/** Undefined where the event has nothing that others could share. */
function sameSql(accountId: string, event: FoundEvent, relation: Relation): Prisma.Sql | undefined {
  switch (relation) {
    case "request":
      return event.requestId === undefined ? undefined : Prisma.sql`e.request_id = ${event.requestId}`;
    case "session": {
      const start = sessionStart(event);
      if (start === undefined || event.principalArn === undefined) return undefined;
      return Prisma.sql`e.user_name = ${event.userName ?? ""} AND e.principal_arn = ${event.principalArn}
        AND ${around(event, 12 * HOUR)} AND position(${`"creationDate":"${start}"`} in e.record) > 0`;
    }
    case "accessKey":
      if (event.accessKeyId === undefined) return undefined;
      return Prisma.sql`e.access_key_id = ${event.accessKeyId} AND ${around(event, HOUR)}`;
    case "resource": {
      const names = event.resources.map(({ name }) => name);
      const arns = event.resources.map(({ arn }) => arn);
      if (names.length === 0) return undefined;
      return Prisma.sql`NOT e.read_only AND (e.event_time, e.event_id) IN (
        SELECT e.event_time, e.event_id FROM trail_event_resources e
        WHERE e.account_id = ${accountId} AND e.resource_name = ANY (${names}::text[]) AND e.arn = ANY (${arns}::text[])
          AND ${around(event, 30 * 24 * HOUR)})`;
    }
  }
}

function around({ eventTime }: FoundEvent, millis: number): Prisma.Sql {
  const [from, to] = [new Date(eventTime.getTime() - millis), new Date(eventTime.getTime() + millis)];
  return Prisma.sql`e.event_time BETWEEN ${from} AND ${to}`;
}
