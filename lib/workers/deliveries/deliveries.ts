import { run } from "graphile-worker";
import { serviceCaller } from "@/lib/platform/caller";
import { jobQueueLog } from "@/lib/platform/job-queue-log";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import type { Step } from "../loop";
import { deliver } from "./deliver";
import { LONGEST_ATTEMPT_MILLIS } from "./send";

const SERVICE = "sns.amazonaws.com";
/** A delivery mostly waits for the other end, so many may be under way at once. */
const CONCURRENCY = 16;
/** New jobs are announced; asking is for those that were put off. */
const POLL_MILLIS = 2_000;
/** Twice the longest attempt: a job that is held for longer is held by a worker that is gone. */
const ABANDONED_SECONDS = (2 * LONGEST_ATTEMPT_MILLIS) / 1_000;

/** What time asks of SNS: deliver, take over from the dead, count, forget. */
export function deliverySteps(): Step[] {
  return [deliveries(), takeOver(), notificationMetrics(), staleSubscriptions()];
}

/** Delivers for as long as the process runs. Comes back at once when the queue breaks, and the loop starts it anew. */
function deliveries(): Step {
  return {
    name: "deliveries",
    everyMillis: 1_000,
    run: async (stopping) => {
      if (stopping.aborted) return "done";
      const runner = await run({
        connectionString: settings().databaseUrl,
        concurrency: CONCURRENCY,
        maxPoolSize: CONCURRENCY,
        pollInterval: POLL_MILLIS,
        noHandleSignals: true,
        logger: jobQueueLog,
        parsedCronItems: [],
        taskList: { "sns-delivery": deliver },
      });
      const stop = () => void runner.stop();
      stopping.addEventListener("abort", stop, { once: true });
      await runner.promise.finally(() => stopping.removeEventListener("abort", stop));
      return stopping.aborted ? "done" : "rest";
    },
  };
}

/** A worker that was killed cannot give back what it held; somebody else does it for it. */
function takeOver(): Step {
  return {
    name: "abandoned deliveries",
    everyMillis: 10_000,
    run: async () => {
      await invoke(ownCaller(), "sns:ReleaseAbandonedDeliveries", { AfterSeconds: ABANDONED_SECONDS });
      return "rest";
    },
  };
}

function notificationMetrics(): Step {
  return {
    name: "notification metrics",
    everyMillis: 30_000,
    run: async (stopping) => {
      const { Scopes } = await invoke(ownCaller(), "sns:ListNotificationScopes", {});
      for (const { accountId, region } of Scopes) {
        if (stopping.aborted) break;
        await invoke(serviceCaller(SERVICE, accountId, region), "sns:PublishNotificationMetrics", {});
      }
      return "rest";
    },
  };
}

function staleSubscriptions(): Step {
  return {
    name: "stale subscriptions",
    everyMillis: 3_600_000,
    run: async () => {
      await invoke(ownCaller(), "sns:RemoveStaleSubscriptions", {});
      return "rest";
    },
  };
}

function ownCaller() {
  const { accountId, region } = settings();
  return serviceCaller(SERVICE, accountId, region);
}
