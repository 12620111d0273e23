import type { Tag } from "@aws-sdk/client-iam";
import { invalidInput } from "./faults";
import type { Tags } from "./principal";
import { type Quota, withinQuota } from "./quota";

/**
 * Tags as a map, put over those that are there. Keys of IAM keep their case and are told apart without it
 * (IAM User Guide, "Tags for IAM resources").
 */
export function withTags(present: Tags, added: Tag[], quota: Quota): Tags {
  const keys = added.map(({ Key = "" }) => Key.toLowerCase());
  if (new Set(keys).size < keys.length) {
    throw invalidInput("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
  }
  const merged = { ...withoutTags(present, keys), ...tagMap(added) };
  for (const key of Object.keys(tagMap(added))) {
    if (/^aws:/i.test(key))
      throw invalidInput("The aws: prefix is reserved for AWS use and cannot be used in tag keys.");
  }
  withinQuota(quota, Object.keys(merged).length);
  return merged;
}

/** The tags that stay when `keys` are taken away; keys that are not there do no harm. */
export function withoutTags(present: Tags, keys: string[]): Tags {
  const gone = new Set(keys.map((key) => key.toLowerCase()));
  return Object.fromEntries(Object.entries(present).filter(([key]) => !gone.has(key.toLowerCase())));
}

/** Tags as the API lists them, by key. */
export function tagList(tags: Tags): Tag[] {
  return Object.entries(tags)
    .map(([Key, Value]) => ({ Key, Value }))
    .toSorted((a, b) => (a.Key < b.Key ? -1 : 1));
}

/** A map whose entries came from outside: fromEntries defines them as its own, whatever their names. */
export function tagMap(tags: Tag[]): Tags {
  return Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value]));
}
