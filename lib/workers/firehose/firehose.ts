import { setTimeout as sleep } from "node:timers/promises";
import { serviceCaller } from "@/lib/platform/caller";
import { settings } from "@/lib/platform/settings";
import type { OutputOf } from "@/lib/services/catalog";
import { invoke } from "@/lib/services/invoke";
import type { Step } from "../loop";
import { deliverBatch } from "./deliver-batch";

const SERVICE = "firehose.amazonaws.com";
const LOOK_MILLIS = 1_000;
/** Batches under way at a time, one of a stream: a receiver that is slow to answer must not hold up those of others. */
const AT_ONCE = 16;

type DueStream = OutputOf<"firehose:ListDueDeliveryStreams">["Streams"][number];

/**
 * Looks every second for delivery streams whose buffer is full or has waited long enough, and delivers a batch of each, until nothing
 * is due and nothing under way.
 */
export function firehoseDelivery(): Step {
  return {
    name: "firehose delivery",
    everyMillis: LOOK_MILLIS,
    run: async (stopping) => {
      const running = new Map<string, Promise<void>>();
      const failures: unknown[] = [];
      for (;;) {
        const due = stopping.aborted ? [] : await dueStreams();
        const begun = due.filter(({ id }) => !running.has(id)).slice(0, AT_ONCE - running.size);
        for (const { id, accountId, region } of begun) {
          // One that fails harms no other; what it held is free again after a while.
          const one = deliverBatch(serviceCaller(SERVICE, accountId, region), id)
            .catch((error) => void failures.push(error))
            .finally(() => running.delete(id));
          running.set(id, one);
        }
        if (running.size === 0) break;
        await oneEnds(running.values());
      }
      if (failures.length > 0) throw failures[0];
      return "rest";
    },
  };
}

async function dueStreams(): Promise<DueStream[]> {
  const { accountId, region } = settings();
  return (await invoke(serviceCaller(SERVICE, accountId, region), "firehose:ListDueDeliveryStreams", {})).Streams;
}

/** Resolves when a batch has ended, and after a second at the latest. */
async function oneEnds(running: Iterable<Promise<void>>): Promise<void> {
  const waiting = new AbortController();
  const pause = sleep(LOOK_MILLIS, undefined, { signal: waiting.signal }).catch(() => undefined);
  await Promise.race([...running, pause]);
  waiting.abort();
}
