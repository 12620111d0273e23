import type {
  CreateTrailRequest,
  CreateTrailResponse,
  DeleteTrailRequest,
  DeleteTrailResponse,
  DescribeTrailsRequest,
  DescribeTrailsResponse,
  GetTrailRequest,
  GetTrailResponse,
  ListTrailsRequest,
  ListTrailsResponse,
  UpdateTrailRequest,
  UpdateTrailResponse,
} from "@aws-sdk/client-cloudtrail";
import { AwsError } from "@/lib/platform/errors";
import { newUuid } from "@/lib/platform/identifiers";
import {
  type Asked,
  type Context,
  passedRole,
  type Resource,
  read,
  type Validated,
  write,
} from "@/lib/platform/operation";
import { openPageToken, sealPageToken } from "@/lib/platform/page-token";
import { requestTags } from "@/lib/platform/tag-conditions";
import {
  covers,
  parseTrailArn,
  settingsOutput,
  type Trail,
  type TrailSettings,
  trailArn,
  trailOutput,
} from "../model/trail";
import { checkRegions, checkTrailName, refuseWhatIsNotHere } from "../model/trail-rules";
import { withTags } from "../model/trail-tags";
import { markDeleted, stopLogging, wakeDeliveries } from "../store/logging";
import { insertTrail, listTrails, updateSettings } from "../store/trails";
import { checkDestinations, topicArnOf } from "./destinations";
import { homeTrail, knownTrail, trailResource } from "./trail-named";

/** CloudTrail User Guide, "Quotas in AWS CloudTrail": shadows count in every Region. */
const MAX_TRAILS = 5;
const LIST_PAGE = 100;

export const trails = {
  CreateTrail: write<Validated<CreateTrailRequest, "Name" | "S3BucketName">, CreateTrailResponse>({
    resources: trailAndRole,
    conditions: ({ TagsList }) => requestTags(TagsList),
    handle: async (context, input) => {
      checkTrailName(input.Name);
      refuseWhatIsNotHere(input);
      const wanted = settingsOf(context, input);
      checkRegions(wanted.isMultiRegion, wanted.includesGlobal);
      const trail = newTrail(context, input.Name, wanted, withTags({}, input.TagsList ?? []));
      await checkNumber(context);
      await checkDestinations(context, trail.name, wanted);
      if (await insertTrail(context.db, trail)) return settingsOutput(trail);
      const message = `Trail ${trail.name} already exists for customer: ${context.accountId}`;
      throw new AwsError("TrailAlreadyExistsException", message);
    },
  }),

  /** What is not given stays; an empty text takes a prefix, a topic or a log group away. */
  UpdateTrail: write<Validated<UpdateTrailRequest, "Name">, UpdateTrailResponse>({
    resources: trailAndRole,
    handle: async (context, input) => {
      const trail = await homeTrail(context, input.Name);
      refuseWhatIsNotHere(input);
      const wanted = settingsOf(context, input, trail);
      checkRegions(wanted.isMultiRegion, wanted.includesGlobal);
      await checkDestinations(context, trail.name, wanted, trail);
      await updateSettings(context.db, trail, wanted);
      await wakeDeliveries(context.db, trail, context.now);
      return settingsOutput({ ...trail, ...wanted });
    },
  }),

  /** What was recorded up to this call, this call included, is delivered yet. */
  DeleteTrail: write<Validated<DeleteTrailRequest, "Name">, DeleteTrailResponse>({
    resources: ({ Name }, asked) => trailResource(Name, asked),
    handle: async (context, { Name }) => {
      const trail = await homeTrail(context, Name);
      await stopLogging(context.db, trail, context.requestId, context.now);
      await markDeleted(context.db, trail, context.now);
      return {};
    },
  }),

  GetTrail: read<Validated<GetTrailRequest, "Name">, GetTrailResponse>({
    resources: ({ Name }, asked) => trailResource(Name, asked),
    handle: async (context, { Name }) => ({ Trail: trailOutput(await knownTrail(context, Name)) }),
  }),

  /** Names that are nobody's are passed over (CloudTrail API Reference, "DescribeTrails"). */
  DescribeTrails: read<DescribeTrailsRequest, DescribeTrailsResponse>({
    handle: async (context, { trailNameList = [], includeShadowTrails = true }) => {
      const all = await listTrails(context.db, context.accountId);
      const here = all.filter((trail) => covers(trail, context.region));
      const shown = includeShadowTrails ? here : here.filter(({ region }) => region === context.region);
      if (trailNameList.length === 0) return { trailList: shown.map(trailOutput) };
      for (const name of trailNameList) checkReference(name);
      const wanted = new Set(trailNameList);
      const isWanted = (trail: Trail) => wanted.has(trailArn(trail, trail.name)) || wanted.has(trail.name);
      return { trailList: shown.filter(isWanted).map(trailOutput) };
    },
  }),

  ListTrails: read<ListTrailsRequest, ListTrailsResponse>({
    handle: async (context, { NextToken }) => {
      const question = ["ListTrails", context.accountId];
      const start = NextToken === undefined ? 0 : openPageToken<number>(NextToken, question);
      if (start === undefined) throw new AwsError("InvalidNextTokenException", "The next token is invalid.");
      const all = await listTrails(context.db, context.accountId);
      const page = all.slice(start, start + LIST_PAGE);
      return {
        Trails: page.map((trail) => ({
          TrailARN: trailArn(trail, trail.name),
          Name: trail.name,
          HomeRegion: trail.region,
        })),
        NextToken: all.length > start + LIST_PAGE ? sealPageToken(start + LIST_PAGE, question) : undefined,
      };
    },
  }),
};

