import type { PublishBatchRequestEntry, PublishInput } from "@aws-sdk/client-sns";
import { AwsError } from "@/lib/platform/errors";
import { attributeBytes, checkMessageAttributes, type MessageAttributes } from "./message-attributes";
import type { Protocol } from "./protocol";
import { invalid } from "./refusal";

/** What somebody published, checked. */
export type Message = {
  subject?: string;
  /** The message for every protocol, or under "default" and the names of protocols where they differ. */
  texts: Texts;
  attributes: MessageAttributes;
  /** For SQS's fair queues. */
  groupId?: string;
  /** What AWS counts: the message and its attributes. */
  bytes: number;
};
export type Texts = { default: string } & Partial<Record<Protocol, string>>;

type Given = Pick<
  PublishInput & PublishBatchRequestEntry,
  "Subject" | "Message" | "MessageStructure" | "MessageAttributes" | "MessageGroupId" | "MessageDeduplicationId"
>;

const MAX_BYTES = 262_144;
const MAX_SUBJECT_CHARACTERS = 100;

/** Passes one message; throws AWS's errors. `position` is its place in a batch, from 1. */
export function checkMessage(given: Given, position?: number): Message {
  const { Subject: subject, Message: text = "", MessageGroupId: groupId } = given;
  if (subject !== undefined) checkSubject(subject);
  if (text === "") throw invalid("Empty message");
  if (text.includes("\0")) throw invalid("Message Reason: a character is not allowed: #x0");
  const attributes = checkMessageAttributes(given.MessageAttributes, position);
  const bytes = new TextEncoder().encode(text).length + attributeBytes(attributes);
  if (position === undefined && bytes > MAX_BYTES) throw invalid("Message too long");
  if (given.MessageDeduplicationId !== undefined) {
    throw invalid(
      "MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type",
    );
  }
  if (groupId !== undefined && !/^[\x21-\x7e]{1,128}$/.test(groupId)) throw invalid("MessageGroupId");
  return { subject, texts: readTexts(text, given.MessageStructure), attributes, groupId, bytes };
}

/** The text for a protocol. */
export function textFor(texts: Texts, protocol: Protocol): string {
  return texts[protocol] ?? texts.default;
}

/** AWS: text without line breaks and control characters, at most 100 characters. */
function checkSubject(subject: string): void {
  const fits = subject !== "" && subject.length <= MAX_SUBJECT_CHARACTERS && !/[\p{Cc}\u2028\u2029]/u.test(subject);
  if (!fits) throw invalid("Subject");
}

function readTexts(text: string, structure: string | undefined): Texts {
  if (structure === undefined || structure === "") return { default: text };
  if (structure !== "json") throw invalid("MessageStructure");
  const given = parseObject(text);
  // Values that are no texts are passed over, and so are protocols that do not exist.
  const one = (protocol: string) => (typeof given[protocol] === "string" ? (given[protocol] as string) : undefined);
  const fallback = one("default");
  if (fallback === undefined) throw invalid("Message Structure - No default entry in JSON message body");
  const texts = {
    http: one("http"),
    https: one("https"),
    email: one("email"),
    "email-json": one("email-json"),
    lambda: one("lambda"),
    sqs: one("sqs"),
  };
  return { default: fallback, ...(JSON.parse(JSON.stringify(texts)) as Partial<Texts>) };
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Not JSON at all is answered as JSON that is no object.
  }
  throw invalid("Message Structure - JSON message body failed to parse");
}

const MAX_ENTRIES = 10;

/** Passes the entries of a batch as a whole; each is then checked by itself. Throws AWS's errors for batches. */
export function checkBatch(entries: readonly PublishBatchRequestEntry[]): void {
  if (entries.length === 0) {
    throw new AwsError("EmptyBatchRequestException", "The batch request doesn't contain any entries.");
  }
  if (entries.length > MAX_ENTRIES) {
    throw new AwsError(
      "TooManyEntriesInBatchRequestException",
      "The batch request contains more entries than permissible.",
    );
  }
  const ids = entries.map(({ Id = "" }) => Id);
  if (new Set(ids).size < ids.length) {
    throw new AwsError(
      "BatchEntryIdsNotDistinctException",
      "Two or more batch entries in the request have the same Id.",
    );
  }
  for (const id of ids) {
    const message = id.length > 80 ? "is too long" : "contains an impermissible character";
    if (!/^[A-Za-z0-9_-]{1,80}$/.test(id)) {
      throw new AwsError(
        "InvalidBatchEntryIdException",
        `The Id of a batch entry in the batch request ${message}: ${id.slice(0, 100)}`,
      );
    }
  }
}

/** A batch has the limit of one message for all of its messages together. */
export function checkBatchBytes(messages: readonly Message[]): void {
  if (messages.reduce((sum, { bytes }) => sum + bytes, 0) <= MAX_BYTES) return;
  throw new AwsError(
    "BatchRequestTooLongException",
    "The length of all the messages put together is more than the limit.",
  );
}
