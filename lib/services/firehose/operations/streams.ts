import type {
  CreateDeliveryStreamInput,
  CreateDeliveryStreamOutput,
  DeleteDeliveryStreamInput,
  DeleteDeliveryStreamOutput,
  DescribeDeliveryStreamInput,
  DescribeDeliveryStreamOutput,
  ListDeliveryStreamsInput,
  ListDeliveryStreamsOutput,
  UpdateDestinationInput,
  UpdateDestinationOutput,
} from "@aws-sdk/client-firehose";
import { AwsError } from "@/lib/platform/errors";
import { newUuid } from "@/lib/platform/identifiers";
import {
  type Context,
  passedRole,
  type Resource,
  read,
  type Validated,
  widened,
  write,
} from "@/lib/platform/operation";
import { seal, unseal } from "@/lib/platform/sealed";
import { requestTags } from "@/lib/platform/tag-conditions";
import {
  DESTINATION_ID,
  type DeliveryState,
  deliveryStreamArn,
  describeDeliveryStream,
  MAX_STREAMS,
} from "../model/delivery-stream";
import { type Destination, readDestination, updatedDestination } from "../model/destination";
import { inUse, invalid } from "../model/refusal";
import { withTags } from "../model/tags";
import {
  addStream,
  changeDestination,
  countStreams,
  type KeptStream,
  listStreams,
  removeStream,
} from "../store/streams";
import { existingStream, streamResource } from "./resources";

const SECRETS = "firehose";
const SERVICE = "firehose.amazonaws.com";
const PAGE = 10;
const CONSOLE_PAGE = 500;

type Named<Input> = Validated<Input, "DeliveryStreamName" & keyof Input>;

export const streams = {
  CreateDeliveryStream: write<Named<CreateDeliveryStreamInput>, CreateDeliveryStreamOutput>({
    resources: async (input, asked) => [...(await streamResource(input, asked)), ...passedRoles(input)],
    conditions: ({ Tags }) => requestTags(Tags),
    handle: async (context, input) => {
      const { DeliveryStreamName: name, DeliveryStreamType = "DirectPut", Tags = [] } = input;
      if (DeliveryStreamType !== "DirectPut") {
        throw invalid(`DeliveryStreamType ${DeliveryStreamType} is not supported: Mirante's streams are DirectPut.`);
      }
      const { destination, accessKey } = readDestination(input);
      await checkRoles(context, name, rolesIn(input));
      if ((await countStreams(context.db, context)) >= MAX_STREAMS) {
        throw new AwsError(
          "LimitExceededException",
          `You can have at most ${MAX_STREAMS} delivery streams in a Region.`,
        );
      }
      const { accountId, region, now } = context;
      const id = newUuid();
      const stream = { accountId, region, name, id, destination, version: 1, createdAt: now, modifiedAt: now };
      const tags = withTags({}, Tags);
      if (!(await addStream(context.db, { ...stream, tags, sealedAccessKey: sealed(id, accessKey) }))) {
        throw inUse(accountId, name);
      }
      return { DeliveryStreamARN: deliveryStreamArn(context, name) };
    },
  }),

  DescribeDeliveryStream: read<Named<DescribeDeliveryStreamInput>, DescribeDeliveryStreamOutput>({
    resources: streamResource,
    handle: async (context, { DeliveryStreamName }) => ({
      DeliveryStreamDescription: describeDeliveryStream(await existingStream(context, DeliveryStreamName)),
    }),
  }),

  ListDeliveryStreams: read<ListDeliveryStreamsInput, ListDeliveryStreamsOutput>({
    handle: async (
      context,
      { Limit = PAGE, ExclusiveStartDeliveryStreamName: after, DeliveryStreamType = "DirectPut" },
    ) => {
      const found = DeliveryStreamType === "DirectPut" ? await listStreams(context.db, context, Limit + 1, after) : [];
      return {
        DeliveryStreamNames: found.slice(0, Limit).map(({ name }) => name),
        HasMoreDeliveryStreams: found.length > Limit,
      };
    },
  }),

  UpdateDestination: write<
    Validated<UpdateDestinationInput, "DeliveryStreamName" | "CurrentDeliveryStreamVersionId" | "DestinationId">,
    UpdateDestinationOutput
  >({
    resources: async (input, asked) => [...(await streamResource(input, asked)), ...passedRoles(input)],
    handle: async (context, input) => {
      const present = await existingStream(context, input.DeliveryStreamName, { hold: true });
      if (input.DestinationId !== DESTINATION_ID) throw invalid(`Destination Id ${input.DestinationId} not found`);
      if (input.CurrentDeliveryStreamVersionId !== String(present.version)) {
        throw new AwsError(
          "ConcurrentModificationException",
          `Cannot update firehose: ${present.name} since the current version id: ${present.version} and specified version id: ${input.CurrentDeliveryStreamVersionId} do not match`,
        );
      }
      const given = { destination: present.destination, accessKey: accessKeyOf(present) };
      const { destination, accessKey } = updatedDestination(given, input);
      await checkRoles(context, present.name, rolesIn(input));
      const sealedAccessKey = sealed(present.id, accessKey);
      const version = present.version + 1;
      await changeDestination(context.db, {
        ...present,
        destination,
        sealedAccessKey,
        version,
        modifiedAt: context.now,
      });
      return {};
    },
  }),

  DeleteDeliveryStream: write<Named<DeleteDeliveryStreamInput>, DeleteDeliveryStreamOutput>({
    resources: streamResource,
    handle: async (context, { DeliveryStreamName }) => {
      await removeStream(context.db, await existingStream(context, DeliveryStreamName, { hold: true }));
      return {};
    },
  }),

  /** Every stream with where it goes and how delivery goes, which AWS tells one by one and in metrics. */
  ListDeliveryStreamStates: widened("firehose:ListDeliveryStreams")<object, { Streams: StreamState[] }>({
    handle: async (context) => ({
      Streams: (await listStreams(context.db, context, CONSOLE_PAGE)).map(({ name, destination, state }) => ({
        Name: name,
        Arn: deliveryStreamArn(context, name),
        Destination: destination,
        State: state,
      })),
    }),
  }),
};

