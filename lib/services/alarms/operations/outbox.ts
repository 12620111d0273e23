import { parseArn } from "@/lib/platform/arn";
import { isAwsError } from "@/lib/platform/errors";
import { type Context, internalRead } from "@/lib/platform/operation";
import { functionPayload } from "../model/bus-event";
import { actionTaken } from "../model/history";
import { snsMessage, snsSubject } from "../model/notification";
import { findAction, settleAction, type TakenAction, takeActions } from "../store/actions";

const BATCH = 100;
/** Longer than a function has for its answer: an action whose worker was killed is taken anew after this time. */
const RETRY_SECONDS = 30;
const MAX_ATTEMPTS = 5;

/** A function to be invoked, and what with. It is a worker that speaks to the network. */
export type FunctionCall = { ActionId: string; FunctionArn: string; Payload: string };

/** What came of a call: nothing to say when it was done. A temporary error is tried again a few times. */
export type SettleAlarmActionInput = { ActionId: string; Error?: string; Temporary?: boolean };

export const outbox = {
  /**
   * Carries out actions that wait in the caller's outbox and writes into the alarm's history what became of each. Functions are
   * handed out in `Calls`; whoever calls them says by SettleAlarmAction what came of it. A fault of ours is tried again a few
   * times; a refusal is final. Nothing is left when `Taken` is less than 100.
   */
  DeliverAlarmActions: internalRead<object, { Taken: number; Calls: FunctionCall[] }>({
    handle: async (context) => {
      const take = { now: context.now, retrySeconds: RETRY_SECONDS, limit: BATCH };
      const taken = await takeActions(context.db, context, take);
      const calls = taken.filter(({ actionArn }) => parseArn(actionArn)?.service === "lambda");
      for (const action of taken)
        if (!calls.includes(action)) await settle(context, action, await carryOut(context, action));
      return { Taken: taken.length, Calls: calls.map(functionCall) };
    },
  }),

  SettleAlarmAction: internalRead<SettleAlarmActionInput, void>({
    handle: async (context, { ActionId, Error: error, Temporary = false }) => {
      const action = await findAction(context.db, context, ActionId);
      if (action) await settle(context, action, error === undefined ? undefined : { error, temporary: Temporary });
    },
  }),
};

function functionCall({ id, actionArn, change }: TakenAction): FunctionCall {
  return { ActionId: id, FunctionArn: actionArn, Payload: functionPayload(change, id) };
}

type Failure = { error: string; temporary: boolean };

async function settle(context: Context, action: TakenAction, failure: Failure | undefined): Promise<void> {
  const { id, actionArn, change, attempts } = action;
  if (failure?.temporary && attempts < MAX_ATTEMPTS) return;
  const stateUpdatedAt = new Date(change.state.timestamp);
  const isFunction = parseArn(actionArn)?.service === "lambda";
  const message = isFunction ? functionPayload(change, id) : snsMessage(change);
  const outcome = { actionArn, stateUpdatedAt, message, error: failure?.error };
  await settleAction(context, id, actionTaken(change, outcome, context.now));
}

async function carryOut(context: Context, { actionArn: arn, change }: TakenAction): Promise<Failure | undefined> {
  const service = parseArn(arn)?.service;
  if (service !== "sns") {
    return { error: `Mirante has no destination for actions of the service ${service}.`, temporary: false };
  }
  try {
    await context.invoke("sns:Publish", { TopicArn: arn, Subject: snsSubject(change), Message: snsMessage(change) });
    return undefined;
  } catch (error) {
    if (!isAwsError(error)) throw error;
    return { error: error.message, temporary: error.code === "InternalFailure" };
  }
}
