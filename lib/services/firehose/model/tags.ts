import type { Tag } from "@aws-sdk/client-firehose";
import { AwsError } from "@/lib/platform/errors";
import { invalid } from "./refusal";

export type Tags = Readonly<Record<string, string>>;

const MAX_TAGS = 50;

/** What a stream has after it is given these tags. */
export function withTags(present: Tags, added: readonly Tag[]): Tags {
  const given = added.map(({ Key = "", Value = "" }) => [Key, Value] as const);
  if (new Set(given.map(([key]) => key)).size < given.length) throw invalid("Duplicate tag keys are not allowed.");
  const reserved = given.find(([key]) => /^aws:/i.test(key));
  if (reserved) throw invalid(`Tag key ${reserved[0]} begins with aws:, which is reserved.`);
  const all = { ...present, ...Object.fromEntries(given) };
  if (Object.keys(all).length <= MAX_TAGS) return all;
  throw new AwsError("LimitExceededException", `A delivery stream can have at most ${MAX_TAGS} tags.`);
}

export function withoutTags(present: Tags, keys: readonly string[]): Tags {
  return Object.fromEntries(Object.entries(present).filter(([key]) => !keys.includes(key)));
}

export function tagList(tags: Tags): Tag[] {
  return Object.entries(tags)
    .map(([Key, Value]) => ({ Key, Value }))
    .sort((one, other) => (one.Key < other.Key ? -1 : 1));
}
