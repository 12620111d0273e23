import type {
  ConfirmSubscriptionInput,
  ConfirmSubscriptionResponse,
  SubscribeInput,
  SubscribeResponse,
  UnsubscribeInput,
} from "@aws-sdk/client-sns";
import type { Caller } from "@/lib/platform/caller";
import { hasTokenForm, readConfirmationToken } from "@/lib/platform/confirmation-token";
import { AwsError } from "@/lib/platform/errors";
import { newUuid } from "@/lib/platform/identifiers";
import { type Context, type Validated, write } from "@/lib/platform/operation";
import { settings } from "@/lib/platform/settings";
import { readTopicPolicy } from "../model/delivery-policy";
import { checkEndpoint, checkProtocol } from "../model/protocol";
import { invalid } from "../model/refusal";
import {
  MAX_FILTER_POLICIES_OF_TOPIC,
  MAX_SUBSCRIPTIONS_OF_TOPIC,
  needsConfirmation,
  type Subscription,
  subscriptionArn,
  subscriptionNamed,
} from "../model/subscription";
import { checkAttributes, hasSameAttributes } from "../model/subscription-attributes";
import { topicNamed } from "../model/topic";
import {
  deleteSubscription,
  findByEndpoint,
  insertSubscription,
  lockSubscription,
  saveSubscription,
} from "../store/subscriptions";
import { countDeletedSubscription, countSubscriptions } from "../store/topics";
import { sendHandshake } from "./outgoing";
import { topicResource } from "./resources";
import { locked } from "./topics";

export const subscribing = {
  /** An endpoint that is subscribed already is the answer, unless it is asked for with other attributes. */
  Subscribe: write<Validated<SubscribeInput, "TopicArn" | "Protocol">, SubscribeResponse>({
    resources: ({ TopicArn }, asked) => topicResource(TopicArn, asked),
    conditions: ({ Protocol, Endpoint }) => ({
      ...(typeof Protocol === "string" ? { "sns:Protocol": Protocol } : {}),
      ...(typeof Endpoint === "string" ? { "sns:Endpoint": Endpoint } : {}),
    }),
    handle: async (context, input) => {
      const subscription = await subscribe(context, input);
      if (subscription.state === "Pending") await sendHandshake(context, "SubscriptionConfirmation", subscription);
      const isTold = subscription.state === "Confirmed" || input.ReturnSubscriptionArn;
      return { SubscriptionArn: isTold ? subscriptionArn(subscription) : "pending confirmation" };
    },
  }),

  /** Whoever has the token has got the mail or the request that it was in. A link needs no credentials besides. */
  ConfirmSubscription: write<Validated<ConfirmSubscriptionInput, "TopicArn" | "Token">, ConfirmSubscriptionResponse>({
    resources: ({ TopicArn }, asked) => topicResource(TopicArn, asked),
    handle: async (context, { TopicArn, Token, AuthenticateOnUnsubscribe }) => {
      const topicName = topicNamed(context, TopicArn, "Topic");
      if (!hasTokenForm(Token)) throw new AwsError("InvalidParameterException", "Invalid token");
      const token = readConfirmationToken(TopicArn, Token, context.now);
      if (!token) throw invalid("Token");
      const { accountId, region } = context;
      const found = await lockSubscription(context.db, { accountId, region, topicName, id: token.id });
      // One that is confirmed already says so again, whichever way it came to be.
      if (!found || (found.state !== "Confirmed" && found.state !== token.givenOut)) throw invalid("Token");
      if (found.state !== "Confirmed") await confirm(context, found, AuthenticateOnUnsubscribe === "true");
      return { SubscriptionArn: subscriptionArn(found) };
    },
  }),

  /** A subscription that is not there is deleted already. */
  Unsubscribe: write<Validated<UnsubscribeInput, "SubscriptionArn">, void>({
    resources: ({ SubscriptionArn }, asked) => topicResource(SubscriptionArn, asked),
    handle: async (context, { SubscriptionArn }) => {
      const { accountId, region, caller } = context;
      const key = subscriptionNamed(context, SubscriptionArn);
      const found = await lockSubscription(context.db, { accountId, region, ...key });
      if (!found || found.state === "Deleted") return;
      if (found.authenticateOnUnsubscribe && !isKnown(caller)) {
        throw new AwsError("AuthorizationErrorException", "This subscription is deleted only by who has credentials");
      }
      await countDeletedSubscription(context.db, context, found.topicName);
      if (isKnown(caller) || !needsConfirmation(found.protocol)) {
        await deleteSubscription(context.db, found);
        return;
      }
      // Whoever came by a link may not be the owner, who is then told how to come back (SNS API Reference, "Unsubscribe").
      const deleted: Subscription = { ...found, state: "Deleted" };
      await saveSubscription(context.db, deleted, context.now);
      await sendHandshake(context, "UnsubscribeConfirmation", deleted);
    },
  }),
};

