import { compilePolicy } from "@/lib/languages/policy/compile";
import { parsePolicy } from "@/lib/languages/policy/parse";
import type { Asked, Resource } from "@/lib/platform/operation";
import { CHANNEL_TYPE, type Channel, channelArn, channelIdOf } from "../model/channel";
import { findChannel } from "../store/channels";

/**
 * What policies are held against: the channel that an ARN or id would be, with its tags and its own policy. Takes what has not been
 * validated yet.
 */
export async function channelResource(named: unknown, asked: Asked): Promise<Resource[]> {
  if (typeof named !== "string") return [];
  const id = channelIdOf(named, asked);
  const channel = id === undefined ? undefined : await findChannel(asked.db, asked, id);
  const arn = id === undefined ? named : channelArn(asked, id);
  return [{ arn, type: CHANNEL_TYPE, ...(channel ? { tags: channel.tags, ...policyOf(channel) } : {}) }];
}

function policyOf({ name, policy }: Channel): Pick<Resource, "policy"> {
  if (policy === undefined) return {};
  return { policy: { name, policy: compilePolicy(parsePolicy(policy, { kind: "resource" })) } };
}
