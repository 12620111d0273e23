import type { Tag } from "@aws-sdk/client-sns";
import { AwsError } from "@/lib/platform/errors";
import { invalid } from "./refusal";
import type { Tags } from "./topic";

const MAX_TAGS = 50;

/** The tags of one request as a map: no key twice, none of AWS's own. */
export function tagMap(tags: readonly Tag[]): Tags {
  const map = Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value]));
  if (Object.keys(map).length < tags.length) throw invalid("Duplicated keys are not allowed.");
  const reserved = Object.keys(map).find((key) => /^aws:/i.test(key));
  if (reserved !== undefined) throw invalid(`Tags Reason: ${reserved} begins with aws:, which is reserved`);
  return map;
}

/** A resource has 50 tags at most. */
export function withTags(present: Tags, added: Tags): Tags {
  const all = { ...present, ...added };
  if (Object.keys(all).length <= MAX_TAGS) return all;
  throw new AwsError("TagLimitExceededException", "Could not complete request: tag quota of per resource exceeded");
}

export function withoutTags(present: Tags, keys: readonly string[]): Tags {
  return Object.fromEntries(Object.entries(present).filter(([key]) => !keys.includes(key)));
}

export function tagList(tags: Tags): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** CreateTopic on a topic that exists agrees when it names no other tags than the topic has. */
export function hasSameTags(present: Tags, asked: Tags): boolean {
  return Object.entries(asked).every(([key, value]) => present[key] === value);
}
