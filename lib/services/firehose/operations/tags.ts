import type {
  ListTagsForDeliveryStreamInput,
  ListTagsForDeliveryStreamOutput,
  TagDeliveryStreamInput,
  TagDeliveryStreamOutput,
  UntagDeliveryStreamInput,
  UntagDeliveryStreamOutput,
} from "@aws-sdk/client-firehose";
import type { TaggedResource } from "@/lib/platform/arn";
import { internalRead, read, type Validated, write } from "@/lib/platform/operation";
import { requestTags, tagKeys } from "@/lib/platform/tag-conditions";
import { tagList, withoutTags, withTags } from "../model/tags";
import { listTaggedStreams, saveTags } from "../store/streams";
import { existingStream, streamResource } from "./resources";

const PAGE = 50;

export const tags = {
  /** The resources that have tags, by the names that metrics know them by. */
  ListTaggedResources: internalRead<{ Limit: number }, { Resources: TaggedResource[] }>({
    handle: async (context, { Limit }) => ({
      Resources: (await listTaggedStreams(context.db, context, Limit)).map(({ name, tags: own }) => ({
        Type: "AWS::KinesisFirehose::DeliveryStream",
        Name: name,
        Tags: own,
      })),
    }),
  }),

  TagDeliveryStream: write<Validated<TagDeliveryStreamInput, "DeliveryStreamName" | "Tags">, TagDeliveryStreamOutput>({
    resources: streamResource,
    conditions: ({ Tags }) => requestTags(Tags),
    handle: async (context, { DeliveryStreamName: name, Tags }) => {
      const stream = await existingStream(context, name, { hold: true });
      await saveTags(context.db, context, name, withTags(stream.tags, Tags));
      return {};
    },
  }),

  UntagDeliveryStream: write<
    Validated<UntagDeliveryStreamInput, "DeliveryStreamName" | "TagKeys">,
    UntagDeliveryStreamOutput
  >({
    resources: streamResource,
    conditions: ({ TagKeys }) => tagKeys(TagKeys),
    handle: async (context, { DeliveryStreamName: name, TagKeys }) => {
      const stream = await existingStream(context, name, { hold: true });
      await saveTags(context.db, context, name, withoutTags(stream.tags, TagKeys));
      return {};
    },
  }),

  ListTagsForDeliveryStream: read<
    Validated<ListTagsForDeliveryStreamInput, "DeliveryStreamName">,
    ListTagsForDeliveryStreamOutput
  >({
    resources: streamResource,
    handle: async (context, { DeliveryStreamName, ExclusiveStartTagKey: after = "", Limit = PAGE }) => {
      const stream = await existingStream(context, DeliveryStreamName);
      const left = tagList(stream.tags).filter(({ Key = "" }) => Key > after);
      return { Tags: left.slice(0, Limit), HasMoreTags: left.length > Limit };
    },
  }),
};
