import type { DeliveryQuestion } from "@/components/sns/delivery-question";
import type { Ask } from "@/lib/console/use-ask";
import type { Page } from "@/lib/console/use-live-pages";
import type { OutputOf } from "@/lib/services/catalog";

export type DeliveryAttempt = OutputOf<"sns:ListDeliveries">["Deliveries"][number];

const PAGE = 50;

/** A page of attempts to deliver, newest first. */
export async function readDeliveries(
  ask: Ask,
  { topicArn, subscriptionArn, outcome, messageId }: DeliveryQuestion,
  token?: string,
): Promise<Page<DeliveryAttempt>> {
  const { Deliveries: items, NextToken: next } = await ask("sns:ListDeliveries", {
    ...(topicArn ? { TopicArn: topicArn } : {}),
    ...(subscriptionArn ? { SubscriptionArn: subscriptionArn } : {}),
    ...(outcome ? { Outcome: outcome } : {}),
    ...(messageId ? { MessageId: messageId } : {}),
    MaxResults: PAGE,
    ...(token ? { NextToken: token } : {}),
  });
  return { items, next };
}
