import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import { type BusEvent, eventText } from "../model/event";
import { insertDeliveries, type NewDelivery } from "../store/outbox";
import { countMatch } from "./metrics";
import { rulesOf, seesAll } from "./rule-cache";

/** An event on its way to the rules of one bus. */
export type Published = {
  bus: string;
  event: BusEvent;
  hops?: number;
  /** A management event that only rules in the state ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS see. */
  isReadOnly?: boolean;
};

/** Finds the rules that events match, and puts one delivery a target into the outbox, all in one statement of `db`. */
export async function publish(db: Database, scope: Scope, events: readonly Published[], now: Date): Promise<void> {
  await insertDeliveries(db, scope, await deliveriesOf(db, scope, events), now);
}

/**
 * The deliveries that events ask for. An event that no rule waits for costs its matching in memory and nothing else; where a bus
 * has no rules, not even that.
 */
export async function deliveriesOf(db: Database, scope: Scope, events: readonly Published[]): Promise<NewDelivery[]> {
  const deliveries: NewDelivery[] = [];
  for (const { bus, event, hops = 0, isReadOnly = false } of events) {
    const rules = await rulesOf(db, scope, bus);
    if (!rules || (isReadOnly && !rules.seesReads)) continue;
    const text = eventText(event);
    const matched = rules.index.match(JSON.parse(text)).filter((rule) => !isReadOnly || seesAll(rule));
    for (const rule of matched) {
      countMatch(scope, rule.name);
      const to = { bus, rule: rule.name, eventId: event.id, event: text, hops };
      deliveries.push(...rule.targets.map((target) => ({ ...to, target })));
    }
  }
  return deliveries;
}
