import { AwsError } from "@/lib/platform/errors";
import { type Context, internal } from "@/lib/platform/operation";
import { type InsideEffect, LEASE_LOST, NO_RULE } from "../model/delivery";
import { settleAttempt } from "../store/attempts";
import type { Held } from "../store/outbox";
import { countInvocation } from "./metrics";

export const deliverInside = {
  /**
   * Brings an event to a topic or another bus of the same Region and moves its delivery on, in one transaction: whenever a
   * worker is killed, the event has arrived and is settled, or neither. Throws what the target refuses with, and LeaseLost.
   */
  DeliverInside: internal<Held & { rule: string; at: Date; Effect: InsideEffect }, void>({
    handle: async (context, { Effect, rule, at, ...held }) => {
      const started = performance.now();
      await apply(context, Effect);
      const durationMillis = Math.round(performance.now() - started);
      if (!(await settleAttempt(context.db, context, { ...held, at, durationMillis }))) {
        throw new AwsError(LEASE_LOST, "Another worker has the delivery by now.");
      }
      if (rule !== NO_RULE) countInvocation(context, rule, "succeeded");
    },
  }),
};

async function apply(context: Context, effect: InsideEffect): Promise<void> {
  if (effect.kind === "publish") {
    await context.invoke("sns:Publish", { TopicArn: effect.TopicArn, Message: effect.Message });
    return;
  }
  const { BusName, Event, Hops } = effect;
  const { Forwarded } = await context.invoke<{ Forwarded: boolean }>("events:ForwardEvent", { BusName, Event, Hops });
  if (!Forwarded) throw new AwsError("TOO_MANY_HOPS", "The event has passed too many event buses.");
}
