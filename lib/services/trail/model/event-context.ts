import type { FoundEvent } from "./event";

/** How other events belong to one: the same request, session, access key or resource. */
export const RELATIONS = ["request", "session", "accessKey", "resource"] as const;
export type Relation = (typeof RELATIONS)[number];

export type RelatedEvents = { Relation: Relation; Events: FoundEvent[]; More: boolean };

/**
 * An event with what belongs to it. `Previous` is the write before it that said how its resource was; `Partial` whether the
 * event names only what it changes.
 */
export type EventContext = {
  Event: FoundEvent;
  Previous?: FoundEvent | undefined;
  Partial: boolean;
  Related: RelatedEvents[];
};

/** When the session began in which a call was made, as its record has it: with the principal it tells sessions apart. */
export function sessionStart({ record }: Pick<FoundEvent, "record">): string | undefined {
  const { userIdentity } = JSON.parse(record) as {
    userIdentity?: { sessionContext?: { attributes?: { creationDate?: unknown } } };
  };
  const start = userIdentity?.sessionContext?.attributes?.creationDate;
  return typeof start === "string" ? start : undefined;
}
