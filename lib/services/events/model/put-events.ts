import type { PutEventsRequestEntry, PutEventsResultEntry } from "@aws-sdk/client-eventbridge";
import { invalid } from "./refusal";

/** AWS raised this from 256 KB in 2025 (EventBridge User Guide, "Calculating PutEvents event entry size"). */
const MAX_REQUEST_BYTES = 1_048_576;
const MAX_DETAIL_TYPE = 128;
const TIME_BYTES = 14;

export type PutEntry = PutEventsRequestEntry & { Source: string; DetailType: string; Detail: string };

/** Throws ValidationException when all entries together are too large: then none is taken. */
export function checkTotalSize(entries: readonly PutEventsRequestEntry[]): void {
  const size = entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
  if (size <= MAX_REQUEST_BYTES) return;
  throw invalid(`Total size of the entries in the request is over the limit.`);
}

/** Why an entry is not taken, as its place in the answer says; undefined for a good one. */
export function refusalOf(entry: PutEventsRequestEntry): PutEventsResultEntry | undefined {
  for (const member of ["Source", "DetailType", "Detail"] as const) {
    if (!entry[member]) return argument(member, `${member} is a required argument.`);
  }
  if ((entry.DetailType ?? "").length > MAX_DETAIL_TYPE) {
    return argument("DetailType", `DetailType must be at most ${MAX_DETAIL_TYPE} characters.`);
  }
  if (/^aws\./.test(entry.Source ?? "")) {
    return { ErrorCode: "NotAuthorizedForSourceException", ErrorMessage: "Not authorized for the source." };
  }
  if (!isJsonObject(entry.Detail ?? "")) return { ErrorCode: "MalformedDetail", ErrorMessage: "Detail is malformed." };
  return undefined;
}

export function isAccepted(entry: PutEventsRequestEntry): entry is PutEntry {
  return refusalOf(entry) === undefined;
}

function argument(member: string, reason: string): PutEventsResultEntry {
  return { ErrorCode: "InvalidArgument", ErrorMessage: `Parameter ${member} is not valid. Reason: ${reason}` };
}

function sizeOf({ Time, Source, DetailType, Detail, Resources = [] }: PutEventsRequestEntry): number {
  const texts = [Source, DetailType, Detail, ...Resources];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ""), Time ? TIME_BYTES : 0);
}

export function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
