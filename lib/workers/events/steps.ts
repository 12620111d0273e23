import type { Scope } from "@/lib/platform/arn";
import { type Caller, serviceCaller } from "@/lib/platform/caller";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import type { Step } from "../loop";
import { DeliveryPool } from "./delivery-pool";
import { failureOf } from "./failure";
import { authorizationOf } from "./oauth";

const SERVICE = "events.amazonaws.com";
const LOOK_MILLIS = 500;
const SCHEDULES = 100;

/** What time asks of EventBridge: run schedules, deliver what waits, ask for the tokens of new connections. */
export function eventSteps(): Step[] {
  return [scheduledRules(), eventDeliveries(), connectionAuthorization()];
}

/** Runs scheduled rules within a second of their time. */
function scheduledRules(): Step {
  return everyScope("scheduled rules", async (caller, stopping) => {
    for (let full = true; full && !stopping.aborted; ) {
      full = (await invoke(caller, "events:RunSchedules", { Limit: SCHEDULES })).Run === SCHEDULES;
    }
  });
}

/** Delivers what is due, everywhere at once; as soon as one delivery has ended the next is taken. */
function eventDeliveries(): Step {
  return {
    name: "event deliveries",
    everyMillis: LOOK_MILLIS,
    run: async (stopping) => {
      const pool = new DeliveryPool();
      for (;;) {
        const taken = stopping.aborted ? 0 : await pool.fill(await dueScopes());
        if (pool.isIdle()) return "rest";
        if (taken === 0) await pool.oneEnds(LOOK_MILLIS);
      }
    },
  };
}

/** An OAuth connection is AUTHORIZED once its server has given a token, DEAUTHORIZED when it refuses. */
function connectionAuthorization(): Step {
  return everyScope("connection authorization", async (caller) => {
    const { Connections } = await invoke(caller, "events:ListWaitingConnections", {});
    for (const connection of Connections) {
      const { name, modifiedAt } = connection;
      const failure = await authorizationOf(connection).then(() => undefined, failureOf);
      const outcome = failure
        ? { state: "DEAUTHORIZED" as const, reason: failure.message }
        : { state: "AUTHORIZED" as const };
      await invoke(caller, "events:SettleAuthorization", { name, modifiedAt, ...outcome });
    }
  });
}

function everyScope(name: string, run: (caller: Caller, stopping: AbortSignal) => Promise<void>): Step {
  return {
    name,
    everyMillis: LOOK_MILLIS,
    run: async (stopping) => {
      for (const { accountId, region } of await dueScopes())
        await run(serviceCaller(SERVICE, accountId, region), stopping);
      return "rest";
    },
  };
}

/** Where schedules or deliveries are due, or connections wait. */
async function dueScopes(): Promise<Scope[]> {
  const { accountId, region } = settings();
  return (await invoke(serviceCaller(SERVICE, accountId, region), "events:ListDueEventScopes", {})).Scopes;
}
