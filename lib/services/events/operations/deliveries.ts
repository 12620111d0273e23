import type { Scope } from "@/lib/platform/arn";
import { newUuid } from "@/lib/platform/identifiers";
import { internalRead, widened } from "@/lib/platform/operation";
import { type Attempt, type Delivery, NO_RULE } from "../model/delivery";
import {
  type AttemptPlace,
  listAttempts,
  maintainEventPartitions,
  type Settlement,
  settleAttempt,
} from "../store/attempts";
import { claimDeliveries, findDueScopes, type Held, postponeDelivery } from "../store/outbox";
import { countInvocation } from "./metrics";
import { PAGE, pageOf, placeIn } from "./page";
import { ruleResource } from "./resources";
import { existingRule } from "./rules";

/** Longer than the slowest attempt with its dead letter, and short enough that what a killed worker held is soon another's. */
const LEASE_SECONDS = 60;

/** What became of an attempt, and of which rule it was, for the counts. */
export type SettleInput = Settlement & { rule: string };

export type ListDeliveriesInput = {
  Rule: string;
  EventBusName?: string;
  /** Only attempts that ended so. */
  Outcome?: Attempt["outcome"];
  NextToken?: string;
  Limit?: number;
};

export const deliveries = {
  /** Where there is work: the scopes that the steps below are to be called for. */
  ListDueEventScopes: internalRead<object, { Scopes: Scope[] }>({
    handle: async (context) => ({ Scopes: await findDueScopes(context.db, context.now) }),
  }),

  /** Takes deliveries that are due in the caller's account and Region; each is the caller's alone until its lease ends. */
  ClaimDeliveries: internalRead<{ Limit: number }, { Deliveries: Delivery[] }>({
    handle: async (context, { Limit: limit }) => {
      const claim = { now: context.now, lease: newUuid(), leaseSeconds: LEASE_SECONDS, limit };
      return { Deliveries: await claimDeliveries(context.db, context, claim) };
    },
  }),

  /** Writes down one attempt and moves its delivery on. `Settled` is false when another worker has it by now. */
  SettleDelivery: internalRead<SettleInput, { Settled: boolean }>({
    handle: async (context, input) => {
      const settled = await settleAttempt(context.db, context, input);
      const outcome = input.retryAt ? "retried" : input.exhausted ? "failed" : "succeeded";
      if (settled && input.rule !== NO_RULE) countInvocation(context, input.rule, outcome, input.sentToQueue);
      return { Settled: settled };
    },
  }),

  /** Gives back a delivery that was not tried, because its target takes no more just now. */
  PostponeDelivery: internalRead<Held & { until: Date }, void>({
    handle: (context, { until, ...held }) => postponeDelivery(context.db, context, held, until),
  }),

  /** The attempts to reach a rule's targets in the last week, newest first: what AWS keeps to itself. */
  ListDeliveries: widened("events:ListTargetsByRule")<
    ListDeliveriesInput,
    { Deliveries: Attempt[]; NextToken?: string }
  >({
    resources: ruleResource,
    handle: async (context, { Rule, EventBusName, Outcome: outcome, NextToken, Limit = PAGE }) => {
      const { bus, name } = await existingRule(context, Rule, EventBusName);
      const question = { bus, rule: name, outcome };
      const after = placeIn<AttemptPlace>(NextToken, question);
      const size = Math.min(Math.max(Limit, 1), PAGE);
      const found = await listAttempts(context.db, context, question, after, size + 1);
      const { items, token } = pageOf(found, size, placeOf, question);
      return { Deliveries: items, ...(token ? { NextToken: token } : {}) };
    },
  }),

  MaintainEventPartitions: internalRead<object, void>({ handle: (context) => maintainEventPartitions(context.now) }),
};

function placeOf({ attemptedAt, deliveryId, attempt }: Attempt): AttemptPlace {
  return { time: attemptedAt.toISOString(), id: deliveryId, attempt };
}
