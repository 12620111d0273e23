import type { Action, InputOf, OutputOf } from "@/lib/services/catalog";
import { invoke } from "@/lib/services/invoke";
import { type ActionAnswer, answerOf } from "./action-answer";
import { currentCaller } from "./session";

/** How a server action acts: as the signed-in caller, through the front desk; AWS's error is part of the answer. */
export async function perform<A extends Action>(action: A, input: InputOf<A>): Promise<ActionAnswer<OutputOf<A>>> {
  const caller = await currentCaller();
  return answerOf(() => invoke(caller, action, input));
}
