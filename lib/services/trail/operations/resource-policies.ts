import type {
  DeleteResourcePolicyRequest,
  DeleteResourcePolicyResponse,
  GetResourcePolicyRequest,
  GetResourcePolicyResponse,
  PutResourcePolicyRequest,
  PutResourcePolicyResponse,
} from "@aws-sdk/client-cloudtrail";
import { parseArn } from "@/lib/platform/arn";
import { AwsError } from "@/lib/platform/errors";
import { type Context, read, type Validated, write } from "@/lib/platform/operation";
import { type Channel, channelIdOf } from "../model/channel";
import { checkChannelPolicy } from "../model/channel-policy";
import { findChannel, lockChannel, setPolicy } from "../store/channels";
import { channelResource } from "./channel-named";

/** Policies that hang on channels: event data stores and dashboards, which have them in AWS too, are not there. */
export const resourcePolicies = {
  PutResourcePolicy: write<
    Validated<PutResourcePolicyRequest, "ResourceArn" | "ResourcePolicy">,
    PutResourcePolicyResponse
  >({
    resources: ({ ResourceArn }, asked) => channelResource(ResourceArn, asked),
    handle: async (context, { ResourceArn, ResourcePolicy }) => {
      const channel = present(await lockChannel(context.db, context, idOf(ResourceArn, context)), ResourceArn);
      checkChannelPolicy(ResourcePolicy, ResourceArn);
      await setPolicy(context.db, channel, ResourcePolicy);
      return { ResourceArn, ResourcePolicy };
    },
  }),

  GetResourcePolicy: read<Validated<GetResourcePolicyRequest, "ResourceArn">, GetResourcePolicyResponse>({
    resources: ({ ResourceArn }, asked) => channelResource(ResourceArn, asked),
    handle: async (context, { ResourceArn }) => {
      const channel = present(await findChannel(context.db, context, idOf(ResourceArn, context)), ResourceArn);
      return { ResourceArn, ResourcePolicy: policyOf(channel, ResourceArn) };
    },
  }),

  DeleteResourcePolicy: write<Validated<DeleteResourcePolicyRequest, "ResourceArn">, DeleteResourcePolicyResponse>({
    resources: ({ ResourceArn }, asked) => channelResource(ResourceArn, asked),
    handle: async (context, { ResourceArn }) => {
      const channel = present(await lockChannel(context.db, context, idOf(ResourceArn, context)), ResourceArn);
      policyOf(channel, ResourceArn);
      await setPolicy(context.db, channel, null);
      return {};
    },
  }),
};

function idOf(text: string, context: Context): string {
  const arn = parseArn(text);
  if (arn?.service !== "cloudtrail") {
    throw new AwsError("ResourceARNNotValidException", `${text} is not the ARN of a resource of CloudTrail's.`);
  }
  if (!arn.resource.startsWith("channel/")) {
    throw new AwsError("ResourceTypeNotSupportedException", `${text} is not the ARN of a channel.`);
  }
  const id = channelIdOf(text, context);
  if (id === undefined) throw notFound(text);
  return id;
}

function present(channel: Channel | undefined, arn: string): Channel {
  if (channel) return channel;
  throw notFound(arn);
}

function policyOf({ policy }: Channel, arn: string): string {
  if (policy !== undefined) return policy;
  throw new AwsError("ResourcePolicyNotFoundException", `The resource ${arn} has no resource policy.`);
}

function notFound(arn: string): AwsError {
  return new AwsError("ResourceNotFoundException", `The resource ${arn} is not there.`);
}
