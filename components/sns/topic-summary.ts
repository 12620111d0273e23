/** A topic as lists show it: ListTopics tells no more than the ARN. */
export type TopicSummary = { name: string; arn: string };

/** A topic with its attributes, under AWS's names. */
export type TopicView = TopicSummary & { attributes: Readonly<Record<string, string>> };

/** A subscription as lists show it. `arn` is absent while it waits to be confirmed. */
export type SubscriptionSummary = {
  arn: string | undefined;
  topicArn: string;
  topicName: string;
  protocol: string;
  endpoint: string;
  isPending: boolean;
};

/** Tells a subscription from others; one that waits has no ARN yet. */
export function subscriptionKey({ arn, topicArn, protocol, endpoint }: SubscriptionSummary): string {
  return arn ?? `${topicArn} ${protocol} ${endpoint}`;
}
