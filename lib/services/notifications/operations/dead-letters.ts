import { ownWrite, widened } from "@/lib/platform/operation";
import { textFor } from "../model/message";
import { shownEndpoint } from "../model/protocol";
import { invalid } from "../model/refusal";
import { subscriptionArn } from "../model/subscription";
import { topicNamed } from "../model/topic";
import {
  type DeadLetterPosition,
  type DeadLetter as Found,
  findDeadLetters,
  redriveDeadLetters,
} from "../store/dead-letters";
import { PAGE, pageOf, placeIn } from "./page";
import { topicResource } from "./resources";
import { known, locked } from "./topics";

/** A notification that was given up and that no dead-letter queue took; kept for 30 days. */
export type DeadLetter = {
  PublishTime: Date;
  DeliveryId: string;
  MessageId: string;
  SubscriptionArn: string;
  Protocol: string;
  Endpoint: string;
  Target: Found["target"];
  Subject?: string;
  Message: string;
  Attempts: number;
};

export type ListDeadLettersInput = { TopicArn: string; NextToken?: string };
export type RedriveDeadLettersInput = { TopicArn: string; DeliveryIds: string[] };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const deadLetters = {
  ListDeadLetters: widened("sns:ListSubscriptionsByTopic")<
    ListDeadLettersInput,
    { DeadLetters: DeadLetter[]; NextToken?: string }
  >({
    resources: ({ TopicArn }, asked) => topicResource(TopicArn, asked),
    handle: async (context, { TopicArn, NextToken }) => {
      const topic = await known(context, topicNamed(context, TopicArn));
      const same = ["dead letters", context.accountId, context.region, topic.name];
      const after = placeIn<DeadLetterPosition>(NextToken, same);
      const found = await findDeadLetters(context.db, context, topic.name, after, PAGE + 1);
      const place = ({ publishedAt, deliveryId }: Found) => ({ at: publishedAt.toISOString(), id: deliveryId });
      const { items, token } = pageOf(found, PAGE, place, same);
      return { DeadLetters: items.map(describe), NextToken: token };
    },
  }),

  /** Sends dead letters again, from their first attempt. Ids that are no dead letters of the topic are passed over. */
  RedriveDeadLetters: ownWrite("sns:Publish")<RedriveDeadLettersInput, { Redriven: number }>({
    resources: ({ TopicArn }, asked) => topicResource(TopicArn, asked),
    handle: async (context, { TopicArn, DeliveryIds: ids }) => {
      const isList = Array.isArray(ids) && ids.length > 0 && ids.length <= PAGE;
      if (!isList || !ids.every((id) => UUID.test(id))) throw invalid(`DeliveryIds: from 1 to ${PAGE} ids`);
      const topic = await locked(context, topicNamed(context, TopicArn));
      return { Redriven: await redriveDeadLetters(context.db, context, topic.name, ids) };
    },
  }),
};

function describe(found: Found): DeadLetter {
  return {
    PublishTime: found.publishedAt,
    DeliveryId: found.deliveryId,
    MessageId: found.messageId,
    SubscriptionArn: subscriptionArn({ ...found, id: found.subscriptionId }),
    Protocol: found.protocol,
    Endpoint: shownEndpoint(found.protocol, found.endpoint),
    Target: found.target,
    Subject: found.subject,
    Message: textFor(found.texts, found.protocol),
    Attempts: found.attempts,
  };
}
