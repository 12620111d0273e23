import type { Scope } from "@/lib/platform/arn";
import { printTopicPolicy, readTopicPolicy } from "./delivery-policy";
import { invalid, notImplemented } from "./refusal";
import { type Attributes, type Topic, topicArn } from "./topic";
import { checkTopicPolicy, defaultTopicPolicy } from "./topic-policy";

/** How many subscriptions a topic has in each state. */
export type SubscriptionCounts = { pending: number; confirmed: number };

/** Throws when a value will not do. */
type Check = (value: string, prefix: string) => unknown;

const MAX_DISPLAY_NAME = 100;

/** The attributes that can be set, each with what its value must be (SNS API Reference, "SetTopicAttributes"). */
const SETTABLE: Readonly<Record<string, Check>> = {
  DeliveryPolicy: readTopicPolicy,
  // A display name becomes the sender's name of mails, so nothing that could bend a header passes.
  DisplayName: (value, prefix) =>
    refuse(value.length > MAX_DISPLAY_NAME || /\p{Cc}/u.test(value), prefix, "DisplayName"),
  Policy: checkTopicPolicy,
  KmsMasterKeyId: (value, prefix) => refuse(!/^[\w:/-]{1,2048}$/.test(value), prefix, "KmsMasterKeyId"),
  SignatureVersion: (value, prefix) =>
    refuse(value !== "1" && value !== "2", prefix, `SignatureVersion: Invalid value [${value}]. Must be 1 or 2.`),
  TracingConfig: (value, prefix) => {
    if (value === "Active") throw notImplemented("Tracing");
    refuse(value !== "PassThrough", prefix, "TracingConfig");
  },
};

/** Attributes of AWS's that ask for something that Mirante does not do. */
const REFUSED = /^(ArchivePolicy|DataProtectionPolicy|FifoThroughputScope|\w+Feedback(RoleArn|SampleRate))$/;

/** The attributes of CreateTopic as they are kept. Throws AWS's InvalidParameter. */
export function checkTopicAttributes(given: Readonly<Record<string, string>>): Attributes {
  return Object.entries(given).reduce<Attributes>((kept, [name, value]) => {
    // AWS does not keep what says that a topic is no FIFO topic.
    if (name === "FifoTopic" && value.toLowerCase() === "false") return kept;
    if (name === "FifoTopic" || name === "ContentBasedDeduplication") throw notImplemented("A FIFO topic");
    return change(kept, name, value, "Attributes Reason: ");
  }, {});
}

/** The attributes with one of them set anew; an empty value takes it away. */
export function withTopicAttribute(present: Attributes, name: string, value: string): Attributes {
  return change(present, name, value, "");
}

/** CreateTopic on a topic that exists agrees when it names no other values than the topic has. */
export function hasSameTopicAttributes(topic: Topic, asked: Attributes): boolean {
  const present = describedAttributes(topic, topic.name, topic.attributes);
  return Object.entries(asked).every(([name, value]) => present[name] === value);
}

/** As GetTopicAttributes shows it. */
export function topicAttributes(topic: Topic, { pending, confirmed }: SubscriptionCounts): Record<string, string> {
  return {
    TopicArn: topicArn(topic, topic.name),
    Owner: topic.accountId,
    ...describedAttributes(topic, topic.name, topic.attributes),
    EffectiveDeliveryPolicy: printTopicPolicy(readTopicPolicy(topic.attributes.DeliveryPolicy)),
    SubscriptionsPending: String(pending),
    SubscriptionsConfirmed: String(confirmed),
    SubscriptionsDeleted: String(topic.subscriptionsDeleted),
  };
}

function describedAttributes(scope: Scope, name: string, attributes: Attributes): Record<string, string> {
  return { DisplayName: "", Policy: defaultTopicPolicy(scope, name), ...attributes };
}

function change(present: Attributes, name: string, value: string, prefix: string): Attributes {
  if (REFUSED.test(name)) throw notImplemented(`The topic attribute ${name}`);
  const check = SETTABLE[name];
  if (!check) throw invalid(prefix ? `${prefix}Unknown attribute ${name}` : "AttributeName");
  const { [name]: _, ...others } = present;
  if (value === "") return others;
  check(value, prefix);
  return { ...others, [name]: value };
}

function refuse(isWrong: boolean, prefix: string, what: string): void {
  if (isWrong) throw invalid(`${prefix}${what}`);
}
