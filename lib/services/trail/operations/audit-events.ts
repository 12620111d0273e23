import { createHash } from "node:crypto";
import type { ContextValues } from "@/lib/languages/policy/request-context";
import { AwsError } from "@/lib/platform/errors";
import { newUuid } from "@/lib/platform/identifiers";
import { dataChange } from "@/lib/platform/operation";
import { type AuditEvent, auditTrailEvent, isRefusal } from "../model/audit-event";
import { channelIdOf } from "../model/channel";
import type { TrailEvent } from "../model/event";
import { insertTrailEvent } from "../store";
import { lockChannel, noteIngestion } from "../store/channels";
import { channelResource } from "./channel-named";

type PutAuditEventsInput = { auditEvents: AuditEvent[]; channelArn: string; externalId?: string };
type PutAuditEventsOutput = {
  successful: { id: string; eventID: string }[];
  failed: { id: string; errorCode: string; errorMessage: string }[];
};

/** One request carries at most a megabyte of events (CloudTrail Data API Reference, "PutAuditEvents"). */
const MAXIMUM_BYTES = 1024 * 1024;

/** The table of cloudtrail-data: what a team's own applications say happened, beside what Mirante saw itself. */
export const operations = {
  /** What is in order is kept and what is not is told, each by its id; neither holds up the other. */
  PutAuditEvents: dataChange<PutAuditEventsInput, PutAuditEventsOutput>({
    resources: ({ channelArn: named }, asked) => channelResource(named, asked),
    // A channel's policy may want an id that only its owner and the one who writes know.
    conditions: ({ externalId }): ContextValues =>
      typeof externalId === "string" ? { "cloudtrail:ExternalId": externalId } : {},
    handle: async (context, { auditEvents, channelArn: arn }) => {
      const { db, now, accountId, region } = context;
      const scope = { accountId, region };
      if (new Set(auditEvents.map(({ id }) => id)).size < auditEvents.length) {
        throw new AwsError("DuplicatedAuditEventId", "Two events of the request have the same id.");
      }
      const size = auditEvents.reduce((sum, { eventData }) => sum + Buffer.byteLength(eventData), 0);
      if (size > MAXIMUM_BYTES) throw new AwsError("ValidationException", "The events are more than 1 MB together.");
      const channelId = channelIdOf(arn, context);
      if (channelId === undefined) throw new AwsError("InvalidChannelARN", `${arn.slice(0, 256)} is no channel's ARN.`);
      const channel = await lockChannel(db, scope, channelId);
      if (!channel) throw new AwsError("ChannelNotFound", `There is no channel ${arn}.`);
      const outcomes = auditEvents.map((event) => ({
        id: event.id,
        outcome: auditTrailEvent(event, { scope, channelArn: arn, eventId: newUuid(), now }, sha256),
      }));
      const failed = outcomes.flatMap(({ id, outcome }) => (isRefusal(outcome) ? [{ id, ...outcome }] : []));
      const kept = outcomes.flatMap(({ id, outcome }) => (isRefusal(outcome) ? [] : [{ id, event: outcome }]));
      for (const { event } of kept) await insertTrailEvent(db, event);
      await noteIngestion(db, channel, latestOf(kept.at(-1)?.event, failed.at(-1)?.errorCode, now));
      return { successful: kept.map(({ id, event }) => ({ id, eventID: event.eventId })), failed };
    },
  }),
};

function latestOf(last: TrailEvent | undefined, errorCode: string | undefined, now: Date) {
  return {
    attemptAt: now,
    ...(last ? { successAt: now, successEventId: last.eventId, attemptEventId: last.eventId } : {}),
    ...(errorCode === undefined ? {} : { errorCode }),
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