type Wanted = Validated<SubscribeInput, "TopicArn" | "Protocol">;

async function subscribe(context: Context, { TopicArn, Endpoint = "", Attributes = {}, ...input }: Wanted) {
  const { accountId, region, db } = context;
  const topicName = topicNamed(context, TopicArn);
  const protocol = checkProtocol(input.Protocol);
  checkEndpoint(protocol, Endpoint, settings().allowPrivateTargets);
  const topic = await locked(context, topicName);
  const topicPolicy = readTopicPolicy(topic.attributes.DeliveryPolicy);
  const attributes = checkAttributes(Attributes, { protocol, topicPolicy });
  const present = await findByEndpoint(db, context, topicName, protocol, Endpoint);
  if (present && present.state !== "Deleted") {
    if (hasSameAttributes(present.attributes, attributes)) return present;
    throw invalid("Attributes Reason: Subscription already exists with different attributes");
  }
  if (present) await deleteSubscription(db, present);
  const waits = needsConfirmation(protocol);
  const subscription: Subscription = {
    accountId,
    region,
    topicName,
    id: newUuid(),
    protocol,
    endpoint: Endpoint,
    state: waits ? "Pending" : "Confirmed",
    attributes,
    principalArn: principalArn(context.caller),
    confirmationWasAuthenticated: !waits,
    authenticateOnUnsubscribe: false,
  };
  await insertSubscription(db, subscription, context.now);
  await checkLimits(context, topicName);
  return subscription;
}

/** Throws when a topic now has more than it may; the transaction then takes back what was too much. */
export async function checkLimits(context: Context, topicName: string): Promise<void> {
  const { pending, confirmed, filtered } = await countSubscriptions(context.db, context, topicName);
  if (pending + confirmed > MAX_SUBSCRIPTIONS_OF_TOPIC) {
    throw new AwsError("SubscriptionLimitExceededException", "Subscription limit exceeded for this topic");
  }
  if (filtered > MAX_FILTER_POLICIES_OF_TOPIC) {
    throw new AwsError("FilterPolicyLimitExceededException", "Filter policy limit exceeded for this topic");
  }
}

async function confirm(context: Context, found: Subscription, authenticateOnUnsubscribe: boolean): Promise<void> {
  const wasAuthenticated = isKnown(context.caller);
  const confirmed: Subscription = {
    ...found,
    state: "Confirmed",
    confirmationWasAuthenticated: wasAuthenticated,
    authenticateOnUnsubscribe: authenticateOnUnsubscribe && wasAuthenticated,
  };
  await saveSubscription(context.db, confirmed, context.now);
  await checkLimits(context, found.topicName);
}

/** Links are followed by SNS in the name of nobody. */
function isKnown({ identity }: Caller): boolean {
  return identity.type !== "AWSService";
}

function principalArn({ identity }: Caller): string {
  return identity.type === "AWSService" ? identity.service : identity.arn;
}
