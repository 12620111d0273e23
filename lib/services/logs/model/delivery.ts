import type { Destination } from "./subscription-filter";

/** A batch of events on its way to a subscription's destination; `events` is their JSON. */
export type SubscriptionDelivery = {
  id: string;
  /** How often it was tried, this time included. */
  attempts: number;
  createdAt: Date;
  messageType: "DATA_MESSAGE" | "CONTROL_MESSAGE";
  group: string;
  stream: string;
  filter: string;
  events: string;
  destination: Destination;
};

/** What came of one attempt; `permanent` when trying again cannot help. */
export type DeliveryOutcome = { delivered: boolean; permanent: boolean; answer: string };

const FIRST_PAUSE_MILLIS = 1_000;
const LONGEST_PAUSE_MILLIS = 300_000;
/** "CloudWatch Logs retries for up to 24 hours, then the data is dropped" (page on subscription filters). */
const GIVE_UP_MILLIS = 86_400_000;

/** When to try again, twice as long after each failure; undefined when the delivery is given up. */
export function nextAttempt(
  { attempts, createdAt }: Pick<SubscriptionDelivery, "attempts" | "createdAt">,
  { permanent }: Pick<DeliveryOutcome, "permanent">,
  now: Date,
): Date | undefined {
  if (permanent || now.getTime() - createdAt.getTime() >= GIVE_UP_MILLIS) return undefined;
  return new Date(now.getTime() + Math.min(FIRST_PAUSE_MILLIS * 2 ** (attempts - 1), LONGEST_PAUSE_MILLIS));
}

/** The document that a destination gets, before it is compressed (User Guide, "Log group-level subscription filters"). */
export function messageOf(
  { messageType, group, stream, filter, events }: Omit<SubscriptionDelivery, "id" | "attempts" | "createdAt">,
  accountId: string,
): string {
  const isControl = messageType === "CONTROL_MESSAGE";
  const head = {
    messageType,
    owner: isControl ? "CloudwatchLogs" : accountId,
    logGroup: isControl ? "" : group,
    logStream: isControl ? "" : stream,
    subscriptionFilters: isControl ? [] : [filter],
  };
  return `${JSON.stringify(head).slice(0, -1)},"logEvents":${events}}`;
}

/** What CloudWatch Logs sends first, to see whether the destination is there. */
export function controlEvents(now: Date): string {
  const message = "CWL CONTROL MESSAGE: Checking health of destination Lambda function.";
  return JSON.stringify([{ id: "", timestamp: now.getTime(), message }]);
}
