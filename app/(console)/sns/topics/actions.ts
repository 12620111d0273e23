"use server";

import { refresh } from "next/cache";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { eachOf } from "@/lib/console/each-of";
import { perform } from "@/lib/console/perform";
import type { InputOf } from "@/lib/services/catalog";

/** What the form for a new topic asks. */
export type NewTopic = {
  name: string;
  /** Under AWS's names; what is left empty is not said. */
  attributes: Record<string, string>;
  tags: Record<string, string>;
};

/** CreateTopic answers a topic of the same name and settings as if it were new, which nobody who makes a new one means. */
export async function createTopic({ name, attributes, tags }: NewTopic, arn: string): Promise<ActionAnswer<unknown>> {
  const existing = await perform("sns:GetTopicAttributes", { TopicArn: arn });
  if (existing.ok) return { ok: false, error: { code: "AlreadyExists", message: name } };
  return perform("sns:CreateTopic", {
    Name: name,
    Attributes: Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== "")),
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  });
}

/** Sets attributes one after the other; an empty value takes one away. Stops at the first that is refused. */
export async function setTopicAttributes(
  TopicArn: string,
  attributes: Record<string, string>,
): Promise<ActionAnswer<unknown>> {
  return eachOf(Object.entries(attributes), ([AttributeName, AttributeValue]) =>
    perform("sns:SetTopicAttributes", { TopicArn, AttributeName, AttributeValue }),
  );
}

/** Deletes topics with their subscriptions. Stops at the first that is refused. */
export async function deleteTopics(arns: string[]): Promise<ActionAnswer<unknown>> {
  return eachOf(arns, (TopicArn) => perform("sns:DeleteTopic", { TopicArn }));
}

export async function publish(input: InputOf<"sns:Publish">): Promise<ActionAnswer<{ messageId: string }>> {
  const answer = await perform("sns:Publish", input);
  return answer.ok ? { ok: true, output: { messageId: answer.output.MessageId ?? "" } } : answer;
}

/** Sends what was given up again. */
export async function redrive(TopicArn: string, DeliveryIds: string[]): Promise<ActionAnswer<{ redriven: number }>> {
  const answer = await perform("sns:RedriveDeadLetters", { TopicArn, DeliveryIds });
  refresh();
  return answer.ok ? { ok: true, output: { redriven: answer.output.Redriven } } : answer;
}

/** Puts the tags that are given and takes away those that are named. */
export async function changeTopicTags(
  ResourceArn: string,
  tags: Record<string, string>,
  TagKeys: string[],
): Promise<ActionAnswer<unknown>> {
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  const steps = [
    ...(TagKeys.length > 0 ? [() => perform("sns:UntagResource", { ResourceArn, TagKeys })] : []),
    ...(Tags.length > 0 ? [() => perform("sns:TagResource", { ResourceArn, Tags })] : []),
  ];
  return eachOf<() => Promise<ActionAnswer<unknown>>>(steps, (step) => step());
}
