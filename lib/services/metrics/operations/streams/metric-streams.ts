import type {
  DeleteMetricStreamInput,
  DeleteMetricStreamOutput,
  GetMetricStreamInput,
  GetMetricStreamOutput,
  ListMetricStreamsInput,
  ListMetricStreamsOutput,
  PutMetricStreamInput,
  PutMetricStreamOutput,
  StartMetricStreamsInput,
  StartMetricStreamsOutput,
  StopMetricStreamsInput,
  StopMetricStreamsOutput,
} from "@aws-sdk/client-cloudwatch";
import { AwsError } from "@/lib/platform/errors";
import { newUuid } from "@/lib/platform/identifiers";
import {
  type Asked,
  type Context,
  internalRead,
  passedRole,
  type Resource,
  read,
  type Validated,
  widened,
  write,
} from "@/lib/platform/operation";
import { openPageToken, sealPageToken } from "@/lib/platform/page-token";
import { requestTags } from "@/lib/platform/tag-conditions";
import {
  describeMetricStream,
  entryOf,
  MAX_STREAMS,
  type MetricStream,
  metricStreamArn,
  type SendingState,
  STREAM_SERVICE,
} from "../../model/streams/metric-stream";
import { checkStreamName, readMetricStream } from "../../model/streams/put-metric-stream";
import { Violations } from "../../model/violations";
import { beginCapture } from "../../store/streams/capture";
import {
  countStreams,
  findState,
  findStream,
  listStreams,
  removeStream,
  saveStream,
  switchStreams,
} from "../../store/streams/metric-streams";

const PAGE = 500;
const TOKEN = "metric streams";

type PutInput = Validated<PutMetricStreamInput, "Name" | "FirehoseArn" | "RoleArn" | "OutputFormat">;

export const metricStreams = {
  PutMetricStream: write<PutInput, PutMetricStreamOutput>({
    resources: ({ Name, RoleArn }, asked) => [...streamResources(Name, asked), ...passedRole(RoleArn, STREAM_SERVICE)],
    conditions: ({ Tags }) => requestTags(Tags),
    handle: async (context, input) => {
      const settings = readMetricStream(context, input);
      await checkRole(context, input);
      const present = await findStream(context.db, context, input.Name, { hold: true });
      const stream = present
        ? { ...present, ...settings, modifiedAt: context.now }
        : { ...(await newStream(context, input.Name)), ...settings };
      if (!present) await beginCapture(context.db, context.now);
      await saveStream(context.db, stream);
      const Arn = metricStreamArn(context, input.Name);
      // Tags are for new streams only (API Reference, "PutMetricStream").
      if (!present && input.Tags && input.Tags.length > 0) {
        await context.invoke("cloudwatch:PutResourceTags", { ResourceARN: Arn, Tags: input.Tags });
      }
      return { Arn };
    },
  }),

  GetMetricStream: read<Validated<GetMetricStreamInput, "Name">, GetMetricStreamOutput>({
    resources: ({ Name }, asked) => streamResources(Name, asked),
    handle: async (context, { Name }) => describeMetricStream(await existingStream(context, Name)),
  }),

  ListMetricStreams: read<ListMetricStreamsInput, ListMetricStreamsOutput>({
    handle: async (context, { NextToken, MaxResults = PAGE }) => {
      const after = NextToken === undefined ? undefined : openPageToken<string>(NextToken, TOKEN);
      if (NextToken !== undefined && after === undefined) {
        throw new AwsError("InvalidNextToken", "The next token is invalid.");
      }
      const found = await listStreams(context.db, context, MaxResults + 1, after);
      const page = found.slice(0, MaxResults);
      const last = found.length > MaxResults ? page.at(-1) : undefined;
      return { Entries: page.map(entryOf), ...(last ? { NextToken: sealPageToken(last.name, TOKEN) } : {}) };
    },
  }),

  /** That there is no such stream is no error, as in AWS. */
  DeleteMetricStream: write<Validated<DeleteMetricStreamInput, "Name">, DeleteMetricStreamOutput>({
    resources: ({ Name }, asked) => streamResources(Name, asked),
    handle: async (context, { Name }) => {
      checked([Name]);
      if (await removeStream(context.db, context, Name)) {
        await context.invoke("cloudwatch:ForgetResourceTags", { ResourceARNs: [metricStreamArn(context, Name)] });
      }
      return {};
    },
  }),

  StartMetricStreams: write<Validated<StartMetricStreamsInput, "Names">, StartMetricStreamsOutput>({
    resources: ({ Names }, asked) => streamResources(Names, asked),
    handle: async (context, { Names }) => {
      checked(Names);
      await beginCapture(context.db, context.now);
      await switchStreams(context.db, context, Names, true, context.now);
      return {};
    },
  }),

  StopMetricStreams: write<Validated<StopMetricStreamsInput, "Names">, StopMetricStreamsOutput>({
    resources: ({ Names }, asked) => streamResources(Names, asked),
    handle: async (context, { Names }) => {
      checked(Names);
      await switchStreams(context.db, context, Names, false, context.now);
      return {};
    },
  }),

  /** For the tags of a stream, which another room keeps. */
  MetricStreamExists: internalRead<{ Name: string }, { Exists: boolean }>({
    handle: async (context, { Name }) => ({ Exists: (await findStream(context.db, context, Name)) !== undefined }),
  }),

  /** How the sending of a stream goes, which AWS tells in metrics alone. */
  DescribeMetricStreamSending: widened("cloudwatch:GetMetricStream")<{ Name: string }, SendingState>({
    resources: ({ Name }, asked) => streamResources(Name, asked),
    handle: async (context, { Name }) => (await findState(context.db, context, Name)) ?? notFound(Name),
  }),

  /** Every stream, with how its sending goes. */
  ListMetricStreamStates: widened("cloudwatch:ListMetricStreams")<object, { Streams: StreamWithState[] }>({
    handle: async (context) => ({
      Streams: (await listStreams(context.db, context, PAGE)).map((stream) => ({
        ...entryOf(stream),
        Sending: stream.state,
      })),
    }),
  }),
};

