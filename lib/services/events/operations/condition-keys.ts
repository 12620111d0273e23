import type { EventPattern } from "@/lib/languages/event-pattern/ast";
import { literalsOf } from "@/lib/languages/event-pattern/literals";
import { parseEventPattern } from "@/lib/languages/event-pattern/parser";
import type { ContextValues } from "@/lib/languages/policy/request-context";

/**
 * The condition keys of EventBridge's own that a request has (Service Authorization Reference, "Amazon EventBridge"), from input
 * that nobody has checked yet. `events:creatorAccount` is the rule's and stands with it; `events:ManagedBy` no rule here has.
 */

/** The fields of a pattern that a policy may hold a rule to. */
const PATTERN_KEYS = {
  "events:source": "source",
  "events:detail-type": "detail-type",
  "events:detail.service": "detail.service",
  "events:detail.eventTypeCode": "detail.eventTypeCode",
  "events:detail.userIdentity.principalId": "detail.userIdentity.principalId",
};

/** What the pattern of a rule to be lets through. A rule without a pattern has none of the keys. */
export function patternKeys(eventPattern: unknown): ContextValues {
  const pattern = typeof eventPattern === "string" ? parsed(eventPattern) : undefined;
  if (!pattern) return {};
  const pairs = Object.entries(PATTERN_KEYS).map(([key, path]) => [key, literalsOf(pattern, path) ?? []]);
  return Object.fromEntries(pairs);
}

/** The targets that a rule would get; their dead-letter queues do not count. */
export function targetKeys(targets: unknown): ContextValues {
  return { "events:TargetArn": textsOf(targets, "Arn") };
}

/** What is put on one bus by a caller of the API; `events:eventBusInvocation` would be true of what another account's bus hands on. */
export function entryKeys(entries: unknown): ContextValues {
  return {
    "events:source": textsOf(entries, "Source"),
    "events:detail-type": textsOf(entries, "DetailType"),
    "events:eventBusInvocation": "false",
  };
}

/** A pattern that is none is refused later, in AWS's words; until then it says nothing. */
function parsed(text: string): EventPattern | undefined {
  try {
    return parseEventPattern(text);
  } catch {
    return undefined;
  }
}

function textsOf(list: unknown, member: string): string[] {
  const items = Array.isArray(list) ? (list as (Record<string, unknown> | null)[]) : [];
  return [...new Set(items.map((item) => item?.[member]).filter((text) => typeof text === "string"))];
}
