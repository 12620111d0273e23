import type {
  CreateTopicInput,
  CreateTopicResponse,
  DeleteTopicInput,
  GetTopicAttributesInput,
  GetTopicAttributesResponse,
  ListTopicsInput,
  ListTopicsResponse,
  SetTopicAttributesInput,
} from "@aws-sdk/client-sns";
import { AwsError } from "@/lib/platform/errors";
import { type Context, read, type Validated, write } from "@/lib/platform/operation";
import { requestTags } from "@/lib/platform/tag-conditions";
import { invalid, notImplemented, topicMissing } from "../model/refusal";
import { hasSameTags, tagMap, withTags } from "../model/tags";
import { checkTopicName, MAX_TOPICS, type Topic, topicArn, topicNamed } from "../model/topic";
import {
  checkTopicAttributes,
  hasSameTopicAttributes,
  topicAttributes,
  withTopicAttribute,
} from "../model/topic-attributes";
import {
  countSubscriptions,
  countTopics,
  deleteTopic,
  findTopic,
  insertTopic,
  listTopicNames,
  lockTopic,
  setTopicAttributes,
} from "../store/topics";
import { PAGE, pageOf, placeIn } from "./page";
import { everyTopic, newTopicResource, topicResource } from "./resources";

export const topics = {
  /** A topic of that name that exists already is the answer, unless it is asked for with other attributes or tags. */
  CreateTopic: write<Validated<CreateTopicInput, "Name">, CreateTopicResponse>({
    resources: ({ Name }, asked) => newTopicResource(Name, asked),
    conditions: ({ Tags }) => requestTags(Tags),
    handle: async (context, { Name, Attributes = {}, Tags = [], DataProtectionPolicy }) => {
      if (DataProtectionPolicy !== undefined) throw notImplemented("A data protection policy");
      const attributes = checkTopicAttributes(Attributes);
      checkTopicName(Name);
      const tags = withTags({}, tagMap(Tags));
      const { accountId, region } = context;
      const asked: Topic = { accountId, region, name: Name, attributes, tags, subscriptionsDeleted: 0 };
      if (await insertTopic(context.db, asked, context.now)) await checkTopicLimit(context);
      else agree(await known(context, Name), asked);
      return { TopicArn: topicArn(context, Name) };
    },
  }),

  /** A topic that is not there is deleted already. */
  DeleteTopic: write<Validated<DeleteTopicInput, "TopicArn">, void>({
    resources: ({ TopicArn }, asked) => topicResource(TopicArn, asked),
    handle: (context, { TopicArn }) => deleteTopic(context.db, context, topicNamed(context, TopicArn)),
  }),

  ListTopics: read<ListTopicsInput, ListTopicsResponse>({
    resources: everyTopic,
    handle: async (context, { NextToken }) => {
      const question = ["topics", context.accountId, context.region];
      const after = placeIn<string>(NextToken, question);
      const names = await listTopicNames(context.db, context, after, PAGE + 1);
      const { items, token } = pageOf(names, PAGE, (name) => name, question);
      return { Topics: items.map((name) => ({ TopicArn: topicArn(context, name) })), NextToken: token };
    },
  }),

  GetTopicAttributes: read<Validated<GetTopicAttributesInput, "TopicArn">, GetTopicAttributesResponse>({
    resources: ({ TopicArn }, asked) => topicResource(TopicArn, asked),
    handle: async (context, { TopicArn }) => {
      const topic = await known(context, topicNamed(context, TopicArn));
      return { Attributes: topicAttributes(topic, await countSubscriptions(context.db, context, topic.name)) };
    },
  }),

  SetTopicAttributes: write<Validated<SetTopicAttributesInput, "TopicArn" | "AttributeName">, void>({
    resources: ({ TopicArn }, asked) => topicResource(TopicArn, asked),
    handle: async (context, { TopicArn, AttributeName, AttributeValue = "" }) => {
      const topic = await locked(context, topicNamed(context, TopicArn));
      await setTopicAttributes(context.db, topic, withTopicAttribute(topic.attributes, AttributeName, AttributeValue));
    },
  }),
};

/** Throws NotFound when there is no topic of that name. */
export async function known(context: Context, name: string): Promise<Topic> {
  const topic = await findTopic(context.db, context, name);
  if (!topic) throw topicMissing();
  return topic;
}

/** As `known`, for a transaction that means to change the topic. */
export async function locked(context: Context, name: string): Promise<Topic> {
  const topic = await lockTopic(context.db, context, name);
  if (!topic) throw topicMissing();
  return topic;
}

function agree(present: Topic, asked: Topic): void {
  if (!hasSameTopicAttributes(present, asked.attributes)) {
    throw invalid("Attributes Reason: Topic already exists with different attributes");
  }
  if (!hasSameTags(present.tags, asked.tags)) {
    throw invalid("Tags Reason: Topic already exists with different tags");
  }
}

async function checkTopicLimit(context: Context): Promise<void> {
  if ((await countTopics(context.db, context)) <= MAX_TOPICS) return;
  throw new AwsError(
    "TopicLimitExceededException",
    `Topic limit exceeded: an account has ${MAX_TOPICS} topics at most`,
  );
}
