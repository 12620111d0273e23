"use server";

import { refresh } from "next/cache";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";
import type { InputOf } from "@/lib/services/catalog";

export async function createApiDestination(
  input: InputOf<"events:CreateApiDestination">,
): Promise<ActionAnswer<unknown>> {
  return perform("events:CreateApiDestination", input);
}

export async function updateApiDestination(
  input: InputOf<"events:UpdateApiDestination">,
): Promise<ActionAnswer<unknown>> {
  return thenRefresh(await perform("events:UpdateApiDestination", input));
}

export async function deleteApiDestination(Name: string): Promise<ActionAnswer<unknown>> {
  return thenRefresh(await perform("events:DeleteApiDestination", { Name }));
}

/** Has a worker call a destination once with a text of one's own; the answer is read by its id. */
export async function testApiDestination(Name: string, Body: string): Promise<ActionAnswer<{ deliveryId: string }>> {
  const answer = await perform("events:TestApiDestination", { Name, Body });
  return answer.ok ? { ok: true, output: { deliveryId: answer.output.DeliveryId } } : answer;
}

function thenRefresh(answer: ActionAnswer<unknown>): ActionAnswer<unknown> {
  refresh();
  return answer;
}
