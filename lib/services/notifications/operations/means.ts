import { confirmationToken } from "@/lib/platform/confirmation-token";
import { settings } from "@/lib/platform/settings";
import { signLink } from "@/lib/platform/signed-link";
import { readSubscriptionPolicy, readTopicPolicy } from "../model/delivery-policy";
import type { Means } from "../model/order";
import { KEPT_DAYS, type Subscription, subscriptionArn } from "../model/subscription";
import { type Topic, topicArn } from "../model/topic";
import type { Signer } from "./signing";

/** What a message to a subscription is made with: its links, its signature, its topic's word on how it is sent. */
export function meansOf(subscription: Subscription, topic: Topic, signer: Signer, now: Date): Means {
  const { DisplayName, SignatureVersion = "1", DeliveryPolicy } = topic.attributes;
  const policy = readSubscriptionPolicy(subscription.attributes.DeliveryPolicy, readTopicPolicy(DeliveryPolicy));
  return {
    links: linksOf(subscription, signer.keyId, now),
    displayName: DisplayName,
    contentType: policy.contentType,
    signatureVersion: SignatureVersion,
    sign: signer.signWith(SignatureVersion),
  };
}

/**
 * The addresses at the api. Those for machines act at once, as AWS's do; those for people lead to a page with a button,
 * because mail programs and chats open links to show what is behind them.
 */
function linksOf(subscription: Subscription, keyId: string, now: Date): Means["links"] {
  const { apiUrl, consoleUrl } = settings();
  const arn = subscriptionArn(subscription);
  const TopicArn = topicArn(subscription, subscription.topicName);
  const givenOut = subscription.state === "Deleted" ? "Deleted" : "Pending";
  const until = new Date(now.getTime() + KEPT_DAYS * 86_400_000);
  const token = confirmationToken(TopicArn, { id: subscription.id, givenOut }, until);
  const confirm = new URLSearchParams({ TopicArn, Token: token });
  const unsubscribe = new URLSearchParams({ SubscriptionArn: arn, Token: signLink("sns-unsubscribe", arn) });
  return {
    token,
    signingCert: `${apiUrl}/SimpleNotificationService-${keyId}.pem`,
    subscribe: `${apiUrl}/?Action=ConfirmSubscription&${confirm}`,
    unsubscribe: `${apiUrl}/?Action=Unsubscribe&${unsubscribe}`,
    confirmPage: `${apiUrl}/confirmation.html?${confirm}`,
    unsubscribePage: `${apiUrl}/unsubscribe.html?${unsubscribe}`,
    consoleUrl,
  };
}
