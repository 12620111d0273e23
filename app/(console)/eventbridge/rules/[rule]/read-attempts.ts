import type { AttemptOutcome } from "@/components/eventbridge/rules/rule-tab";
import type { Ask } from "@/lib/console/use-ask";
import type { Page } from "@/lib/console/use-live-pages";
import type { OutputOf } from "@/lib/services/catalog";
import type { RuleKey } from "../actions";

export type Attempt = OutputOf<"events:ListDeliveries">["Deliveries"][number];
export type DeadEvent = OutputOf<"events:ListDeadLetters">["DeadLetters"][number];

const PAGE = 50;

/** A page of the attempts to reach a rule's targets, newest first. */
export async function readAttempts(
  ask: Ask,
  { name, bus }: RuleKey,
  outcome: AttemptOutcome | undefined,
  token?: string,
): Promise<Page<Attempt>> {
  const { Deliveries: items, NextToken: next } = await ask("events:ListDeliveries", {
    Rule: name,
    EventBusName: bus,
    ...(outcome ? { Outcome: outcome } : {}),
    ...(token ? { NextToken: token } : {}),
    Limit: PAGE,
  });
  return { items, next };
}

/** A page of a rule's events that were given up, newest first. */
export async function readDeadEvents(ask: Ask, { name, bus }: RuleKey, token?: string): Promise<Page<DeadEvent>> {
  const { DeadLetters: items, NextToken: next } = await ask("events:ListDeadLetters", {
    Rule: name,
    EventBusName: bus,
    ...(token ? { NextToken: token } : {}),
  });
  return { items, next };
}
