import type { Dispatch } from "./dispatch";
import { envelope, functionEvent, type Links, type Sign } from "./envelope";
import { mailOf } from "./mail";
import { textFor } from "./message";
import { slackMessage, wantsSlackMessage } from "./slack";
import { type Subscription, subscriptionArn } from "./subscription";
import { topicArn } from "./topic";

/** What a worker is to send where: everything is decided, nothing is left to look up. */
export type Order =
  | { kind: "http"; url: string; headers: Record<string, string>; body: string }
  | { kind: "mail"; id: string; to: string; fromName?: string; subject: string; text: string }
  | { kind: "function"; functionArn: string; payload: string }
  | { kind: "queue"; queueArn: string; body: string; groupId?: string; attributes: QueueAttributes };

/** Message attributes in SQS's form. */
export type QueueAttributes = Record<string, { DataType: string; StringValue?: string; BinaryValue?: string }>;

/** What an order is made of besides the message and the subscription. */
export type Means = {
  links: Links & { confirmPage: string; unsubscribePage: string; consoleUrl: string };
  displayName: string | undefined;
  contentType: string;
  signatureVersion: string;
  sign: Sign;
};

/** The order by which a message goes to a subscription's endpoint. */
export function orderFor(dispatch: Dispatch, subscription: Subscription, means: Means): Order {
  const { protocol, endpoint } = subscription;
  const { links, signatureVersion, sign } = means;
  switch (protocol) {
    case "http":
    case "https":
      return httpOrder(dispatch, subscription, means);
    case "email":
    case "email-json": {
      const pages = { confirm: links.confirmPage, unsubscribe: links.unsubscribePage, consoleUrl: links.consoleUrl };
      const mail = mailOf(dispatch, pages);
      // A handshake is for a person in either protocol: it needs a hand to press the button.
      const asJson = protocol === "email-json" && dispatch.kind === "Notification";
      const text = asJson ? print(envelope(dispatch, protocol, links, signatureVersion, sign)) : mail.text;
      // The same for every attempt, so that a mail program can tell a mail that came twice.
      const id = `${dispatch.messageId}.${subscription.id}`;
      return { kind: "mail", id, to: endpoint, fromName: means.displayName, subject: mail.subject, text };
    }
    case "lambda": {
      const event = functionEvent(dispatch, subscriptionArn(subscription), links, signatureVersion, sign);
      return { kind: "function", functionArn: endpoint, payload: JSON.stringify(event) };
    }
    case "sqs":
      return queueOrder(endpoint, dispatch, subscription, means);
  }
}

/** The order by which what could not be delivered goes to the subscription's dead-letter queue, as its endpoint would have got it. */
export function queueOrder(queueArn: string, dispatch: Dispatch, subscription: Subscription, means: Means): Order {
  const { groupId, attributes, texts } = dispatch;
  const { protocol } = subscription;
  const group = groupId === undefined ? {} : { groupId };
  if (!isRaw(dispatch, subscription)) {
    const body = print(envelope(dispatch, protocol, means.links, means.signatureVersion, means.sign));
    return { kind: "queue", queueArn, body, attributes: {}, ...group };
  }
  const inQueue: QueueAttributes = Object.fromEntries(
    Object.entries(attributes).map(([name, { type, value }]) => [
      name,
      type.startsWith("Binary") ? { DataType: type, BinaryValue: value } : { DataType: type, StringValue: value },
    ]),
  );
  return { kind: "queue", queueArn, body: textFor(texts, protocol), attributes: inQueue, ...group };
}

/** The headers are AWS's ("HTTP/HTTPS headers"); every value in them has been checked when it came in. */
function httpOrder(dispatch: Dispatch, subscription: Subscription, means: Means): Order {
  const { links, contentType, signatureVersion, sign } = means;
  const { protocol, endpoint: url } = subscription;
  if (wantsSlackMessage(subscription)) {
    const body = slackMessage(dispatch, subscription, { confirm: links.confirmPage, consoleUrl: links.consoleUrl });
    return { kind: "http", url, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  }
  const raw = isRaw(dispatch, subscription);
  const isNotification = dispatch.kind === "Notification";
  const headers = {
    "x-amz-sns-message-type": dispatch.kind,
    "x-amz-sns-message-id": dispatch.messageId,
    "x-amz-sns-topic-arn": topicArn(dispatch, dispatch.topicName),
    ...(dispatch.kind === "SubscriptionConfirmation"
      ? {}
      : { "x-amz-sns-subscription-arn": subscriptionArn(subscription) }),
    ...(raw ? { "x-amz-sns-rawdelivery": "true" } : {}),
    "content-type": isNotification ? contentType : "text/plain; charset=UTF-8",
    "user-agent": "Amazon Simple Notification Service Agent",
  };
  const body = raw
    ? textFor(dispatch.texts, protocol)
    : print(envelope(dispatch, protocol, links, signatureVersion, sign));
  return { kind: "http", url, headers, body };
}

function isRaw({ kind }: Dispatch, { attributes }: Subscription): boolean {
  return kind === "Notification" && attributes.RawMessageDelivery === "true";
}

function print(body: object): string {
  return JSON.stringify(body, null, 2);
}
