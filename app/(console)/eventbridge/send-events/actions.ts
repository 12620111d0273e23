"use server";

import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";
import type { InputOf } from "@/lib/services/catalog";

/** Puts one event on a bus. An entry that is refused is an answer of its own, told here as an error. */
export async function sendEvent(
  entry: InputOf<"events:PutEvents">["Entries"][number],
): Promise<ActionAnswer<{ eventId: string }>> {
  const answer = await perform("events:PutEvents", { Entries: [entry] });
  if (!answer.ok) return answer;
  const [result] = answer.output.Entries ?? [];
  if (result?.EventId) return { ok: true, output: { eventId: result.EventId } };
  return { ok: false, error: { code: result?.ErrorCode ?? "Failed", message: result?.ErrorMessage ?? "" } };
}
