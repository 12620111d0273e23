import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  TagResourceResponse,
  UntagResourceRequest,
  UntagResourceResponse,
} from "@aws-sdk/client-eventbridge";
import { parseArn, type TaggedResource } from "@/lib/platform/arn";
import { type Context, internalRead, read, type Validated, write } from "@/lib/platform/operation";
import { requestTags, tagKeys } from "@/lib/platform/tag-conditions";
import { DEFAULT_BUS } from "../model/bus";
import { busMissing, invalid, ruleMissing } from "../model/refusal";
import { tagList, withoutTags, withTags } from "../model/tags";
import { findBus, lockBus } from "../store/buses";
import { findRule } from "../store/rules";
import { findTags, listTagged, saveTags } from "../store/tags";
import { taggedResource } from "./resources";

export const tags = {
  /** The resources that have tags, by the names that metrics know them by. */
  ListTaggedResources: internalRead<{ Limit: number }, { Resources: TaggedResource[] }>({
    handle: async (context, { Limit }) => ({
      Resources: (await listTagged(context.db, context, Limit)).flatMap(({ arn, tags: own }) => {
        const [, kind, name = ""] = /^(rule|event-bus)\/(.+)$/.exec(parseArn(arn)?.resource ?? "") ?? [];
        if (kind === "event-bus") return [{ Type: "AWS::Events::EventBus", Name: name, Tags: own }];
        // CloudFormation knows a rule of a bus as "bus|rule"; one of the default bus by its name alone.
        return kind ? [{ Type: "AWS::Events::Rule", Name: name.replace("/", "|"), Tags: own }] : [];
      }),
    }),
  }),

  TagResource: write<Validated<TagResourceRequest, "ResourceARN" | "Tags">, TagResourceResponse>({
    resources: taggedResource,
    conditions: ({ Tags }) => requestTags(Tags),
    handle: async (context, { ResourceARN: arn, Tags }) => {
      await checkTaggable(context, arn, true);
      await saveTags(context.db, context, arn, withTags(await findTags(context.db, context, arn), Tags));
      return {};
    },
  }),

  UntagResource: write<Validated<UntagResourceRequest, "ResourceARN" | "TagKeys">, UntagResourceResponse>({
    resources: taggedResource,
    conditions: ({ TagKeys }) => tagKeys(TagKeys),
    handle: async (context, { ResourceARN: arn, TagKeys }) => {
      await checkTaggable(context, arn, true);
      await saveTags(context.db, context, arn, withoutTags(await findTags(context.db, context, arn), TagKeys));
      return {};
    },
  }),

  ListTagsForResource: read<Validated<ListTagsForResourceRequest, "ResourceARN">, ListTagsForResourceResponse>({
    resources: taggedResource,
    handle: async (context, { ResourceARN: arn }) => {
      await checkTaggable(context, arn, false);
      return { Tags: tagList(await findTags(context.db, context, arn)) };
    },
  }),
};

/** Passes the ARN of a rule or bus that is there. For a change its bus is held, so that two at once lose no tag. */
async function checkTaggable(context: Context, text: string, isChange: boolean): Promise<void> {
  const arn = parseArn(text);
  if (arn?.service !== "events")
    throw invalid(`Parameter ${text} is not valid. Reason: Provided Arn is not in correct format.`);
  const isOurs = arn.accountId === context.accountId && arn.region === context.region;
  const [, kind, rest = ""] = /^(rule|event-bus)\/(.+)$/.exec(arn.resource) ?? [];
  const [name = "", ...path] = rest.split("/").reverse();
  const bus = kind === "rule" ? path.reverse().join("/") || DEFAULT_BUS : rest;
  const found = isOurs && kind ? await find(context, bus, isChange) : undefined;
  if (!found) throw busMissing(bus || text);
  if (kind === "rule" && !(await findRule(context.db, context, bus, name))) throw ruleMissing(name, bus);
}

function find(context: Context, bus: string, isChange: boolean) {
  return isChange ? lockBus(context.db, context, bus, context.now) : findBus(context.db, context, bus);
}
