import type { Scope } from "@/lib/platform/arn";
import type { Asked, Resource } from "@/lib/platform/operation";
import { groupArn, streamArn } from "../model/log-arn";
import { findTags } from "../store/groups";

/**
 * What policies are held against, from input that nobody has checked yet. Policies name a group with and without ":*"
 * (Service Authorization Reference and the group's own `arn` differ), so a group goes by both, and by the empty stream
 * that AWS's own messages name.
 */

type GroupInput = { logGroupName?: string | undefined; logGroupIdentifier?: string | undefined };
type StreamInput = GroupInput & { logStreamName?: string | undefined };

/** A group, with its tags for those whom policies bind. */
export async function groupResource(input: GroupInput, asked: Asked): Promise<Resource[]> {
  const arn = bareArn(input, asked);
  return arn ? [{ ...namesOf(arn), type: "AWS::Logs::LogGroup", tags: await tagsOf(arn, asked) }] : [];
}

/** Tagging is granted on the group without ":*" (API reference, TagResource); the longer form is no wider. */
export function taggedResource(
  { resourceArn }: { resourceArn?: string | undefined },
  asked: Asked,
): Promise<Resource[]> {
  return groupResource({ logGroupIdentifier: resourceArn }, asked);
}

/** A stream has no tags of its own; policies know it by its group's. */
export async function streamResource(input: StreamInput, asked: Asked): Promise<Resource[]> {
  const arn = bareArn(input, asked);
  return arn ? [{ ...streamIn(arn, input), tags: await tagsOf(arn, asked) }] : [];
}

/** CreateLogStream is granted on the group, though what it makes is the stream. */
export async function newStreamResource(input: StreamInput, asked: Asked): Promise<Resource[]> {
  const [group] = await groupResource(input, asked);
  const arn = bareArn(input, asked);
  if (!group || !arn) return [];
  return [{ ...group, ...streamIn(arn, input), alsoNamed: [group.arn, ...(group.alsoNamed ?? [])] }];
}

/** The group that a question names, or any. */
export async function groupOrAnyResource(input: GroupInput, asked: Asked): Promise<Resource[]> {
  const named = await groupResource(input, asked);
  return named.length > 0 ? named : anyGroup(input, asked);
}

/** Lists of groups are checked against a group without a name. */
export function anyGroup(_: object, scope: Scope): Resource[] {
  return [{ arn: streamArn(scope, "", "") }];
}

function streamIn(group: string, { logStreamName }: StreamInput): Resource {
  const stream = typeof logStreamName === "string" ? logStreamName : "";
  return { arn: `${group}:log-stream:${stream}`, type: "AWS::Logs::LogStream" };
}

function namesOf(bare: string): Resource {
  return { arn: `${bare}:*`, alsoNamed: [bare, `${bare}:log-stream:`] };
}

function bareArn({ logGroupName, logGroupIdentifier }: GroupInput, scope: Scope): string | undefined {
  const reference = logGroupName ?? logGroupIdentifier;
  if (typeof reference !== "string" || reference === "") return undefined;
  return reference.startsWith("arn:") ? reference.replace(/:\*$/, "") : groupArn(scope, reference);
}

/** The root user and Mirante's own parts are bound by no policy, so that nobody needs to look. */
async function tagsOf(arn: string, { caller, db, ...scope }: Asked): Promise<Resource["tags"]> {
  const { type } = caller.identity;
  if (type === "Root" || type === "AWSService") return undefined;
  const prefix = groupArn(scope, "");
  return arn.startsWith(prefix) ? findTags(db, scope, arn.slice(prefix.length)) : undefined;
}
