import { compilePolicy } from "@/lib/languages/policy/compile";
import type { NamedPolicy } from "@/lib/languages/policy/evaluate";
import { parsePolicy } from "@/lib/languages/policy/parse";
import { formatArn, parseArn } from "@/lib/platform/arn";
import type { Asked, Resource } from "@/lib/platform/operation";
import { type Topic, topicArn } from "../model/topic";
import { findTopic } from "../store/topics";

const TYPE = "AWS::SNS::Topic";

/** The topic that a call names, with its own policy and its tags. Takes what has not been validated yet. */
export async function topicResource(text: unknown, asked: Asked): Promise<Resource[]> {
  const arn = typeof text === "string" ? parseArn(text) : undefined;
  if (typeof text !== "string" || arn?.service !== "sns") return [];
  // The ARN of a subscription is its topic's with an id, and rights are the topic's.
  const [name = "", id] = arn.resource.split(":");
  const named: Resource = { arn: formatArn("sns", arn, name), type: TYPE, ...(id ? { alsoNamed: [text] } : {}) };
  const isOwn = arn.accountId === asked.accountId && arn.region === asked.region;
  const topic = isOwn && isBound(asked) && !name.includes("\0") ? await findTopic(asked.db, asked, name) : undefined;
  return [topic ? { ...named, tags: topic.tags, policy: policyOf(topic) } : named];
}

/** A topic that is yet to be. */
export function newTopicResource(name: unknown, asked: Asked): Resource[] {
  return typeof name === "string" ? [{ arn: topicArn(asked, name), type: TYPE }] : [];
}

/** Calls that look at many topics are checked against all of them. */
export function everyTopic(_: object, asked: Asked): Resource[] {
  return [{ arn: topicArn(asked, "*") }];
}

/** The root user and Mirante's own parts are bound by no policy, so that nobody needs to look. */
function isBound({ caller: { identity } }: Asked): boolean {
  return identity.type !== "Root" && identity.type !== "AWSService";
}

/** AWS's default policy says nothing that the account's own policies do not, so a topic without a policy of its own has none. */
function policyOf({ attributes: { Policy } }: Topic): NamedPolicy | undefined {
  if (Policy === undefined) return undefined;
  return { name: "topic policy", policy: compilePolicy(parsePolicy(Policy, { kind: "resource" })) };
}
