"use server";

import { refresh } from "next/cache";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";
import type { InputOf } from "@/lib/services/catalog";

export async function createConnection(input: InputOf<"events:CreateConnection">): Promise<ActionAnswer<unknown>> {
  return perform("events:CreateConnection", input);
}

export async function updateConnection(input: InputOf<"events:UpdateConnection">): Promise<ActionAnswer<unknown>> {
  return thenRefresh(await perform("events:UpdateConnection", input));
}

/** Takes the secrets away; the connection stays and can be given new ones. */
export async function deauthorizeConnection(Name: string): Promise<ActionAnswer<unknown>> {
  return thenRefresh(await perform("events:DeauthorizeConnection", { Name }));
}

export async function deleteConnection(Name: string): Promise<ActionAnswer<unknown>> {
  return thenRefresh(await perform("events:DeleteConnection", { Name }));
}

function thenRefresh(answer: ActionAnswer<unknown>): ActionAnswer<unknown> {
  refresh();
  return answer;
}
