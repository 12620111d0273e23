import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  ListTagsLogGroupRequest,
  ListTagsLogGroupResponse,
  TagLogGroupRequest,
  TagResourceRequest,
  UntagLogGroupRequest,
  UntagResourceRequest,
} from "@aws-sdk/client-cloudwatch-logs";
import type { TaggedResource } from "@/lib/platform/arn";
import { type Context, internalRead, read, type Validated, write } from "@/lib/platform/operation";
import { requestTags, tagKeys } from "@/lib/platform/tag-conditions";
import { taggedGroup } from "../model/log-arn";
import { checkTagCount, checkTagKeys, type Tags } from "../model/tags";
import { getGroup, listTaggedGroups, mergeTags, removeTags } from "../store/groups";
import { groupResource, taggedResource } from "./resources";

/**
 * Tags of log groups, and the older operations of the same meaning that name the group instead of its ARN; those know no
 * condition keys of tags (API reference, TagLogGroup).
 */
export const tagOperations = {
  /** The resources that have tags, by the names that metrics know them by. */
  ListTaggedResources: internalRead<{ Limit: number }, { Resources: TaggedResource[] }>({
    handle: async (context, { Limit }) => ({
      Resources: (await listTaggedGroups(context.db, context, Limit)).map(({ name, tags }) => ({
        Type: "AWS::Logs::LogGroup",
        Name: name,
        Tags: tags,
      })),
    }),
  }),

  TagResource: write<Validated<TagResourceRequest, "resourceArn" | "tags">, void>({
    resources: taggedResource,
    conditions: ({ tags }) => requestTags(tags),
    handle: async (context, { resourceArn, tags }) => {
      checkTagCount(await tag(context, taggedGroup(resourceArn, context), tags), "TooManyTagsException");
    },
  }),

  UntagResource: write<Validated<UntagResourceRequest, "resourceArn" | "tagKeys">, void>({
    resources: taggedResource,
    conditions: (input) => tagKeys(input.tagKeys),
    handle: async (context, { resourceArn, tagKeys: keys }) => {
      const group = await getGroup(context.db, context, taggedGroup(resourceArn, context));
      await removeTags(context.db, group, keys);
    },
  }),

  ListTagsForResource: read<Validated<ListTagsForResourceRequest, "resourceArn">, ListTagsForResourceResponse>({
    resources: taggedResource,
    handle: async (context, { resourceArn }) => {
      const { tags } = await getGroup(context.db, context, taggedGroup(resourceArn, context));
      return { tags: { ...tags } };
    },
  }),

  TagLogGroup: write<Validated<TagLogGroupRequest, "logGroupName" | "tags">, void>({
    resources: groupResource,
    handle: async (context, { logGroupName, tags }) => {
      checkTagCount(await tag(context, logGroupName, tags), "InvalidParameterException");
    },
  }),

  UntagLogGroup: write<Validated<UntagLogGroupRequest, "logGroupName" | "tags">, void>({
    resources: groupResource,
    handle: async (context, { logGroupName, tags }) => {
      await removeTags(context.db, await getGroup(context.db, context, logGroupName), tags);
    },
  }),

  ListTagsLogGroup: read<Validated<ListTagsLogGroupRequest, "logGroupName">, ListTagsLogGroupResponse>({
    resources: groupResource,
    handle: async (context, { logGroupName }) => {
      const { tags } = await getGroup(context.db, context, logGroupName);
      return { tags: { ...tags } };
    },
  }),
};

/** Answers what the group has afterwards; the caller may still refuse, which rolls it back. */
async function tag(context: Context, name: string, tags: Tags): Promise<Tags> {
  checkTagKeys(tags);
  return mergeTags(context.db, await getGroup(context.db, context, name), tags);
}
