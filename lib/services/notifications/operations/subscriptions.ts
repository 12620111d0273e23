import type {
  GetSubscriptionAttributesInput,
  GetSubscriptionAttributesResponse,
  ListSubscriptionsByTopicInput,
  ListSubscriptionsByTopicResponse,
  ListSubscriptionsInput,
  ListSubscriptionsResponse,
  SetSubscriptionAttributesInput,
} from "@aws-sdk/client-sns";
import { type Context, read, type Validated, write } from "@/lib/platform/operation";
import { readSubscriptionPolicy, readTopicPolicy } from "../model/delivery-policy";
import { subscriptionMissing } from "../model/refusal";
import { describeSubscription, subscriptionAttributes, subscriptionNamed } from "../model/subscription";
import { withAttribute } from "../model/subscription-attributes";
import { topicNamed } from "../model/topic";
import {
  findSubscription,
  listSubscriptions,
  lockSubscription,
  type SubscriptionPosition,
  setSubscriptionAttributes,
} from "../store/subscriptions";
import { PAGE, pageOf, placeIn } from "./page";
import { everyTopic, topicResource } from "./resources";
import { checkLimits } from "./subscribe";
import { known } from "./topics";

type Set = Validated<SetSubscriptionAttributesInput, "SubscriptionArn" | "AttributeName">;
type ByTopic = Validated<ListSubscriptionsByTopicInput, "TopicArn">;

export const subscriptions = {
  ListSubscriptions: read<ListSubscriptionsInput, ListSubscriptionsResponse>({
    resources: everyTopic,
    handle: (context, { NextToken }) => list(context, undefined, NextToken),
  }),

  ListSubscriptionsByTopic: read<ByTopic, ListSubscriptionsByTopicResponse>({
    resources: ({ TopicArn }, asked) => topicResource(TopicArn, asked),
    handle: async (context, { TopicArn, NextToken }) => {
      const topic = await known(context, topicNamed(context, TopicArn));
      return list(context, topic.name, NextToken);
    },
  }),

  GetSubscriptionAttributes: read<
    Validated<GetSubscriptionAttributesInput, "SubscriptionArn">,
    GetSubscriptionAttributesResponse
  >({
    resources: ({ SubscriptionArn }, asked) => topicResource(SubscriptionArn, asked),
    handle: async (context, { SubscriptionArn }) => {
      const { found, topicPolicy } = await present(context, SubscriptionArn, findSubscription);
      const policy = readSubscriptionPolicy(found.attributes.DeliveryPolicy, topicPolicy);
      return { Attributes: subscriptionAttributes(found, policy) };
    },
  }),

  SetSubscriptionAttributes: write<Set, void>({
    resources: ({ SubscriptionArn }, asked) => topicResource(SubscriptionArn, asked),
    handle: async (context, { SubscriptionArn, AttributeName, AttributeValue = "" }) => {
      const { found, topicPolicy } = await present(context, SubscriptionArn, lockSubscription);
      const subject = { protocol: found.protocol, topicPolicy };
      const attributes = withAttribute(found.attributes, AttributeName, AttributeValue, subject);
      await setSubscriptionAttributes(context.db, found, attributes);
      if (AttributeName === "FilterPolicy") await checkLimits(context, found.topicName);
    },
  }),
};

async function list(context: Context, topicName: string | undefined, NextToken: string | undefined) {
  const question = ["subscriptions", context.accountId, context.region, topicName ?? null];
  const after = placeIn<SubscriptionPosition>(NextToken, question);
  const found = await listSubscriptions(context.db, context, topicName, after, PAGE + 1);
  const { items, token } = pageOf(found, PAGE, ({ topicName, id }) => ({ topicName, id }), question);
  return { Subscriptions: items.map(describeSubscription), NextToken: token };
}

/** A subscription that is not deleted, and the delivery policy of its topic. Throws NotFound. */
async function present(context: Context, arn: string, find: typeof findSubscription) {
  const { accountId, region } = context;
  const found = await find(context.db, { accountId, region, ...subscriptionNamed(context, arn) });
  if (!found || found.state === "Deleted") throw subscriptionMissing();
  const topic = await known(context, found.topicName);
  return { found, topicPolicy: readTopicPolicy(topic.attributes.DeliveryPolicy) };
}
