import { serviceCaller } from "@/lib/platform/caller";
import { settings } from "@/lib/platform/settings";
import type { OutputOf } from "@/lib/services/catalog";
import { invoke } from "@/lib/services/invoke";
import { trailArn } from "@/lib/services/trail/model/trail";
import type { Step } from "../loop";
import { deliverDigests } from "./digest-files";
import { deliverFiles } from "./log-files";

const SERVICE = "cloudtrail.amazonaws.com";
const LOOK_MILLIS = 1_000;
/** Deliveries at a time: a bucket that is slow to answer must not hold up those of others. */
const HANDS = 4;

type DueDelivery = OutputOf<"cloudtrail:ListDueTrailDeliveries">["Deliveries"][number];

/** Looks every second for what trails have to deliver, in every account and Region: files, digests, notices, log events. */
export function trailDelivery(): Step {
  return {
    name: "trail delivery",
    everyMillis: LOOK_MILLIS,
    run: async (stopping) => {
      const { accountId, region } = settings();
      const ours = serviceCaller(SERVICE, accountId, region);
      const { Deliveries } = await invoke(ours, "cloudtrail:ListDueTrailDeliveries", {});
      const waiting = Deliveries.values();
      const failures: unknown[] = [];
      const hand = async () => {
        for (const delivery of waiting) {
          // One that fails harms no other; what it held is free again after a while.
          if (!stopping.aborted) await deliver(delivery).catch((error) => failures.push(error));
        }
      };
      await Promise.all(Array.from({ length: HANDS }, hand));
      if (failures.length > 0) throw failures[0];
      return "rest";
    },
  };
}

async function deliver({ kind, trailId: TrailId, trailName, accountId, region }: DueDelivery): Promise<void> {
  const caller = serviceCaller(SERVICE, accountId, region, trailArn({ accountId, region }, trailName));
  switch (kind) {
    case "files":
      return deliverFiles(caller, TrailId);
    case "digests":
      return deliverDigests(caller, TrailId);
    case "notices":
      return invoke(caller, "cloudtrail:NotifyTrailFiles", { TrailId });
    case "logs":
      return invoke(caller, "cloudtrail:DeliverTrailLogs", { TrailId });
  }
}

/** Tells the event bus, every second, what happened to objects of Mirante's own buckets. */
export function objectNotices(): Step {
  return {
    name: "object notices",
    everyMillis: LOOK_MILLIS,
    run: async () => {
      const { accountId, region } = settings();
      const { Scopes } = await invoke(
        serviceCaller("s3.amazonaws.com", accountId, region),
        "s3:ListObjectNoticeScopes",
        {},
      );
      for (const scope of Scopes) {
        await invoke(serviceCaller("s3.amazonaws.com", scope.accountId, scope.region), "s3:DeliverObjectNotices", {});
      }
      return "rest";
    },
  };
}
