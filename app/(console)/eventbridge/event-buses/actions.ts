"use server";

import { refresh } from "next/cache";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";

/** What the form for a new bus asks. */
export type NewBus = { name: string; description: string; tags: Record<string, string> };

export async function createBus({ name, description, tags }: NewBus): Promise<ActionAnswer<unknown>> {
  return perform("events:CreateEventBus", {
    Name: name,
    Description: description || undefined,
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  });
}

/** Describes a bus otherwise; an empty text takes the description away. */
export async function describeBus(Name: string, Description: string): Promise<ActionAnswer<unknown>> {
  return thenRefresh(await perform("events:UpdateEventBus", { Name, Description }));
}

/** Replaces the policy of a bus; an empty text takes it away. */
export async function setBusPolicy(EventBusName: string, policy: string): Promise<ActionAnswer<unknown>> {
  return thenRefresh(
    policy.trim() === ""
      ? await perform("events:RemovePermission", { EventBusName, RemoveAllPermissions: true })
      : await perform("events:PutPermission", { EventBusName, Policy: policy }),
  );
}

export async function deleteBus(Name: string): Promise<ActionAnswer<unknown>> {
  return thenRefresh(await perform("events:DeleteEventBus", { Name }));
}

function thenRefresh(answer: ActionAnswer<unknown>): ActionAnswer<unknown> {
  refresh();
  return answer;
}
