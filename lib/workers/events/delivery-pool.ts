import { setTimeout as sleep } from "node:timers/promises";
import type { Scope } from "@/lib/platform/arn";
import { serviceCaller } from "@/lib/platform/caller";
import { isAwsError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { invoke } from "@/lib/services/invoke";
import { attempt } from "./deliver";

/** A delivery mostly waits for the other end, so many may be under way at once. */
const AT_ONCE = 96;
/** So many of one account and Region, so that its slow targets keep no other waiting. */
const AT_ONCE_PER_SCOPE = 32;

/** The deliveries that this worker has under way. */
export class DeliveryPool {
  private readonly running = new Map<Promise<void>, string>();

  isIdle(): boolean {
    return this.running.size === 0;
  }

  /** Claims and begins as many deliveries as there is room for; answers how many. */
  async fill(scopes: readonly Scope[]): Promise<number> {
    let taken = 0;
    for (const scope of scopes) taken += await this.fillScope(scope);
    return taken;
  }

  /** Resolves when a delivery ends, and after `millis` at the latest. */
  async oneEnds(millis: number): Promise<void> {
    const waiting = new AbortController();
    const pause = sleep(millis, undefined, { signal: waiting.signal }).catch(() => undefined);
    await Promise.race([...this.running.keys(), pause]);
    waiting.abort();
  }

  private async fillScope({ accountId, region }: Scope): Promise<number> {
    const key = `${accountId}/${region}`;
    const ofScope = [...this.running.values()].filter((other) => other === key).length;
    const room = Math.min(AT_ONCE - this.running.size, AT_ONCE_PER_SCOPE - ofScope);
    if (room <= 0) return 0;
    const caller = serviceCaller("events.amazonaws.com", accountId, region);
    const { Deliveries } = await invoke(caller, "events:ClaimDeliveries", { Limit: room });
    for (const delivery of Deliveries) {
      const one: Promise<void> = attempt(delivery)
        .catch(tell)
        .finally(() => this.running.delete(one));
      this.running.set(one, key);
    }
    return Deliveries.length;
  }
}

/** The front desk has logged its own faults; what is told here is that the delivery stays in the outbox. */
function tell(error: unknown): void {
  const known = isAwsError(error) ? { code: error.code } : { err: error };
  log.error(known, "an event was not settled and will be tried again");
}
