import { parseArn } from "@/lib/platform/arn";
import { isAwsError } from "@/lib/platform/errors";
import { type Context, internalRead } from "@/lib/platform/operation";
import { actionTaken } from "../model/history";
import { snsMessage, snsSubject } from "../model/notification";
import { settleAction, type TakenAction, takeActions } from "../store/actions";

const BATCH = 100;
const RETRY_SECONDS = 30;
const MAX_ATTEMPTS = 5;

export const outbox = {
  /**
   * Carries out actions that wait in the caller's outbox and writes into the alarm's history what became of each. A fault of
   * ours is tried again a few times; a refusal is final. Nothing is left when `Taken` is less than 100.
   */
  DeliverAlarmActions: internalRead<object, { Taken: number }>({
    handle: async (context) => {
      const take = { now: context.now, retrySeconds: RETRY_SECONDS, limit: BATCH };
      const taken = await takeActions(context.db, context, take);
      for (const action of taken) await deliver(context, action);
      return { Taken: taken.length };
    },
  }),
};

async function deliver(context: Context, { id, actionArn, change, attempts }: TakenAction): Promise<void> {
  const failure = await carryOut(context, actionArn, change);
  if (failure?.temporary && attempts < MAX_ATTEMPTS) return;
  const stateUpdatedAt = new Date(change.state.timestamp);
  const outcome = { actionArn, stateUpdatedAt, message: snsMessage(change), error: failure?.error };
  await settleAction(context, id, actionTaken(change, outcome, context.now));
}

type Failure = { error: string; temporary: boolean };

async function carryOut(context: Context, arn: string, change: TakenAction["change"]): Promise<Failure | undefined> {
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
