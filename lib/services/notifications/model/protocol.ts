import { parseArn } from "@/lib/platform/arn";
import { isAllowedHost } from "@/lib/platform/target-address";
import { invalid, notImplemented } from "./refusal";

const PROTOCOLS = ["http", "https", "email", "email-json", "lambda", "sqs"] as const;
export type Protocol = (typeof PROTOCOLS)[number];

/** AWS's other protocols, which need carriers and services that Mirante has not. */
const REFUSED = new Set(["sms", "application", "firehose"]);
/** Long enough for any address, and short enough to be indexed. */
const MAX_ENDPOINT = 2_048;

/** Passes a protocol of ours; throws AWS's answer to one that does not exist. */
export function checkProtocol(text: string): Protocol {
  const found = PROTOCOLS.find((protocol) => protocol === text);
  if (found) return found;
  if (REFUSED.has(text)) throw notImplemented(`The protocol ${text}`);
  throw invalid(`Amazon SNS does not support this protocol string: ${text}`);
}

/** Passes an endpoint that the protocol can reach; throws AWS's InvalidParameter. */
export function checkEndpoint(protocol: Protocol, endpoint: string, allowPrivate: boolean): void {
  if (endpoint.length > MAX_ENDPOINT || /[\p{Cc}]/u.test(endpoint)) throw invalid("Endpoint");
  switch (protocol) {
    case "http":
    case "https":
      checkUrl(protocol, endpoint, allowPrivate);
      return;
    case "email":
    case "email-json":
      if (!MAIL_ADDRESS.test(endpoint)) throw invalid("Email address");
      return;
    case "lambda":
      if (!isArnOf("lambda", /^function:[A-Za-z0-9_-]{1,140}(:[A-Za-z0-9_$-]{1,128})?$/, endpoint)) {
        throw invalid("Lambda endpoint ARN");
      }
      return;
    case "sqs":
      checkQueue(endpoint);
  }
}

/** Whether a text is the ARN of a standard or FIFO queue. */
export function isQueueArn(text: string): boolean {
  return isArnOf("sqs", /^[A-Za-z0-9_-]{1,80}(\.fifo)?$/, text);
}

/** An endpoint as it may be shown: the password of an address such as https://user:password@host/ is not. */
export function shownEndpoint(protocol: Protocol, endpoint: string): string {
  if (protocol !== "http" && protocol !== "https") return endpoint;
  return endpoint.replace(/^(https?:\/\/[^/@:]*):[^/@]*@/, "$1:****@");
}

/** One address, not a list of them, and nothing that a mail's header could be bent with. */
const MAIL_ADDRESS =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;

function checkUrl(protocol: Protocol, endpoint: string, allowPrivate: boolean): void {
  if (!endpoint.startsWith(`${protocol}://`)) throw invalid("Endpoint must match the specified protocol");
  if (!URL.canParse(endpoint) || /[\s\\]/.test(endpoint)) throw invalid("Endpoint");
  // Names are looked up when a message is sent; an address can be judged now.
  if (!isAllowedHost(new URL(endpoint).hostname, allowPrivate)) throw invalid("Unreachable Endpoint");
}

function checkQueue(endpoint: string): void {
  if (!isQueueArn(endpoint)) throw invalid("SQS endpoint ARN");
  if (endpoint.endsWith(".fifo")) {
    throw invalid("Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics");
  }
}

function isArnOf(service: string, resource: RegExp, text: string): boolean {
  const arn = parseArn(text);
  return arn?.service === service && /^\d{12}$/.test(arn.accountId) && resource.test(arn.resource);
}
