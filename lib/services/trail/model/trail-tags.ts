import type { Tag } from "@aws-sdk/client-cloudtrail";
import { AwsError } from "@/lib/platform/errors";

type Tags = Readonly<Record<string, string>>;

const MAX_TAGS = 50;

/** Tags with others added. Throws InvalidTagParameterException and TagsLimitExceededException. */
export function withTags(tags: Tags, added: readonly Tag[]): Tags {
  const keys = added.map(({ Key = "" }) => Key);
  if (new Set(keys).size < keys.length) throw invalid("Tag keys must be unique.");
  const reserved = keys.find((key) => /^aws:/i.test(key));
  if (reserved !== undefined) throw invalid("Tag keys must not begin with aws:.");
  const all = { ...tags, ...Object.fromEntries(added.map(({ Key = "", Value = "" }) => [Key, Value])) };
  if (Object.keys(all).length <= MAX_TAGS) return all;
  throw new AwsError(
    "TagsLimitExceededException",
    `The number of tags per trail has exceeded the permitted amount. Currently, the limit is ${MAX_TAGS}.`,
  );
}

/** Tags without some; where a value is given it must be the tag's. */
export function withoutTags(tags: Tags, removed: readonly Tag[]): Tags {
  const isRemoved = ([key, value]: [string, string]) =>
    removed.some(({ Key, Value }) => Key === key && (Value === undefined || Value === value));
  return Object.fromEntries(Object.entries(tags).filter((tag) => !isRemoved(tag)));
}

export function tagList(tags: Tags): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

function invalid(message: string): AwsError {
  return new AwsError("InvalidTagParameterException", message);
}
