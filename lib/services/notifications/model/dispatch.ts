import type { Scope } from "@/lib/platform/arn";
import type { Texts } from "./message";
import type { MessageAttributes } from "./message-attributes";
import { type Subscription, subscriptionArn } from "./subscription";
import { topicArn } from "./topic";

/** AWS's Type of a message: what was published, or a part of the handshake with an endpoint. */
export type MessageKind = "Notification" | "SubscriptionConfirmation" | "UnsubscribeConfirmation";

/** A message on its way to one subscription or many. */
export type Dispatch = Scope & {
  kind: MessageKind;
  topicName: string;
  messageId: string;
  publishedAt: Date;
  subject?: string;
  texts: Texts;
  attributes: MessageAttributes;
  groupId?: string;
};

/** What an endpoint is told when it has been subscribed, and when it no longer is. The words are AWS's. */
export function handshakeText(kind: Exclude<MessageKind, "Notification">, subscription: Subscription): string {
  switch (kind) {
    case "SubscriptionConfirmation":
      return (
        `You have chosen to subscribe to the topic ${topicArn(subscription, subscription.topicName)}.\n` +
        "To confirm the subscription, visit the SubscribeURL included in this message."
      );
    case "UnsubscribeConfirmation":
      return (
        `You have chosen to deactivate subscription ${subscriptionArn(subscription)}.\n` +
        "To cancel this operation and restore the subscription, visit the SubscribeURL included in this message."
      );
  }
}
