import type { ContextValues } from "@/lib/languages/policy/request-context";

/**
 * The condition keys of tags in a request: aws:RequestTag/<key> and aws:TagKeys (IAM User Guide, "Controlling access to AWS
 * resources using tags"). Takes what has not been validated yet: a list of `{ Key, Value }` or a map, anything else is no tag.
 */
export function requestTags(tags: unknown): ContextValues {
  const pairs = Array.isArray(tags) ? tags.flatMap(pairOf) : Object.entries(isRecord(tags) ? tags : {});
  const given = pairs.flatMap(([key, value]) => (typeof value === "string" ? [[`aws:RequestTag/${key}`, value]] : []));
  return { ...Object.fromEntries(given), ...tagKeys(pairs.map(([key]) => key)) };
}

/** aws:TagKeys for a request that names keys alone, as those that take tags away do. */
export function tagKeys(keys: unknown): ContextValues {
  const known = Array.isArray(keys) ? keys.filter((key) => typeof key === "string") : [];
  return known.length > 0 ? { "aws:TagKeys": known } : {};
}

function pairOf(tag: unknown): [string, unknown][] {
  return isRecord(tag) && typeof tag.Key === "string" ? [[tag.Key, tag.Value]] : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
