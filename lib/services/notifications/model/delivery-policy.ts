import { invalid, notImplemented } from "./refusal";
import { BACKOFF_FUNCTIONS, HTTP_RETRIES, type RetryPolicy, retryDelay } from "./retry";

/** A topic's or a subscription's policy once defaults are filled in. */
export type DeliveryPolicy = {
  retry: RetryPolicy;
  contentType: string;
  /** A topic's word: its subscriptions' own policies do not count. */
  disableSubscriptionOverrides: boolean;
};

const DEFAULT_CONTENT_TYPE = "text/plain; charset=UTF-8";

/** The values that headerContentType may have (the same page); what is checked here is sent as a header. */
const CONTENT_TYPE =
  /^(application\/(atom\+xml|json|octet-stream|soap\+xml|x-www-form-urlencoded|xhtml\+xml|xml)|text\/(css|csv|html|plain|xml))(; ?charset=[A-Za-z0-9-]{1,40})?$/i;

const MAX_TOTAL_SECONDS = 3_600;

type Json = Record<string, unknown>;

/** Reads a topic's DeliveryPolicy; `undefined` is a topic without one. Throws AWS's InvalidParameter. */
export function readTopicPolicy(text: string | undefined, prefix = ""): DeliveryPolicy {
  const http = text === undefined ? {} : members(parse(text, prefix), ["http"], `${prefix}DeliveryPolicy`).http;
  const given = members(http, TOPIC_MEMBERS, `${prefix}DeliveryPolicy: http`);
  refuseThrottle(given.defaultThrottlePolicy);
  const override = given.disableSubscriptionOverrides ?? false;
  if (typeof override !== "boolean") throw invalid(`${prefix}DeliveryPolicy: http.disableSubscriptionOverrides`);
  return {
    retry: readRetry(given.defaultHealthyRetryPolicy, `${prefix}DeliveryPolicy: http.defaultHealthyRetryPolicy`),
    contentType: readContentType(given.defaultRequestPolicy, `${prefix}DeliveryPolicy: http.defaultRequestPolicy`),
    disableSubscriptionOverrides: override,
  };
}

/** What a subscription's own DeliveryPolicy says, over what its topic's says. */
export function readSubscriptionPolicy(text: string | undefined, topic: DeliveryPolicy, prefix = ""): DeliveryPolicy {
  if (text === undefined) return topic;
  const given = members(parse(text, prefix), SUBSCRIPTION_MEMBERS, `${prefix}DeliveryPolicy`);
  refuseThrottle(given.throttlePolicy);
  const retry = given.healthyRetryPolicy
    ? readRetry(given.healthyRetryPolicy, `${prefix}DeliveryPolicy: healthyRetryPolicy`)
    : topic.retry;
  const contentType = given.requestPolicy
    ? readContentType(given.requestPolicy, `${prefix}DeliveryPolicy: requestPolicy`)
    : topic.contentType;
  return topic.disableSubscriptionOverrides ? topic : { ...topic, retry, contentType };
}

/** AWS's EffectiveDeliveryPolicy of a topic. */
export function printTopicPolicy({ retry, contentType, disableSubscriptionOverrides }: DeliveryPolicy): string {
  const http = {
    defaultHealthyRetryPolicy: retry,
    disableSubscriptionOverrides,
    defaultRequestPolicy: { headerContentType: contentType },
  };
  return JSON.stringify({ http });
}

/** AWS's EffectiveDeliveryPolicy of a subscription. */
export function printSubscriptionPolicy({ retry, contentType }: DeliveryPolicy): string {
  return JSON.stringify({
    healthyRetryPolicy: retry,
    sicklyRetryPolicy: null,
    throttlePolicy: null,
    requestPolicy: { headerContentType: contentType },
    guaranteed: false,
  });
}

const TOPIC_MEMBERS = [
  "defaultHealthyRetryPolicy",
  "disableSubscriptionOverrides",
  "defaultThrottlePolicy",
  "defaultRequestPolicy",
];
const SUBSCRIPTION_MEMBERS = [
  "healthyRetryPolicy",
  "sicklyRetryPolicy",
  "throttlePolicy",
  "requestPolicy",
  "guaranteed",
];

function parse(text: string, prefix: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(`${prefix}DeliveryPolicy: failed to parse JSON.`);
  }
}

function members(value: unknown, known: readonly string[], where: string): Json {
  if (value === undefined || value === null) return {};
  if (typeof value !== "object" || Array.isArray(value)) throw invalid(where);
  const stranger = Object.keys(value).find((name) => !known.includes(name));
  if (stranger !== undefined) throw invalid(`${where}: Unexpected JSON member: ${stranger}`);
  return value as Json;
}

function readRetry(value: unknown, where: string): RetryPolicy {
  const given = members(value, Object.keys(HTTP_RETRIES), where);
  const whole = (name: keyof RetryPolicy, low: number, high: number): number => {
    const number = given[name] ?? HTTP_RETRIES[name];
    const fits = typeof number === "number" && Number.isInteger(number) && number >= low && number <= high;
    if (!fits) throw invalid(`${where}.${name} must be a whole number from ${low} to ${high}`);
    return number;
  };
  const backoff = BACKOFF_FUNCTIONS.find((one) => one === (given.backoffFunction ?? HTTP_RETRIES.backoffFunction));
  if (!backoff) throw invalid(`${where}.backoffFunction must be one of ${BACKOFF_FUNCTIONS.join(", ")}`);
  const policy: RetryPolicy = {
    minDelayTarget: whole("minDelayTarget", 1, MAX_TOTAL_SECONDS),
    maxDelayTarget: whole("maxDelayTarget", 1, MAX_TOTAL_SECONDS),
    numRetries: whole("numRetries", 0, 100),
    numNoDelayRetries: whole("numNoDelayRetries", 0, 100),
    numMinDelayRetries: whole("numMinDelayRetries", 0, 100),
    numMaxDelayRetries: whole("numMaxDelayRetries", 0, 100),
    backoffFunction: backoff,
  };
  if (policy.maxDelayTarget < policy.minDelayTarget) {
    throw invalid(`${where}.maxDelayTarget must be greater than or equal to minDelayTarget`);
  }
  const { numNoDelayRetries, numMinDelayRetries, numMaxDelayRetries, numRetries } = policy;
  if (numNoDelayRetries + numMinDelayRetries + numMaxDelayRetries > numRetries) {
    throw invalid(`${where}.numRetries must be greater than or equal to the sum of the retries of its phases`);
  }
  const total = Array.from({ length: numRetries }, (_, index) => retryDelay(policy, index + 1) ?? 0);
  if (total.reduce((sum, delay) => sum + delay, 0) > MAX_TOTAL_SECONDS) {
    throw invalid(`${where}: Total policy retry time cannot be greater than ${MAX_TOTAL_SECONDS} seconds`);
  }
  return policy;
}

function readContentType(value: unknown, where: string): string {
  const { headerContentType = DEFAULT_CONTENT_TYPE } = members(value, ["headerContentType"], where);
  if (typeof headerContentType === "string" && CONTENT_TYPE.test(headerContentType)) return headerContentType;
  throw invalid(`${where}.headerContentType: unsupported content type`);
}

function refuseThrottle(policy: unknown): void {
  if (policy !== undefined && policy !== null) throw notImplemented("A throttle policy");
}
