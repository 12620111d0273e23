import type {
  AddTagsRequest,
  AddTagsResponse,
  ListTagsRequest,
  ListTagsResponse,
  RemoveTagsRequest,
  RemoveTagsResponse,
  ResourceTag,
} from "@aws-sdk/client-cloudtrail";
import { parseArn } from "@/lib/platform/arn";
import { AwsError, isAwsError } from "@/lib/platform/errors";
import { type Asked, type Context, type Resource, read, type Validated, write } from "@/lib/platform/operation";
import { requestTags, tagKeys } from "@/lib/platform/tag-conditions";
import { type Channel, channelIdOf } from "../model/channel";
import { parseTrailArn, type Trail } from "../model/trail";
import { tagList, withoutTags, withTags } from "../model/trail-tags";
import { findChannel, lockChannel, setTags } from "../store/channels";
import { updateTags } from "../store/trails";
import { channelResource } from "./channel-named";
import { homeTrail, knownTrail, trailResource } from "./trail-named";

const MAX_RESOURCES = 20;

export const tags = {
  AddTags: write<Validated<AddTagsRequest, "ResourceId" | "TagsList">, AddTagsResponse>({
    resources: ({ ResourceId }, asked) => taggedResource(ResourceId, asked),
    conditions: ({ TagsList }) => requestTags(TagsList),
    handle: async (context, { ResourceId, TagsList }) => {
      const { tags: held, keep } = await taggedToChange(context, ResourceId);
      await keep(withTags(held, TagsList));
      return {};
    },
  }),

  RemoveTags: write<Validated<RemoveTagsRequest, "ResourceId" | "TagsList">, RemoveTagsResponse>({
    resources: ({ ResourceId }, asked) => taggedResource(ResourceId, asked),
    conditions: ({ TagsList }) => tagKeys(Array.isArray(TagsList) ? TagsList.map((tag) => tag?.Key) : []),
    handle: async (context, { ResourceId, TagsList }) => {
      const { tags: held, keep } = await taggedToChange(context, ResourceId);
      await keep(withoutTags(held, TagsList));
      return {};
    },
  }),

  ListTags: read<Validated<ListTagsRequest, "ResourceIdList">, ListTagsResponse>({
    resources: async ({ ResourceIdList }, asked) => {
      const named = Array.isArray(ResourceIdList) ? ResourceIdList.slice(0, MAX_RESOURCES) : [];
      return (await Promise.all(named.map((text) => taggedResource(text, asked)))).flat();
    },
    handle: async (context, { ResourceIdList, NextToken }) => {
      if (NextToken !== undefined) throw new AwsError("InvalidTokenException", "The token is invalid.");
      if (ResourceIdList.length > MAX_RESOURCES) {
        throw new AwsError("ValidationException", `At most ${MAX_RESOURCES} resources can be asked about at once.`);
      }
      return { ResourceTagList: await Promise.all(ResourceIdList.map((arn) => tagsOf(context, arn))) };
    },
  }),
};

async function tagsOf(context: Context, arn: string): Promise<ResourceTag> {
  const { tags: held } = isChannel(arn)
    ? await channelOf(context, arn, findChannel)
    : await trailOf(arn, () => knownTrail(context, arn));
  return { ResourceId: arn, TagsList: tagList(held) };
}

type Tags = Trail["tags"];

/** The tags of a trail or a channel that is held for the change, and how others are kept. */
async function taggedToChange(
  context: Context,
  arn: string,
): Promise<{ tags: Tags; keep: (tags: Tags) => Promise<void> }> {
  if (isChannel(arn)) {
    const channel = await channelOf(context, arn, lockChannel);
    return { tags: channel.tags, keep: (kept) => setTags(context.db, channel, kept) };
  }
  const trail = await trailOf(arn, () => homeTrail(context, arn));
  return { tags: trail.tags, keep: (kept) => updateTags(context.db, trail, kept) };
}

function taggedResource(text: unknown, asked: Asked): Promise<Resource[]> {
  return typeof text === "string" && isChannel(text) ? channelResource(text, asked) : trailResource(text, asked);
}

function isChannel(text: string): boolean {
  const arn = parseArn(text);
  return arn?.service === "cloudtrail" && arn.resource.startsWith("channel/");
}

async function channelOf(context: Context, arn: string, find: typeof findChannel): Promise<Channel> {
  const id = channelIdOf(arn, context);
  const channel = id === undefined ? undefined : await find(context.db, context, id);
  if (channel) return channel;
  throw new AwsError("ResourceNotFoundException", `There is no channel ${arn}.`);
}

/** Tags are asked for by ARN, and a trail that is not there is called a resource. */
async function trailOf(arn: string, find: () => Promise<Trail>): Promise<Trail> {
  if (!parseTrailArn(arn)) {
    const parsed = parseArn(arn);
    const isOther = parsed?.service === "cloudtrail" && /^(eventdatastore|dashboard)\//.test(parsed.resource);
    const code = isOther ? "ResourceTypeNotSupportedException" : "CloudTrailARNInvalidException";
    throw new AwsError(code, `${arn.slice(0, 256)} is not the ARN of a trail or a channel.`);
  }
  try {
    return await find();
  } catch (error) {
    if (!isAwsError(error) || error.code !== "TrailNotFoundException") throw error;
    throw new AwsError("ResourceNotFoundException", error.message);
  }
}
