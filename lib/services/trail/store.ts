import type { Database } from "@/lib/platform/database";
import type { TrailEvent } from "./model";

/** Keeps a record and its resources in one statement, so that recording costs one round trip. */
export async function insertTrailEvent(db: Database, event: TrailEvent): Promise<void> {
  const { resources } = event;
  await db.$executeRaw`
    WITH kept AS (
      INSERT INTO trail_events (account_id, event_time, event_id, region, category, event_source, event_name, read_only,
                                user_name, principal_arn, access_key_id, source_ip, error_code, record)
      VALUES (${event.accountId}, ${event.eventTime}, ${event.eventId}::uuid, ${event.region}, ${event.category},
              ${event.eventSource}, ${event.eventName}, ${event.readOnly}, ${event.userName ?? null},
              ${event.principalArn ?? null}, ${event.accessKeyId ?? null}, ${event.sourceIp ?? null},
              ${event.errorCode ?? null}, ${event.record})
    )
    INSERT INTO trail_event_resources (account_id, event_time, event_id, region, resource_type, resource_name, arn)
    SELECT ${event.accountId}, ${event.eventTime}, ${event.eventId}::uuid, ${event.region}, type, name, arn
    FROM unnest(${resources.map(({ type }) => type)}::text[], ${resources.map(({ name }) => name)}::text[],
                ${resources.map(({ arn }) => arn)}::text[]) AS touched (type, name, arn)
    ON CONFLICT DO NOTHING`;
}
