import { type Caller, serviceCaller } from "@/lib/platform/caller";
import { settings } from "@/lib/platform/settings";
import type { InputOf, OutputOf } from "@/lib/services/catalog";
import { invoke } from "@/lib/services/invoke";
import { send } from "./deliveries/send";
import type { Step } from "./loop";

const SERVICE = "cloudwatch.amazonaws.com";
const BATCH = 2000;
const ACTIONS = 100;

/** Looks every second for alarms that are due, in every account and Region, and evaluates them all. */
export function alarmEvaluation(): Step {
  return inDueScopes("alarm evaluation", async (caller) => {
    const { Evaluated } = await invoke(caller, "cloudwatch:EvaluateAlarms", { Limit: BATCH });
    return Evaluated === BATCH;
  });
}

/** Carries out the actions that wait. A step of its own, so that a function that is slow to answer delays no evaluation. */
export function alarmActions(): Step {
  return inDueScopes("alarm actions", async (caller) => {
    const { Taken, Calls } = await invoke(caller, "cloudwatch:DeliverAlarmActions", {});
    await Promise.all(Calls.map((call) => callFunction(caller, call)));
    return Taken === ACTIONS;
  });
}

/** Runs `work` in every scope where something is due, over and over while it says that there is more. */
function inDueScopes(name: string, work: (caller: Caller) => Promise<boolean>): Step {
  return {
    name,
    everyMillis: 1_000,
    run: async (stopping) => {
      const { accountId, region } = settings();
      const { Scopes } = await invoke(serviceCaller(SERVICE, accountId, region), "cloudwatch:ListDueAlarmScopes", {});
      for (const scope of Scopes) {
        const caller = serviceCaller(SERVICE, scope.accountId, scope.region);
        for (let more = true; more && !stopping.aborted; ) more = await work(caller);
      }
      return "rest";
    },
  };
}

type Call = OutputOf<"cloudwatch:DeliverAlarmActions">["Calls"][number];
type Outcome = InputOf<"cloudwatch:SettleAlarmAction">;

async function callFunction(caller: Caller, { ActionId, FunctionArn, Payload }: Call): Promise<void> {
  const answered = await send({ kind: "function", functionArn: FunctionArn, payload: Payload });
  const failed = { Error: answered.answer || `Status ${answered.statusCode}`, Temporary: !answered.permanent };
  const outcome: Outcome = { ActionId, ...(answered.delivered ? {} : failed) };
  await invoke(caller, "cloudwatch:SettleAlarmAction", outcome);
}
