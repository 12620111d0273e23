import type { Subscription as AwsSubscription } from "@aws-sdk/client-sns";
import type { Scope } from "@/lib/platform/arn";
import { type DeliveryPolicy, printSubscriptionPolicy } from "./delivery-policy";
import { type Protocol, shownEndpoint } from "./protocol";
import { invalid, subscriptionMissing } from "./refusal";
import { type Attributes, topicArn, topicNamed } from "./topic";

/** Deleted ones are kept for a while, so that whoever was unsubscribed can take it back. */
export type SubscriptionState = "Pending" | "Confirmed" | "Deleted";

export type Subscription = Scope & {
  topicName: string;
  id: string;
  protocol: Protocol;
  endpoint: string;
  state: SubscriptionState;
  attributes: Attributes;
  /** The ARN of whoever subscribed. */
  principalArn: string;
  /** Whether whoever confirmed had credentials, and whether whoever unsubscribes needs them. */
  confirmationWasAuthenticated: boolean;
  authenticateOnUnsubscribe: boolean;
};

/** Our own bound, which keeps the transaction of a Publish short; AWS allows 12,500,000. */
export const MAX_SUBSCRIPTIONS_OF_TOPIC = 10_000;
/** AWS's quota of filter policies for a topic. */
export const MAX_FILTER_POLICIES_OF_TOPIC = 200;
/** What waits for its confirmation, or was unsubscribed, is gone after three days (SNS Developer Guide). */
export const KEPT_DAYS = 3;

export function subscriptionArn({ topicName, id, ...scope }: Scope & { topicName: string; id: string }): string {
  return `${topicArn(scope, topicName)}:${id}`;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The topic and id in the ARN of a subscription. An id that can be none is answered as one that does not exist. */
export function subscriptionNamed(scope: Scope, text: string): { topicName: string; id: string } {
  const resource = topicNamed(scope, text, "SubscriptionArn");
  const [topicName = "", id, ...rest] = resource.split(":");
  if (id === undefined) throw invalid("SubscriptionId");
  if (rest.length > 0 || !UUID.test(id)) throw subscriptionMissing();
  return { topicName, id };
}

/** Lambda functions and queues are the account's own and need no confirmation. */
export function needsConfirmation(protocol: Protocol): boolean {
  return protocol !== "lambda" && protocol !== "sqs";
}

/** As ListSubscriptions shows it. */
export function describeSubscription(subscription: Subscription): AwsSubscription {
  const { state, accountId, protocol, endpoint, topicName } = subscription;
  return {
    SubscriptionArn: state === "Pending" ? "PendingConfirmation" : subscriptionArn(subscription),
    Owner: accountId,
    Protocol: protocol,
    Endpoint: shownEndpoint(protocol, endpoint),
    TopicArn: topicArn(subscription, topicName),
  };
}

/** As GetSubscriptionAttributes shows it. The scope of a filter is told only where there is a filter. */
export function subscriptionAttributes(subscription: Subscription, policy: DeliveryPolicy): Record<string, string> {
  const { attributes, protocol, endpoint } = subscription;
  const { FilterPolicyScope = "MessageAttributes", RawMessageDelivery = "false", ...others } = attributes;
  const overHttp = protocol === "http" || protocol === "https";
  return {
    SubscriptionArn: subscriptionArn(subscription),
    TopicArn: topicArn(subscription, subscription.topicName),
    Owner: subscription.accountId,
    Protocol: protocol,
    Endpoint: shownEndpoint(protocol, endpoint),
    PendingConfirmation: String(subscription.state === "Pending"),
    ConfirmationWasAuthenticated: String(subscription.confirmationWasAuthenticated),
    SubscriptionPrincipal: subscription.principalArn,
    RawMessageDelivery,
    ...others,
    ...(others.FilterPolicy ? { FilterPolicyScope } : {}),
    ...(overHttp ? { EffectiveDeliveryPolicy: printSubscriptionPolicy(policy) } : {}),
  };
}
