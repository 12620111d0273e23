"use server";

import { revalidatePath } from "next/cache";
import { notFound } from "next/navigation";
import { type ActionAnswer, answerOf } from "@/lib/console/action-answer";
import { currentCaller } from "@/lib/console/session";
import { beginStory, endStory } from "@/lib/demo/story";
import { settings } from "@/lib/platform/settings";

/** Starts the demo's story. Whoever is signed in may: it is Maria who acts. */
export async function tellStory(): Promise<ActionAnswer> {
  return inDemo(beginStory);
}

/** Has the table repaired, so that the story can be told again. */
export async function repairTable(): Promise<ActionAnswer> {
  return inDemo(endStory);
}

async function inDemo(act: () => Promise<void>): Promise<ActionAnswer> {
  if (!settings().demo) notFound();
  await currentCaller();
  const answer = await answerOf(async () => {
    await act();
    return undefined;
  });
  revalidatePath("/");
  return answer;
}
