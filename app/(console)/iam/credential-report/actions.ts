"use server";

import { refresh } from "next/cache";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";

/** Has the report made; it is there when this answers. */
export async function generateReport(): Promise<ActionAnswer<unknown>> {
  const answer = await perform("iam:GenerateCredentialReport", {});
  if (answer.ok) refresh();
  return answer;
}
