import type { Tag } from "@aws-sdk/client-cloudwatch";
import { AwsError } from "@/lib/platform/errors";

const MAX_TAGS = 50;

/** Passes the tags of one request: no key twice, none of AWS's own. */
export function checkTags(tags: readonly Tag[]): Tag[] {
  const keys = new Set(tags.map(({ Key }) => Key));
  if (keys.size < tags.length)
    throw refused("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
  for (const { Key = "" } of tags) {
    if (/^aws:/i.test(Key)) throw refused(`System tags cannot be added/updated by requester: ${Key}`);
  }
  checkTagCount(tags.length);
  return [...tags];
}

/** A resource has 50 tags at most. */
export function checkTagCount(count: number): void {
  if (count > MAX_TAGS) throw refused(`The number of tags exceeds the limit of ${MAX_TAGS} tags for a resource`);
}

function refused(message: string): AwsError {
  return new AwsError("InvalidParameterValueException", message);
}
