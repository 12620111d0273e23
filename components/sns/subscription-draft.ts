import { InvalidPatternError } from "@/lib/languages/event-pattern/invalid-pattern";
import { parseEventPattern } from "@/lib/languages/event-pattern/parser";
import { type Choice, canBeRaw, protocolOf } from "./protocols";

/** A new subscription as the form's fields hold it. */
export type SubscriptionDraft = {
  topicArn: string;
  choice: Choice | undefined;
  endpoint: string;
  isRaw: boolean;
  filterPolicy: string;
  filterScope: FilterScope;
  /** The ARN of the queue that takes what could not be delivered. */
  deadLetterQueue: string;
};
export type FilterScope = "MessageAttributes" | "MessageBody";

type Field = "topicArn" | "choice" | "endpoint" | "filterPolicy";

/** Which fields are wrong: missing, or in the case of a filter policy not a pattern. */
export function mistakesOf(draft: SubscriptionDraft): Partial<Record<Field, "missing" | "wrong">> {
  return {
    ...(draft.topicArn === "" ? { topicArn: "missing" } : {}),
    ...(draft.choice === undefined ? { choice: "missing" } : {}),
    ...(draft.endpoint.trim() === "" ? { endpoint: "missing" } : {}),
    ...(filterMistake(draft.filterPolicy) ? { filterPolicy: "wrong" } : {}),
  };
}

/** SNS takes policies of 256 KB. */
const MAX_POLICY = 262_144;

/** What is wrong with a filter policy and where; undefined when nothing is. Filter policies are event patterns. */
export function filterMistake(text: string): { offset: number; length: number; message: string } | undefined {
  if (text.trim() === "" || /^\s*\{\s*\}\s*$/.test(text)) return undefined;
  try {
    parseEventPattern(text, MAX_POLICY);
    return undefined;
  } catch (error) {
    if (!(error instanceof InvalidPatternError)) throw error;
    return { offset: error.offset, length: error.length, message: error.reason };
  }
}

/** What Subscribe is asked. */
export function subscribeInputOf(draft: SubscriptionDraft) {
  const { topicArn, choice = "email", endpoint, filterPolicy, filterScope, deadLetterQueue } = draft;
  const to = endpoint.trim();
  return {
    TopicArn: topicArn,
    Protocol: protocolOf(choice, to),
    Endpoint: to,
    Attributes: {
      ...(choice === "slack" ? { MiranteMessageFormat: "Slack" } : {}),
      ...(canBeRaw(choice) && draft.isRaw ? { RawMessageDelivery: "true" } : {}),
      ...(filterPolicy.trim() === "" ? {} : { FilterPolicyScope: filterScope, FilterPolicy: filterPolicy }),
      ...(deadLetterQueue.trim() === "" ? {} : { RedrivePolicy: redrivePolicy(deadLetterQueue) }),
    },
  };
}

/** AWS's attribute for a dead-letter queue. */
export function redrivePolicy(queueArn: string): string {
  return JSON.stringify({ deadLetterTargetArn: queueArn.trim() });
}
