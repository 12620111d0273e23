import type { Tag } from "@aws-sdk/client-eventbridge";
import { invalid, limitExceeded } from "./refusal";

export type Tags = Readonly<Record<string, string>>;

const MAX_TAGS = 50;

/** What a resource has after it is given these tags. */
export function withTags(present: Tags, added: readonly Tag[]): Tags {
  const given = added.map(({ Key = "", Value = "" }) => [Key, Value] as const);
  if (new Set(given.map(([key]) => key)).size < given.length) throw invalid("Duplicate tag keys are not allowed.");
  const reserved = given.find(([key]) => /^aws:/i.test(key));
  if (reserved) throw invalid(`Tag key ${reserved[0]} begins with aws:, which is reserved.`);
  const all = { ...present, ...Object.fromEntries(given) };
  if (Object.keys(all).length > MAX_TAGS) throw limitExceeded();
  return all;
}

export function withoutTags(present: Tags, keys: readonly string[]): Tags {
  return Object.fromEntries(Object.entries(present).filter(([key]) => !keys.includes(key)));
}

export function tagList(tags: Tags): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