export type StreamWithState = ReturnType<typeof entryOf> & { Sending: SendingState };

/** The role must be there already and trust the service (API Reference, "PutMetricStream", RoleArn). */
async function checkRole(context: Context, { Name, RoleArn }: PutInput): Promise<void> {
  const question = { RoleArn, Service: STREAM_SERVICE, SourceArn: metricStreamArn(context, Name) };
  const { Assumable } = await context.invoke<{ Assumable: boolean }>("iam:CheckServiceRole", question);
  if (Assumable) return;
  throw new AwsError("InvalidParameterValueException", `The role ${RoleArn} cannot be assumed by ${STREAM_SERVICE}.`);
}

/** The streams that a call names. Takes what has not been validated yet. */
function streamResources(names: unknown, asked: Asked): Resource[] {
  const given = (Array.isArray(names) ? names : [names]).filter((name) => typeof name === "string");
  const kept = { type: "AWS::CloudWatch::MetricStream", tagsKeptBy: "cloudwatch:TagsOfResources" };
  return given.map((name) => ({ arn: metricStreamArn(asked, name), ...kept }));
}

async function newStream(context: Context, name: string) {
  if ((await countStreams(context.db, context)) >= MAX_STREAMS) {
    throw new AwsError("LimitExceededFault", `You can have at most ${MAX_STREAMS} metric streams in a Region.`);
  }
  const { accountId, region, now } = context;
  return { accountId, region, name, id: newUuid(), isRunning: true, createdAt: now, modifiedAt: now };
}

async function existingStream(context: Context, name: string): Promise<MetricStream> {
  return (await findStream(context.db, context, name)) ?? notFound(name);
}

function notFound(name: string): never {
  const members = { ResourceType: "MetricStream", ResourceId: name };
  throw new AwsError("ResourceNotFoundException", `MetricStream ${name} does not exist`, members);
}

function checked(names: readonly string[]): void {
  const violations = new Violations();
  if (names.length === 0) violations.missing("The parameter Names is required.");
  for (const name of names) checkStreamName(name, violations);
  violations.throwIfAny();
}