export type StreamState = { Name: string; Arn: string; Destination: Destination; State: DeliveryState };

/** The access key of a stream's endpoint, for workers only. */
export function accessKeyOf({ id, sealedAccessKey }: KeptStream): string | undefined {
  return sealedAccessKey && unseal(SECRETS, sealedAccessKey, id);
}

function sealed(id: string, accessKey: string | undefined): Uint8Array | undefined {
  return accessKey === undefined ? undefined : seal(SECRETS, accessKey, id);
}

type RoleMember = { RoleARN?: unknown; S3Configuration?: { RoleARN?: unknown }; S3Update?: { RoleARN?: unknown } };

function passedRoles(input: object): Resource[] {
  return rolesIn(input).flatMap((role) => passedRole(role, SERVICE));
}

/** The roles in which Firehose will write to buckets, wherever in the input they stand, each once. Takes what has not been validated yet. */
function rolesIn(input: object): unknown[] {
  const members = Object.values(input).filter((one): one is RoleMember => typeof one === "object" && one !== null);
  const roles = members.flatMap((one) => [one.RoleARN, one.S3Configuration?.RoleARN, one.S3Update?.RoleARN]);
  return [...new Set(roles)].filter((role) => role !== undefined);
}

/** Firehose says at once when a role does not trust it. */
async function checkRoles(context: Context, name: string, roles: readonly unknown[]): Promise<void> {
  for (const RoleArn of roles) {
    const question = { RoleArn, Service: SERVICE, SourceArn: deliveryStreamArn(context, name) };
    const { Assumable } = await context.invoke<{ Assumable: boolean }>("iam:CheckServiceRole", question);
    if (!Assumable) throw invalid(`Firehose is unable to assume role ${RoleArn}. Please check the role provided.`);
  }
}
