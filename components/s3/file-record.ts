import { resourceNameOf } from "@/lib/services/trail/model/event";
import type { Told } from "@/lib/services/trail/model/story";

/** A record of a log file as far as its page tells of it. */
export type FileRecord = Told & { kind: "event" | "insight"; eventId: string; eventTime: Date | undefined };

/** Reads a record of a file, which anybody may have put there: what is missing is empty. */
export function fileRecordOf(record: string): FileRecord {
  const members = JSON.parse(record) as Record<string, unknown> & {
    resources?: unknown;
    userIdentity?: Record<string, unknown>;
  };
  const time = new Date(textOf(members.eventTime));
  const resources = Array.isArray(members.resources) ? members.resources : [];
  return {
    kind: members.eventCategory === "Insight" ? "insight" : "event",
    eventId: textOf(members.eventID),
    eventTime: Number.isNaN(time.getTime()) ? undefined : time,
    eventName: textOf(members.eventName),
    eventSource: textOf(members.eventSource),
    userName: nameOf(members.userIdentity),
    sourceIp: textOf(members.sourceIPAddress) || undefined,
    errorCode: textOf(members.errorCode) || undefined,
    readOnly: members.readOnly === true,
    resources: resources.flatMap((resource: { ARN?: unknown; type?: unknown }) => {
      const [arn, type] = [textOf(resource?.ARN), textOf(resource?.type)];
      return arn && type ? [{ arn, type, name: resourceNameOf(arn) }] : [];
    }),
    record,
  };
}

/** The name of a user, the session of a role, or the service that acted. */
function nameOf(identity: Record<string, unknown> | undefined): string | undefined {
  const session = textOf(identity?.arn).split("/").at(-1);
  return textOf(identity?.userName) || textOf(identity?.invokedBy) || session || undefined;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
