import type { Dispatch } from "./dispatch";
import { textFor } from "./message";
import type { MessageAttributes } from "./message-attributes";
import type { Protocol } from "./protocol";
import { topicArn } from "./topic";

/** Addresses that an envelope carries; a handshake has a token and where to show it, a notification where to unsubscribe. */
export type Links = { signingCert: string; unsubscribe: string; subscribe: string; token: string };

/** Signs a text with the version's algorithm: 1 is RSA with SHA-1, 2 with SHA-256. The answer is base 64. */
export type Sign = (text: string) => string;

type Fields = Readonly<Record<string, string | undefined>>;

/** The JSON that endpoints get, as an object with its members in AWS's order (SNS Developer Guide, "HTTP/HTTPS notification JSON format"). */
export function envelope(dispatch: Dispatch, protocol: Protocol, links: Links, version: string, sign: Sign): object {
  const isNotification = dispatch.kind === "Notification";
  const signed: Fields = {
    Type: dispatch.kind,
    MessageId: dispatch.messageId,
    Token: isNotification ? undefined : links.token,
    TopicArn: topicArn(dispatch, dispatch.topicName),
    Subject: dispatch.subject,
    Message: textFor(dispatch.texts, protocol),
    SubscribeURL: isNotification ? undefined : links.subscribe,
    Timestamp: dispatch.publishedAt.toISOString(),
  };
  return {
    ...given(signed),
    SignatureVersion: version,
    Signature: sign(stringToSign(signed)),
    SigningCertURL: links.signingCert,
    ...(isNotification ? { UnsubscribeURL: links.unsubscribe } : {}),
    ...(Object.keys(dispatch.attributes).length > 0 ? { MessageAttributes: typed(dispatch.attributes) } : {}),
  };
}

/** The event that a Lambda function is invoked with (Lambda Developer Guide, "Using AWS Lambda with Amazon SNS"). */
export function functionEvent(
  dispatch: Dispatch,
  subscriptionArn: string,
  links: Links,
  version: string,
  sign: Sign,
): object {
  const fields: Fields = {
    Type: dispatch.kind,
    MessageId: dispatch.messageId,
    TopicArn: topicArn(dispatch, dispatch.topicName),
    Subject: dispatch.subject,
    Message: textFor(dispatch.texts, "lambda"),
    Timestamp: dispatch.publishedAt.toISOString(),
  };
  const record = {
    EventSource: "aws:sns",
    EventVersion: "1.0",
    EventSubscriptionArn: subscriptionArn,
    Sns: {
      ...fields,
      // Functions are told null where other endpoints are told nothing, and names with "Url" in other letters.
      Subject: dispatch.subject ?? null,
      SignatureVersion: version,
      Signature: sign(stringToSign(fields)),
      SigningCertUrl: links.signingCert,
      UnsubscribeUrl: links.unsubscribe,
      MessageAttributes: typed(dispatch.attributes),
    },
  };
  return { Records: [record] };
}

/** "Key\nValue\n" of each field that is there, keys in byte order ("Verifying the signatures of Amazon SNS messages"). */
export function stringToSign(fields: Fields): string {
  return Object.entries(given(fields))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}\n${value}\n`)
    .join("");
}

function given(fields: Fields): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined),
  );
}

function typed(attributes: MessageAttributes): Record<string, { Type: string; Value: string }> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { type, value }]) => [name, { Type: type, Value: value }]),
  );
}
