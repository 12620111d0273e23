import { widened } from "@/lib/platform/operation";
import { invalid } from "../model/refusal";
import { subscriptionArn, subscriptionNamed } from "../model/subscription";
import { topicArn, topicNamed } from "../model/topic";
import { type Attempt, type AttemptPosition, type AttemptQuestion, findAttempts } from "../store/attempts";
import { findMails, type MailPosition } from "../store/mails";
import { PAGE, pageOf, placeIn } from "./page";
import { everyTopic, topicResource } from "./resources";

/** ListDeliveries: attempts of the last 30 days, newest first, by any combination of filters. */
export type ListDeliveriesInput = {
  TopicArn?: string;
  SubscriptionArn?: string;
  MessageId?: string;
  Outcome?: "Delivered" | "Retrying" | "Failed";
  StartTime?: Date;
  EndTime?: Date;
  MaxResults?: number;
  NextToken?: string;
};

/** One attempt to deliver a message. */
export type DeliveryAttempt = {
  Time: Date;
  TopicArn: string;
  SubscriptionArn: string;
  MessageId: string;
  DeliveryId: string;
  MessageType: Attempt["kind"];
  Protocol: string;
  /** The address, a password in it left out; the queue's ARN where `Target` is the dead-letter queue. */
  Endpoint: string;
  Target: Attempt["target"];
  Attempt: number;
  Outcome: Attempt["outcome"];
  StatusCode?: number;
  /** The beginning of what was answered, or the error. */
  Answer: string;
  DurationMillis: number;
  NextAttemptTime?: Date;
};
export type ListDeliveriesOutput = { Deliveries: DeliveryAttempt[]; NextToken?: string };

/** ListMails: mails that were kept because there is no mail server, newest first. */
export type ListMailsInput = { Recipient?: string; MaxResults?: number; NextToken?: string };
export type ListMailsOutput = {
  Mails: { Time: Date; Recipient: string; Subject: string; Text: string }[];
  NextToken?: string;
};

export const deliveryLog = {
  ListDeliveries: widened("sns:ListSubscriptionsByTopic")<ListDeliveriesInput, ListDeliveriesOutput>({
    resources: ({ TopicArn, SubscriptionArn }, asked) =>
      TopicArn === undefined && SubscriptionArn === undefined
        ? everyTopic({}, asked)
        : topicResource(SubscriptionArn ?? TopicArn, asked),
    handle: async (context, input) => {
      const question = questionOf(context, input);
      const same = ["deliveries", context.accountId, context.region, question];
      const after = placeIn<AttemptPosition>(input.NextToken, same);
      const size = sizeOf(input.MaxResults);
      const found = await findAttempts(context.db, context, question, after, size + 1);
      const place = (last: (typeof found)[number]) => ({
        at: last.attemptedAt.toISOString(),
        order: String(last.order),
      });
      const { items, token } = pageOf(found, size, place, same);
      return { Deliveries: items.map(describe), NextToken: token };
    },
  }),

  ListMails: widened("sns:ListSubscriptions")<ListMailsInput, ListMailsOutput>({
    resources: everyTopic,
    handle: async (context, { Recipient, MaxResults, NextToken }) => {
      if (Recipient?.includes("\0")) throw invalid("Recipient");
      const same = ["mails", context.accountId, context.region, Recipient ?? null];
      const size = sizeOf(MaxResults);
      const found = await findMails(context.db, context, Recipient, placeIn<MailPosition>(NextToken, same), size + 1);
      const place = (last: (typeof found)[number]) => ({ at: last.keptAt.toISOString(), order: String(last.order) });
      const { items, token } = pageOf(found, size, place, same);
      const Mails = items.map(({ keptAt, recipient, subject, body }) => ({
        Time: keptAt,
        Recipient: recipient,
        Subject: subject,
        Text: body,
      }));
      return { Mails, NextToken: token };
    },
  }),
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const OUTCOMES = ["Delivered", "Retrying", "Failed"] as const;

/** No model of AWS's checks a question of ours, so it is checked here. */
function questionOf(context: Parameters<typeof topicNamed>[0], input: ListDeliveriesInput): AttemptQuestion {
  const { TopicArn, SubscriptionArn, MessageId, Outcome, StartTime: from, EndTime: to } = input;
  if (MessageId !== undefined && !UUID.test(MessageId)) throw invalid("MessageId");
  if (Outcome !== undefined && !OUTCOMES.includes(Outcome)) throw invalid("Outcome");
  for (const time of [from, to])
    if (time !== undefined && !(time instanceof Date)) throw invalid("StartTime or EndTime");
  const subscription = SubscriptionArn === undefined ? undefined : subscriptionNamed(context, SubscriptionArn);
  const topicName = TopicArn === undefined ? subscription?.topicName : topicNamed(context, TopicArn);
  return { topicName, subscriptionId: subscription?.id, messageId: MessageId, outcome: Outcome, from, to };
}

function sizeOf(asked: number | undefined): number {
  if (asked === undefined) return PAGE;
  if (!Number.isInteger(asked) || asked < 1 || asked > PAGE) throw invalid(`MaxResults: from 1 to ${PAGE}`);
  return asked;
}

function describe(attempt: Attempt): DeliveryAttempt {
  const { topicName, subscriptionId: id } = attempt;
  return {
    Time: attempt.attemptedAt,
    TopicArn: topicArn(attempt, topicName),
    SubscriptionArn: subscriptionArn({ ...attempt, topicName, id }),
    MessageId: attempt.messageId,
    DeliveryId: attempt.deliveryId,
    MessageType: attempt.kind,
    Protocol: attempt.protocol,
    Endpoint: attempt.endpoint,
    Target: attempt.target,
    Attempt: attempt.attempt,
    Outcome: attempt.outcome,
    StatusCode: attempt.statusCode,
    Answer: attempt.answer,
    DurationMillis: attempt.durationMillis,
    NextAttemptTime: attempt.nextAttemptAt,
  };
}
