import { serviceCaller } from "@/lib/platform/caller";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import type { Step } from "../loop";
import { deliverBatch } from "./deliver-batch";

const SERVICE = "firehose.amazonaws.com";
const LOOK_MILLIS = 1_000;
/** Deliveries at a time: a receiver that is slow to answer must not hold up those of others. */
const HANDS = 4;

/** Looks every second for delivery streams whose buffer is full or has waited long enough, and delivers a batch of each. */
export function firehoseDelivery(): Step {
  return {
    name: "firehose delivery",
    everyMillis: LOOK_MILLIS,
    run: async (stopping) => {
      const { accountId, region } = settings();
      const ours = serviceCaller(SERVICE, accountId, region);
      const { Streams } = await invoke(ours, "firehose:ListDueDeliveryStreams", {});
      const waiting = Streams.values();
      const failures: unknown[] = [];
      const hand = async () => {
        for (const stream of waiting) {
          if (stopping.aborted) return;
          const caller = serviceCaller(SERVICE, stream.accountId, stream.region);
          // One that fails harms no other; what it held is free again after a while.
          await deliverBatch(caller, stream.id).catch((error) => failures.push(error));
        }
      };
      await Promise.all(Array.from({ length: HANDS }, hand));
      if (failures.length > 0) throw failures[0];
      return "rest";
    },
  };
}
