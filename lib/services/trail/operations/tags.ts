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
import { type Context, read, type Validated, write } from "@/lib/platform/operation";
import { requestTags, tagKeys } from "@/lib/platform/tag-conditions";
import { parseTrailArn, type Trail } from "../model/trail";
import { tagList, withoutTags, withTags } from "../model/trail-tags";
import { updateTags } from "../store/trails";
import { homeTrail, knownTrail, trailResource } from "./trail-named";

const MAX_RESOURCES = 20;

export const tags = {
  AddTags: write<Validated<AddTagsRequest, "ResourceId" | "TagsList">, AddTagsResponse>({
    resources: ({ ResourceId }, asked) => trailResource(ResourceId, asked),
    conditions: ({ TagsList }) => requestTags(TagsList),
    handle: async (context, { ResourceId, TagsList }) => {
      const trail = await taggable(ResourceId, () => homeTrail(context, ResourceId));
      await updateTags(context.db, trail, withTags(trail.tags, TagsList));
      return {};
    },
  }),

  RemoveTags: write<Validated<RemoveTagsRequest, "ResourceId" | "TagsList">, RemoveTagsResponse>({
    resources: ({ ResourceId }, asked) => trailResource(ResourceId, asked),
    conditions: ({ TagsList }) => tagKeys(Array.isArray(TagsList) ? TagsList.map((tag) => tag?.Key) : []),
    handle: async (context, { ResourceId, TagsList }) => {
      const trail = await taggable(ResourceId, () => homeTrail(context, ResourceId));
      await updateTags(context.db, trail, withoutTags(trail.tags, TagsList));
      return {};
    },
  }),

  ListTags: read<Validated<ListTagsRequest, "ResourceIdList">, ListTagsResponse>({
    resources: async ({ ResourceIdList }, asked) => {
      const named = Array.isArray(ResourceIdList) ? ResourceIdList.slice(0, MAX_RESOURCES) : [];
      return (await Promise.all(named.map((text) => trailResource(text, asked)))).flat();
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
  const trail = await taggable(arn, () => knownTrail(context, arn));
  return { ResourceId: arn, TagsList: tagList(trail.tags) };
}

/** Tags are asked for by ARN, and a trail that is not there is called a resource. */
async function taggable(arn: string, find: () => Promise<Trail>): Promise<Trail> {
  if (!parseTrailArn(arn)) {
    const parsed = parseArn(arn);
    const isOther = parsed?.service === "cloudtrail" && /^(channel|eventdatastore|dashboard)\//.test(parsed.resource);
    const code = isOther ? "ResourceTypeNotSupportedException" : "CloudTrailARNInvalidException";
    throw new AwsError(code, `${arn.slice(0, 256)} is not the ARN of a trail.`);
  }
  try {
    return await find();
  } catch (error) {
    if (!isAwsError(error) || error.code !== "TrailNotFoundException") throw error;
    throw new AwsError("ResourceNotFoundException", error.message);
  }
}
