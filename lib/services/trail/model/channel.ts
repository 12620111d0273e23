import { formatArn, parseArn, type Scope } from "@/lib/platform/arn";
import { AwsError } from "@/lib/platform/errors";

/** A way for a team's own applications to write audit events under their own names. */
export type Channel = Scope & {
  id: string;
  name: string;
  tags: Readonly<Record<string, string>>;
  createdAt: Date;
  /** Who else may write through it. */
  policy?: string;
  /** How the last events came in. */
  latest: { successAt?: Date; successEventId?: string; errorCode?: string; attemptAt?: Date; attemptEventId?: string };
};

export const CHANNEL_TYPE = "AWS::CloudTrail::Channel";

/** CloudTrail's quota of channels in a Region. */
export const MAXIMUM_CHANNELS = 25;

/** The source of events that an application of one's own writes; partners of AWS's have names of their own and do not write here. */
export const CUSTOM_SOURCE = "Custom";

export function channelArn(scope: Scope, id: string): string {
  return formatArn("cloudtrail", scope, `channel/${id}`);
}

/** Where audit events are kept: the event history of the account, which stands for the event data store of AWS's channels. */
export function eventHistoryArn(scope: Scope): string {
  return formatArn("cloudtrail", scope, "eventdatastore/event-history");
}

/** The id of a channel by its ARN, or by the id alone; undefined when the text is neither. */
export function channelIdOf(text: string, { accountId, region }: Scope): string | undefined {
  const arn = parseArn(text);
  const isHere = arn?.service === "cloudtrail" && arn.accountId === accountId && arn.region === region;
  const id = isHere ? /^channel\/(.+)$/.exec(arn.resource)?.[1] : arn ? undefined : text;
  return id !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : undefined;
}

type Destination = { Type?: string; Location?: string };

/** Throws EventDataStoreNotFoundException for a destination that is not the event history. */
export function checkDestinations(destinations: readonly Destination[], scope: Scope): void {
  const home = eventHistoryArn(scope);
  if (destinations.length === 1 && destinations[0]?.Type === "EVENT_DATA_STORE" && destinations[0].Location === home)
    return;
  throw new AwsError(
    "EventDataStoreNotFoundException",
    `Channels of Mirante lead to the event history: the destination is the EVENT_DATA_STORE ${home}.`,
  );
}

export function checkSource(source: string): void {
  if (source === CUSTOM_SOURCE) return;
  throw new AwsError("InvalidSourceException", `The source of a channel is ${CUSTOM_SOURCE}: your own applications.`);
}