function newTrail(context: Context, name: string, wanted: TrailSettings, tags: Trail["tags"]): Trail {
  return {
    ...wanted,
    accountId: context.accountId,
    region: context.region,
    id: newUuid(),
    name,
    selectors: { kind: "default" },
    insights: [],
    tags,
    isLogging: false,
    createdAt: context.now,
    startedAt: undefined,
    stoppedAt: undefined,
    deletedAt: undefined,
  };
}

type Settable = Omit<UpdateTrailRequest, "Name">;

function settingsOf(context: Context, input: Settable, present?: TrailSettings): TrailSettings {
  return {
    bucket: input.S3BucketName ?? present?.bucket ?? "",
    keyPrefix: textOf(input.S3KeyPrefix, present?.keyPrefix),
    topicArn: input.SnsTopicName === undefined ? present?.topicArn : topicArnOf(context, input.SnsTopicName),
    logGroupArn: textOf(input.CloudWatchLogsLogGroupArn, present?.logGroupArn),
    logRoleArn: textOf(input.CloudWatchLogsRoleArn, present?.logRoleArn),
    includesGlobal: input.IncludeGlobalServiceEvents ?? present?.includesGlobal ?? true,
    isMultiRegion: input.IsMultiRegionTrail ?? present?.isMultiRegion ?? false,
    validatesFiles: input.EnableLogFileValidation ?? present?.validatesFiles ?? false,
    logsRecursively: input.RecursiveLogging ?? present?.logsRecursively ?? true,
  };
}

function textOf(given: string | undefined, present: string | undefined): string | undefined {
  return given === "" ? undefined : (given ?? present);
}

async function checkNumber({ db, accountId, region }: Context): Promise<void> {
  const here = (await listTrails(db, accountId)).filter((trail) => covers(trail, region));
  if (here.length < MAX_TRAILS) return;
  const message = `User: ${accountId} already has ${MAX_TRAILS} trails in ${region}.`;
  throw new AwsError("MaximumNumberOfTrailsExceededException", message);
}

function checkReference(text: string): void {
  if (!text.startsWith("arn:")) checkTrailName(text);
  else if (!parseTrailArn(text))
    throw new AwsError("CloudTrailARNInvalidException", `The trail ARN ${text.slice(0, 256)} is not valid.`);
}

/** The trail, and the role in which CloudTrail writes to its log group. */
async function trailAndRole(
  { Name, CloudWatchLogsRoleArn }: { Name?: unknown; CloudWatchLogsRoleArn?: unknown },
  asked: Asked,
): Promise<Resource[]> {
  return [...(await trailResource(Name, asked)), ...passedRole(CloudWatchLogsRoleArn, "cloudtrail.amazonaws.com")];
}
