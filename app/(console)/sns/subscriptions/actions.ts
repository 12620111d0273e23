"use server";

import { refresh } from "next/cache";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";
import type { InputOf } from "@/lib/services/catalog";

export async function subscribe(input: InputOf<"sns:Subscribe">): Promise<ActionAnswer<{ arn: string }>> {
  const answer = await perform("sns:Subscribe", { ...input, ReturnSubscriptionArn: true });
  return answer.ok ? { ok: true, output: { arn: answer.output.SubscriptionArn ?? "" } } : answer;
}

/** Subscribing what waits already sends the question to it again. */
export async function requestConfirmation(
  TopicArn: string,
  Protocol: string,
  Endpoint: string,
): Promise<ActionAnswer<unknown>> {
  return thenRefresh(await perform("sns:Subscribe", { TopicArn, Protocol, Endpoint }));
}

export async function confirmSubscription(TopicArn: string, Token: string): Promise<ActionAnswer<unknown>> {
  return thenRefresh(await perform("sns:ConfirmSubscription", { TopicArn, Token }));
}

export async function unsubscribe(SubscriptionArn: string): Promise<ActionAnswer<unknown>> {
  return thenRefresh(await perform("sns:Unsubscribe", { SubscriptionArn }));
}

/** Sets attributes one after the other; an empty value takes one away. Stops at the first that is refused. */
export async function setSubscriptionAttributes(
  SubscriptionArn: string,
  attributes: [string, string][],
): Promise<ActionAnswer<unknown>> {
  let answer: ActionAnswer<unknown> = { ok: true, output: undefined };
  for (const [AttributeName, AttributeValue] of attributes) {
    answer = await perform("sns:SetSubscriptionAttributes", { SubscriptionArn, AttributeName, AttributeValue });
    if (!answer.ok) break;
  }
  return thenRefresh(answer);
}

/** The page is read anew in any case: what was done before a refusal stays done. */
function thenRefresh(answer: ActionAnswer<unknown>): ActionAnswer<unknown> {
  refresh();
  return answer;
}
