import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  TagResourceResponse,
  UntagResourceRequest,
  UntagResourceResponse,
} from "@aws-sdk/client-sns";
import type { TaggedResource } from "@/lib/platform/arn";
import { AwsError } from "@/lib/platform/errors";
import { type Context, internalRead, read, type Validated, write } from "@/lib/platform/operation";
import { requestTags, tagKeys } from "@/lib/platform/tag-conditions";
import { tagList, tagMap, withoutTags, withTags } from "../model/tags";
import { type Topic, topicNamed } from "../model/topic";
import { findTopic, listTaggedTopics, lockTopic, setTopicTags } from "../store/topics";
import { topicResource } from "./resources";

export const tags = {
  /** The resources that have tags, by the names that metrics know them by. */
  ListTaggedResources: internalRead<{ Limit: number }, { Resources: TaggedResource[] }>({
    handle: async (context, { Limit }) => ({
      Resources: (await listTaggedTopics(context.db, context, Limit)).map(({ name, tags: own }) => ({
        Type: "AWS::SNS::Topic",
        Name: name,
        Tags: own,
      })),
    }),
  }),

  TagResource: write<Validated<TagResourceRequest, "ResourceArn" | "Tags">, TagResourceResponse>({
    resources: ({ ResourceArn }, asked) => topicResource(ResourceArn, asked),
    conditions: ({ Tags }) => requestTags(Tags),
    handle: async (context, { ResourceArn, Tags }) => {
      const topic = await tagged(context, ResourceArn, lockTopic);
      await setTopicTags(context.db, topic, withTags(topic.tags, tagMap(Tags)));
      return {};
    },
  }),

  UntagResource: write<Validated<UntagResourceRequest, "ResourceArn" | "TagKeys">, UntagResourceResponse>({
    resources: ({ ResourceArn }, asked) => topicResource(ResourceArn, asked),
    conditions: ({ TagKeys }) => tagKeys(TagKeys),
    handle: async (context, { ResourceArn, TagKeys }) => {
      const topic = await tagged(context, ResourceArn, lockTopic);
      await setTopicTags(context.db, topic, withoutTags(topic.tags, TagKeys));
      return {};
    },
  }),

  ListTagsForResource: read<Validated<ListTagsForResourceRequest, "ResourceArn">, ListTagsForResourceResponse>({
    resources: ({ ResourceArn }, asked) => topicResource(ResourceArn, asked),
    handle: async (context, { ResourceArn }) => ({
      Tags: tagList((await tagged(context, ResourceArn, findTopic)).tags),
    }),
  }),
};

/** Tagging has an error of its own for a topic that is not there. */
async function tagged(context: Context, arn: string, find: typeof findTopic): Promise<Topic> {
  const name = topicNamed(context, arn, "ResourceArn");
  const topic = await find(context.db, context, name);
  if (!topic) throw new AwsError("ResourceNotFoundException", "Resource does not exist");
  return topic;
}
