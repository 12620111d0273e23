import { type DeliveryPolicy, readSubscriptionPolicy } from "./delivery-policy";
import { checkFilterPolicy } from "./filter-policy";
import { isQueueArn, type Protocol } from "./protocol";
import { invalid } from "./refusal";
import type { Attributes } from "./topic";

/** Our own: what an http(s) endpoint gets, AWS's JSON or a message that Slack and those that speak its webhooks show. */
export const MESSAGE_FORMAT = "MiranteMessageFormat";

const SETTABLE = [
  "DeliveryPolicy",
  "FilterPolicy",
  "FilterPolicyScope",
  "RawMessageDelivery",
  "RedrivePolicy",
  MESSAGE_FORMAT,
] as const;
type Settable = (typeof SETTABLE)[number];

/** What attributes are held against: the protocol, and the delivery policy of the topic. */
export type Subject = { protocol: Protocol; topicPolicy: DeliveryPolicy };

/** The attributes of Subscribe as they are kept. Throws AWS's InvalidParameter with its prefix for that call. */
export function checkAttributes(given: Readonly<Record<string, string>>, subject: Subject): Attributes {
  return Object.entries(given).reduce<Attributes>(
    (kept, [name, value]) => change(kept, name, value, { ...given }, subject, "Attributes Reason: "),
    {},
  );
}

/** The attributes with one of them set anew; an empty value takes it away. */
export function withAttribute(present: Attributes, name: string, value: string, subject: Subject): Attributes {
  return change(present, name, value, { ...present, [name]: value }, subject, "");
}

/** Subscribe on an endpoint that is subscribed already agrees when it names no other attributes. */
export function hasSameAttributes(present: Attributes, asked: Attributes): boolean {
  return Object.entries(asked).every(([name, value]) => present[name] === value);
}

function change(
  present: Attributes,
  name: string,
  value: string,
  all: Readonly<Record<string, string>>,
  subject: Subject,
  prefix: string,
): Attributes {
  const known = SETTABLE.find((one) => one === name);
  if (!known) throw invalid(`${prefix}AttributeName`);
  const kept = check(known, value, all, subject, prefix);
  const { [known]: _, ...others } = present;
  return kept === undefined ? others : { ...others, [known]: kept };
}

/** The value as it is kept; undefined when there is to be none. */
function check(
  name: Settable,
  value: string,
  all: Readonly<Record<string, string>>,
  { protocol, topicPolicy }: Subject,
  prefix: string,
): string | undefined {
  switch (name) {
    case "DeliveryPolicy":
      if (value === "") return undefined;
      if (protocol !== "http" && protocol !== "https") {
        throw invalid(`${prefix}DeliveryPolicy: protocol ${protocol} does not support a delivery policy`);
      }
      readSubscriptionPolicy(value, topicPolicy, prefix);
      return value;
    case "FilterPolicy":
      return checkFilterPolicy(value, all.FilterPolicyScope === "MessageBody", prefix) ? value : undefined;
    case "FilterPolicyScope":
      if (value !== "MessageAttributes" && value !== "MessageBody") {
        throw invalid(
          `${prefix}FilterPolicyScope: Invalid value [${value}]. Please use either MessageBody or MessageAttributes`,
        );
      }
      checkFilterPolicy(all.FilterPolicy ?? "", value === "MessageBody", prefix);
      return value;
    case "RawMessageDelivery":
      return checkRaw(value, protocol, prefix);
    case "RedrivePolicy":
      return checkRedrive(value, prefix);
    case MESSAGE_FORMAT:
      if (value === "") return undefined;
      if (value !== "SNS" && value !== "Slack") throw invalid(`${prefix}${MESSAGE_FORMAT}: must be SNS or Slack`);
      if (protocol !== "http" && protocol !== "https") throw invalid(`${prefix}${MESSAGE_FORMAT}: only for http(s)`);
      return value;
  }
}

function checkRaw(value: string, protocol: Protocol, prefix: string): string {
  const raw = value.toLowerCase();
  if (raw !== "true" && raw !== "false") {
    throw invalid(`${prefix}RawMessageDelivery: Invalid value [${value}]. Must be true or false.`);
  }
  if (raw === "true" && (protocol === "lambda" || protocol === "email" || protocol === "email-json")) {
    throw invalid(
      `${prefix}RawMessageDelivery: Delivery protocol [${protocol}] does not support raw message delivery.`,
    );
  }
  return raw;
}

function checkRedrive(value: string, prefix: string): string | undefined {
  if (value === "") return undefined;
  const policy = parseObject(value);
  if (!policy) throw invalid(`${prefix}RedrivePolicy: failed to parse JSON.`);
  const { deadLetterTargetArn } = policy;
  if (typeof deadLetterTargetArn !== "string" || !isQueueArn(deadLetterTargetArn)) {
    throw invalid(`${prefix}RedrivePolicy: deadLetterTargetArn is an invalid arn`);
  }
  return value;
}

/** The queue that takes what could not be delivered. */
export function deadLetterQueueOf({ RedrivePolicy }: Attributes): string | undefined {
  const target = RedrivePolicy === undefined ? undefined : parseObject(RedrivePolicy)?.deadLetterTargetArn;
  return typeof target === "string" ? target : undefined;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
