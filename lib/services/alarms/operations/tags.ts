import type {
  ListTagsForResourceInput,
  ListTagsForResourceOutput,
  Tag,
  TagResourceInput,
  TagResourceOutput,
  UntagResourceInput,
  UntagResourceOutput,
} from "@aws-sdk/client-cloudwatch";
import { type TaggedResource as NamedTags, parseArn } from "@/lib/platform/arn";
import { AwsError, isAwsError } from "@/lib/platform/errors";
import {
  type Asked,
  type Context,
  internal,
  internalRead,
  type Resource,
  read,
  type Validated,
  write,
} from "@/lib/platform/operation";
import { requestTags, tagKeys } from "@/lib/platform/tag-conditions";
import { checkTagCount, checkTags } from "../model/tags";
import { findAlarms } from "../store/alarms";
import { findTags, forgetTags, listTagged, putTags, removeTags, type TaggedResource, tagsByArn } from "../store/tags";

/** CloudFormation's types of what the room keeps tags for. */
const TYPES: Readonly<Record<string, string>> = {
  alarm: "AWS::CloudWatch::Alarm",
  "insight-rule": "AWS::CloudWatch::InsightRule",
  "metric-stream": "AWS::CloudWatch::MetricStream",
};

export const tags = {
  /** The resources that have tags, by the names that metrics know them by. */
  ListTaggedResources: internalRead<{ Limit: number }, { Resources: NamedTags[] }>({
    handle: async (context, { Limit }) => ({
      Resources: (await listTagged(context.db, context, Limit)).flatMap(({ arn, tags: own }) => {
        const [, kind = "", name = ""] = /^([a-z-]+)[:/](.+)$/s.exec(parseArn(arn)?.resource ?? "") ?? [];
        const Type = TYPES[kind];
        return Type === undefined ? [] : [{ Type, Name: name, Tags: own }];
      }),
    }),
  }),

  TagResource: write<Validated<TagResourceInput, "ResourceARN" | "Tags">, TagResourceOutput>({
    resources: ({ ResourceARN }, asked) => taggedResources(ResourceARN, asked),
    conditions: ({ Tags }) => requestTags(Tags),
    handle: async (context, { ResourceARN, Tags }) => {
      const resource = await existing(context, ResourceARN);
      await addTags(context, resource, checkTags(Tags));
      return {};
    },
  }),

  UntagResource: write<Validated<UntagResourceInput, "ResourceARN" | "TagKeys">, UntagResourceOutput>({
    resources: ({ ResourceARN }, asked) => taggedResources(ResourceARN, asked),
    conditions: ({ TagKeys }) => tagKeys(TagKeys),
    handle: async (context, { ResourceARN, TagKeys }) => {
      await removeTags(context.db, await existing(context, ResourceARN), TagKeys);
      return {};
    },
  }),

  ListTagsForResource: read<Validated<ListTagsForResourceInput, "ResourceARN">, ListTagsForResourceOutput>({
    resources: ({ ResourceARN }, asked) => taggedResources(ResourceARN, asked),
    handle: async (context, { ResourceARN }) => ({
      Tags: await findTags(context.db, await existing(context, ResourceARN)),
    }),
  }),

  /** For another room of CloudWatch that creates a resource with tags, in its transaction. */
  PutResourceTags: internal<{ ResourceARN: string; Tags: Tag[] }, void>({
    handle: (context, { ResourceARN, Tags }) => addTags(context, resourceOf(context, ResourceARN), checkTags(Tags)),
  }),

  /** For resources of another room of CloudWatch, all of one Region (dashboards of none): their tags, for policies. */
  TagsOfResources: internalRead<{ ResourceARNs: string[] }, { Tags: Record<string, Record<string, string>> }>({
    handle: async ({ db, accountId }, { ResourceARNs }) => {
      // Names have not been validated here, and PostgreSQL refuses U+0000.
      const arns = ResourceARNs.filter((arn) => !arn.includes("\0"));
      const region = parseArn(arns[0] ?? "")?.region ?? "";
      return { Tags: Object.fromEntries(await tagsByArn(db, { accountId, region }, arns)) };
    },
  }),

  /** For another room of CloudWatch whose resources are gone. */
  ForgetResourceTags: internal<{ ResourceARNs: string[] }, void>({
    handle: async (context, { ResourceARNs }) => {
      for (const arn of ResourceARNs) await forgetTags(context.db, resourceOf(context, arn), [arn]);
    },
  }),
};

async function addTags({ db }: Context, resource: TaggedResource, added: Tag[]): Promise<void> {
  const present = await findTags(db, resource);
  checkTagCount(new Set([...present, ...added].map(({ Key }) => Key)).size);
  await putTags(db, resource, added);
}

async function taggedResources(text: unknown, { db, accountId }: Asked): Promise<Resource[]> {
  const arn = typeof text === "string" ? parseArn(text) : undefined;
  if (typeof text !== "string" || !arn) return [];
  const tags = await tagsByArn(db, { accountId, region: arn.region }, [text]);
  return [{ arn: text, tags: tags.get(text) ?? {} }];
}

/** The resource of an ARN in the caller's account; the Region is the ARN's own, empty for dashboards. */
function resourceOf({ accountId }: Context, text: string): TaggedResource {
  const arn = parseArn(text);
  if (arn?.service !== "cloudwatch" || arn.accountId !== accountId) {
    throw new AwsError("InvalidParameterValueException", `The value ${text} for parameter ResourceARN is invalid.`);
  }
  return { accountId, region: arn.region, arn: text };
}

async function existing(context: Context, text: string): Promise<TaggedResource> {
  const resource = resourceOf(context, text);
  const [, kind, name] =
    /^(alarm|dashboard|insight-rule|metric-stream)[:/](.+)$/s.exec(parseArn(text)?.resource ?? "") ?? [];
  if (name !== undefined && (await exists(context, resource, kind, name))) return resource;
  throw new AwsError("ResourceNotFoundException", `${text} does not exist`, { ResourceId: text, ResourceType: kind });
}

async function exists(context: Context, { region }: TaggedResource, kind = "", name: string): Promise<boolean> {
  if (kind === "dashboard") return dashboardExists(context, name);
  if (region !== context.region) return false;
  if (kind === "insight-rule") {
    const { Exists } = await context.invoke<{ Exists: boolean }>("cloudwatch:InsightRuleExists", { RuleName: name });
    return Exists;
  }
  if (kind === "metric-stream") {
    const { Exists } = await context.invoke<{ Exists: boolean }>("cloudwatch:MetricStreamExists", { Name: name });
    return Exists;
  }
  const question = { kinds: ["MetricAlarm" as const, "CompositeAlarm" as const, "LogAlarm" as const], names: [name] };
  return (await findAlarms(context.db, context, question, 1, undefined)).length > 0;
}

async function dashboardExists(context: Context, name: string): Promise<boolean> {
  try {
    await context.invoke("cloudwatch:GetDashboard", { DashboardName: name });
    return true;
  } catch (error) {
    if (isAwsError(error) && error.code !== "InternalFailure") return false;
    throw error;
  }
}
