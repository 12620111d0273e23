import type { Tag } from "@aws-sdk/client-sts";
import { validationError } from "./faults";
import type { Tags } from "./principal";

/** The tags of a session, and the keys of those that go over to the next role (IAM User Guide, "Pass session tags in AWS STS"). */
export type SessionTags = { tags: Tags; transitiveKeys: string[] };

const MAXIMUM_TAGS = 50;

/**
 * Session tags as AssumeRole and GetFederationToken take them, put over those that came along from the session before.
 * Throws ValidationError where the two contradict each other, or a key comes twice.
 */
export function sessionTagsOf(
  given: readonly Tag[] = [],
  transitive: readonly string[] = [],
  inherited: Tags = {},
): SessionTags {
  const own = new Map<string, [string, string]>();
  for (const { Key = "", Value = "" } of given) {
    const key = Key.toLowerCase();
    if (own.has(key))
      throw validationError("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
    if (/^aws:/i.test(Key)) throw validationError("System tags cannot be added/updated by requester.");
    own.set(key, [Key, Value]);
  }
  for (const key of Object.keys(inherited)) {
    if (!own.has(key.toLowerCase())) continue;
    throw validationError(
      "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
    );
  }
  if (own.size > MAXIMUM_TAGS) throw validationError(`Session tags: at most ${MAXIMUM_TAGS} are allowed.`);
  const missing = transitive.find((key) => !own.has(key.toLowerCase()));
  if (missing !== undefined) throw validationError(`The transitive tag key ${missing} is not among the session tags.`);
  return {
    tags: { ...inherited, ...Object.fromEntries(own.values()) },
    transitiveKeys: [...Object.keys(inherited), ...transitive.map((key) => own.get(key.toLowerCase())?.[0] ?? key)],
  };
}

/** The tags that a session has: the role's, with the session's own in their place. Keys are told apart without their case. */
export function mergedTags(role: Tags, session: Tags): Tags {
  const taken = new Set(Object.keys(session).map((key) => key.toLowerCase()));
  const kept = Object.entries(role).filter(([key]) => !taken.has(key.toLowerCase()));
  return { ...Object.fromEntries(kept), ...session };
}

/** The tags whose keys go over to the next role. */
export function transitiveTags({ tags, transitiveKeys }: SessionTags): Tags {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => transitiveKeys.includes(key)));
}
