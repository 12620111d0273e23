import type { Ask } from "@/lib/console/use-ask";
import type { Page } from "@/lib/console/use-live-pages";
import type { OutputOf } from "@/lib/services/catalog";

export type DeadLetter = OutputOf<"sns:ListDeadLetters">["DeadLetters"][number];

/** A page of a topic's notifications that were given up, newest first. */
export async function readDeadLetters(ask: Ask, TopicArn: string, token?: string): Promise<Page<DeadLetter>> {
  const answer = await ask("sns:ListDeadLetters", { TopicArn, ...(token ? { NextToken: token } : {}) });
  return { items: answer.DeadLetters, next: answer.NextToken };
}
