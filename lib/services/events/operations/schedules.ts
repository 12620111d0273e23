import { newUuid } from "@/lib/platform/identifiers";
import { type Context, internal } from "@/lib/platform/operation";
import { eventText } from "../model/event";
import { dueAfter, type Rule, ruleArn } from "../model/rule";
import { insertDeliveries } from "../store/outbox";
import { lockDueRules, setDue } from "../store/schedules";
import { listTargets } from "../store/targets";
import { countMatch } from "./metrics";

/** A time that passed longer ago was missed, because no worker ran: AWS does not make up for such either. */
const GRACE_MILLIS = 60_000;

export const schedules = {
  /**
   * Runs scheduled rules that are due: their next time is set and their events are in the outbox in one transaction, so each
   * time comes once, however many workers look. Nothing is left when `Run` is less than `Limit`.
   */
  RunSchedules: internal<{ Limit: number }, { Run: number }>({
    handle: async (context, { Limit: limit }) => {
      const due = await lockDueRules(context.db, context, context.now, limit);
      for (const rule of due) await runRule(context, rule);
      return { Run: due.length };
    },
  }),
};

async function runRule(context: Context, rule: Rule): Promise<void> {
  const { db, now } = context;
  await setDue(db, context, rule, dueAfter(rule, now));
  const time = lastDue(rule, now);
  if (now.getTime() - time.getTime() > GRACE_MILLIS) return;
  countMatch(context, rule.name);
  const event = {
    id: newUuid(),
    source: "aws.events",
    detailType: "Scheduled Event",
    account: context.accountId,
    region: context.region,
    time,
    resources: [ruleArn(context, rule)],
    detail: "{}",
  };
  const text = eventText(event);
  const targets = await listTargets(db, context, rule);
  const to = { bus: rule.bus, rule: rule.name, eventId: event.id, event: text, hops: 0 };
  await insertDeliveries(
    db,
    context,
    targets.map((target) => ({ ...to, target })),
    now,
  );
}

/** The rule's latest time that is not after now; of several that passed while nobody looked only this one may still count. */
function lastDue(rule: Rule, now: Date): Date {
  let latest = rule.dueAt ?? now;
  const recent = dueAfter(rule, new Date(now.getTime() - GRACE_MILLIS));
  for (let time = recent; time && time <= now; time = dueAfter(rule, time)) latest = time > latest ? time : latest;
  return latest;
}
