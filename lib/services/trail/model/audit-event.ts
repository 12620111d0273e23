import type { Scope } from "@/lib/platform/arn";
import type { TrailEvent } from "./event";

/** An audit event as an application hands it over: what happened, as JSON text, under an id of the application's. */
export type AuditEvent = { id: string; eventData: string; eventDataChecksum?: string };

/** Why an event was not taken, in the words of CloudTrail's integrations. */
export type Refusal = { errorCode: string; errorMessage: string };

export const MAXIMUM_EVENT_BYTES = 256 * 1024;
const MAXIMUM_TEXT = 1024;

type Where = { scope: Scope; channelArn: string; eventId: string; now: Date };

/**
 * Makes an event of the history out of what an application says (CloudTrail User Guide, "CloudTrail Lake integrations event
 * schema"). The application's own time is the event's time. `checksumOf` is the base64 of a text's SHA-256.
 */
export function auditTrailEvent(
  given: AuditEvent,
  { scope, channelArn, eventId, now }: Where,
  checksumOf: (text: string) => string,
): TrailEvent | Refusal {
  const { eventData: text, eventDataChecksum: checksum } = given;
  if (checksum !== undefined && checksum !== checksumOf(text)) {
    return refused("InvalidChecksum", "The checksum is not that of the event data.");
  }
  if (new TextEncoder().encode(text).length > MAXIMUM_EVENT_BYTES) {
    return refused("FieldTooLong", "An event is at most 256 KB.");
  }
  const data = objectIn(text);
  if (!data) return refused("InvalidData", "The event data is not a JSON object.");
  const missing = ["version", "eventSource", "eventName", "UID"].find((name) => textOf(data[name]) === undefined);
  if (missing) return refused("FieldNotFound", `The required field ${missing} is missing.`);
  const who = isRecord(data.userIdentity) ? data.userIdentity : {};
  if (textOf(who.type) === undefined || textOf(who.principalId) === undefined) {
    return refused("FieldNotFound", "The required field userIdentity needs a type and a principalId.");
  }
  const at = new Date(textOf(data.eventTime) ?? "");
  if (Number.isNaN(at.getTime()))
    return refused("FieldNotFound", "The required field eventTime is missing or no time.");
  if (at.getTime() > now.getTime() + FUTURE_MILLIS) return refused("InvalidData", "The event lies in the future.");
  if (data.recipientAccountId !== scope.accountId) {
    return refused("InvalidRecipient", "recipientAccountId is not the account of the channel.");
  }
  const long = Object.entries(data).find(([, value]) => typeof value === "string" && value.length > MAXIMUM_TEXT);
  if (long)
    return refused("FieldTooLong", `The field ${long[0].slice(0, 64)} is longer than ${MAXIMUM_TEXT} characters.`);
  return { ...kept(data, who, at, scope, eventId), record: recordOf(data, at, { scope, channelArn, eventId, now }) };
}

export function isRefusal(outcome: TrailEvent | Refusal): outcome is Refusal {
  return "errorMessage" in outcome;
}

/** A clock that runs a little ahead is no lie. */
const FUTURE_MILLIS = 15 * 60_000;

function kept(
  data: Record<string, unknown>,
  who: Record<string, unknown>,
  at: Date,
  { accountId, region }: Scope,
  eventId: string,
): Omit<TrailEvent, "record"> {
  return {
    accountId,
    region,
    eventTime: at,
    eventId,
    category: "ActivityAuditLog",
    eventSource: textOf(data.eventSource) ?? "",
    eventName: textOf(data.eventName) ?? "",
    readOnly: false,
    userName: textOf(who.principalId),
    principalArn: undefined,
    accessKeyId: undefined,
    sourceIp: textOf(data.sourceIPAddress),
    errorCode: textOf(data.errorCode),
    resources: [],
  };
}

function recordOf(data: object, at: Date, { scope, channelArn, eventId, now }: Where): string {
  const seconds = (time: Date) => time.toISOString().replace(/\.\d{3}Z$/, "Z");
  return JSON.stringify({
    eventVersion: "1.0",
    eventCategory: "ActivityAuditLog",
    eventType: "ActivityLog",
    eventID: eventId,
    eventTime: seconds(at),
    awsRegion: scope.region,
    recipientAccountId: scope.accountId,
    metadata: { ingestionTime: seconds(now), channelARN: channelArn },
    eventData: data,
  });
}

function refused(errorCode: string, errorMessage: string): Refusal {
  return { errorCode, errorMessage };
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && !text.includes("\\u0000") && !text.includes("\0") ? value : undefined;
  } catch {
    // No JSON, so no event.
    return undefined;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
