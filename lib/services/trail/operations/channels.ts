import type {
  CreateChannelRequest,
  CreateChannelResponse,
  DeleteChannelRequest,
  DeleteChannelResponse,
  GetChannelRequest,
  GetChannelResponse,
  ListChannelsRequest,
  ListChannelsResponse,
  UpdateChannelRequest,
  UpdateChannelResponse,
} from "@aws-sdk/client-cloudtrail";
import type { Scope } from "@/lib/platform/arn";
import { AwsError } from "@/lib/platform/errors";
import { newUuid } from "@/lib/platform/identifiers";
import { read, type Validated, write } from "@/lib/platform/operation";
import { openPageToken, sealPageToken } from "@/lib/platform/page-token";
import { requestTags } from "@/lib/platform/tag-conditions";
import {
  type Channel,
  CUSTOM_SOURCE,
  channelArn,
  channelIdOf,
  checkDestinations,
  checkSource,
  eventHistoryArn,
  MAXIMUM_CHANNELS,
} from "../model/channel";
import { tagList, withTags } from "../model/trail-tags";
import { deleteChannel, findChannel, insertChannel, listChannels, lockChannel, renameChannel } from "../store/channels";
import { channelResource } from "./channel-named";

const DEFAULT_PAGE = 1000;

export const channels = {
  CreateChannel: write<Validated<CreateChannelRequest, "Name" | "Source" | "Destinations">, CreateChannelResponse>({
    // Its id is not known yet, so policies are held against it and the record does not name it.
    resources: (_, scope) => [{ arn: channelArn(scope, "*") }],
    conditions: ({ Tags }) => requestTags(Tags),
    handle: async (context, { Name, Source, Destinations, Tags = [] }) => {
      checkSource(Source);
      checkDestinations(Destinations, context);
      const { db, accountId, region, now } = context;
      const tags = withTags({}, Tags);
      const channel: Channel = { accountId, region, id: newUuid(), name: Name, tags, createdAt: now, latest: {} };
      if (!(await insertChannel(db, channel))) throw taken(Name);
      if ((await listChannels(db, context)).length > MAXIMUM_CHANNELS) {
        throw new AwsError("ChannelMaxLimitExceededException", `There are ${MAXIMUM_CHANNELS} channels already.`);
      }
      return { ...channelOutput(channel), Tags: tagList(tags) };
    },
  }),

  GetChannel: read<Validated<GetChannelRequest, "Channel">, GetChannelResponse>({
    resources: ({ Channel: named }, asked) => channelResource(named, asked),
    handle: async (context, { Channel: named }) => {
      const channel = present(await findChannel(context.db, context, idOf(named, context)), named);
      const { successAt, successEventId, errorCode, attemptAt, attemptEventId } = channel.latest;
      return {
        ...channelOutput(channel),
        SourceConfig: { ApplyToAllRegions: false, AdvancedEventSelectors: [] },
        IngestionStatus: {
          LatestIngestionSuccessTime: successAt,
          LatestIngestionSuccessEventID: successEventId,
          LatestIngestionErrorCode: errorCode,
          LatestIngestionAttemptTime: attemptAt,
          LatestIngestionAttemptEventID: attemptEventId,
        },
      };
    },
  }),

  ListChannels: read<ListChannelsRequest, ListChannelsResponse>({
    handle: async (context, { MaxResults = DEFAULT_PAGE, NextToken }) => {
      const question = ["ListChannels", context.accountId, context.region];
      const after = NextToken === undefined ? undefined : openPageToken<string>(NextToken, question);
      if (NextToken !== undefined && after === undefined) {
        throw new AwsError("InvalidNextTokenException", "The next token is invalid.");
      }
      const rest = (await listChannels(context.db, context)).filter(({ name }) => after === undefined || name > after);
      const shown = rest.slice(0, MaxResults);
      const last = shown.at(-1);
      return {
        Channels: shown.map((channel) => ({ ChannelArn: channelArn(channel, channel.id), Name: channel.name })),
        NextToken: rest.length > MaxResults && last ? sealPageToken(last.name, question) : undefined,
      };
    },
  }),

  UpdateChannel: write<Validated<UpdateChannelRequest, "Channel">, UpdateChannelResponse>({
    resources: ({ Channel: named }, asked) => channelResource(named, asked),
    handle: async (context, { Channel: named, Name, Destinations }) => {
      const channel = present(await lockChannel(context.db, context, idOf(named, context)), named);
      if (Destinations !== undefined) checkDestinations(Destinations, context);
      if (Name !== undefined && !(await renameChannel(context.db, channel, Name))) throw taken(Name);
      return channelOutput({ ...channel, name: Name ?? channel.name });
    },
  }),

  /** What came through it stays: records are never taken away. */
  DeleteChannel: write<Validated<DeleteChannelRequest, "Channel">, DeleteChannelResponse>({
    resources: ({ Channel: named }, asked) => channelResource(named, asked),
    handle: async (context, { Channel: named }) => {
      await deleteChannel(context.db, present(await lockChannel(context.db, context, idOf(named, context)), named));
      return {};
    },
  }),
};

function channelOutput(channel: Channel) {
  return {
    ChannelArn: channelArn(channel, channel.id),
    Name: channel.name,
    Source: CUSTOM_SOURCE,
    Destinations: [{ Type: "EVENT_DATA_STORE" as const, Location: eventHistoryArn(channel) }],
  };
}

function idOf(named: string, scope: Scope): string {
  const id = channelIdOf(named, scope);
  if (id !== undefined) return id;
  throw new AwsError(
    "ChannelARNInvalidException",
    `${named.slice(0, 256)} is not the ARN of a channel of this Region.`,
  );
}

function present(channel: Channel | undefined, named: string): Channel {
  if (channel) return channel;
  throw new AwsError("ChannelNotFoundException", `There is no channel ${named}.`);
}

function taken(name: string): AwsError {
  return new AwsError("ChannelAlreadyExistsException", `A channel with the name ${name} exists already.`);
}
