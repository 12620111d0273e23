import type { PutEventsRequest, PutEventsRequestEntry, PutEventsResponse } from "@aws-sdk/client-eventbridge";
import { parseArn, type Scope } from "@/lib/platform/arn";
import { AwsError } from "@/lib/platform/errors";
import { newUuid } from "@/lib/platform/identifiers";
import { type Context, dataWrite, internal, internalRead, type Validated } from "@/lib/platform/operation";
import { busName, DEFAULT_BUS } from "../model/bus";
import { checkTotalSize, isAccepted, type PutEntry, refusalOf } from "../model/put-events";
import type { ServiceEvent } from "../model/service-event";
import { type Published, publish } from "./publish";
import { busesPutOn } from "./resources";

/** Far more than any sensible chain of buses; it ends events that two buses hand each other for ever. */
const MAX_HOPS = 10;

export const putEvents = {
  /**
   * Entries are taken one by one: those that are not in order say so in their place of the answer. What was taken is in the
   * outbox when this answers. An event for a bus that is not there is taken and reaches nobody, as in AWS.
   */
  PutEvents: dataWrite<Validated<PutEventsRequest, "Entries">, PutEventsResponse>({
    resources: busesPutOn,
    handle: async (context, { Entries: entries }) => {
      checkTotalSize(entries);
      checkOwnBuses(context, entries);
      const published: Published[] = [];
      const answers = entries.map((entry) => {
        if (!isAccepted(entry)) return refusalOf(entry) ?? {};
        const one = publishedOf(context, entry);
        published.push(one);
        return { EventId: one.event.id };
      });
      await publish(context.db, context, published, context.now);
      return { FailedEntryCount: entries.length - published.length, Entries: answers };
    },
  }),

  /** For the other rooms: an event of theirs, under an aws.* source, in the transaction of what it tells. */
  PutServiceEvent: internal<ServiceEvent, void>({
    handle: async (context, input) => {
      const { scope, published } = publishedByService(context, input, context.now);
      await publish(context.db, scope, [published], context.now);
    },
  }),

  /** An event that a rule passes on to another bus: it stays what it was. Answers false when it has passed too many. */
  ForwardEvent: internalRead<{ BusName: string; Event: string; Hops: number }, { Forwarded: boolean }>({
    handle: async (context, { BusName: bus, Event: text, Hops: hops }) => {
      if (hops >= MAX_HOPS) return { Forwarded: false };
      await publish(context.db, context, [{ bus, event: eventOf(text), hops: hops + 1 }], context.now);
      return { Forwarded: true };
    },
  }),
};

/** A room's event, and the account and Region on whose default bus it goes. */
export function publishedByService(
  { accountId, region }: Scope,
  { Source, DetailType, Detail, Resources = [], Time, Region, ReadOnly = false }: ServiceEvent,
  now: Date,
): { scope: Scope; published: Published } {
  const scope = { accountId, region: Region ?? region };
  const event = {
    id: newUuid(),
    source: Source,
    detailType: DetailType,
    account: accountId,
    region: scope.region,
    time: Time ?? now,
    resources: Resources,
    detail: Detail,
  };
  return { scope, published: { bus: DEFAULT_BUS, event, isReadOnly: ReadOnly } };
}

function publishedOf(context: Context, entry: PutEntry): Published {
  const { accountId, region, now } = context;
  return {
    bus: busName(context, entry.EventBusName),
    event: {
      id: newUuid(),
      source: entry.Source,
      detailType: entry.DetailType,
      account: accountId,
      region,
      time: entry.Time ?? now,
      resources: entry.Resources ?? [],
      detail: entry.Detail,
    },
  };
}

/** No caller of another account is let in, whatever a bus's policy says: Mirante's accounts are strangers to each other. */
function checkOwnBuses({ accountId, region, caller }: Context, entries: readonly PutEventsRequestEntry[]): void {
  const isOwn = (text: string) => {
    const arn = parseArn(text);
    return arn === undefined || (arn.accountId === accountId && arn.region === region);
  };
  const foreign = entries.find(({ EventBusName: name = DEFAULT_BUS }) => !isOwn(name))?.EventBusName;
  if (foreign === undefined) return;
  const who = caller.identity.type === "AWSService" ? caller.identity.service : caller.identity.arn;
  const message = `User: ${who} is not authorized to perform: events:PutEvents on resource: ${foreign}`;
  throw new AwsError("AccessDeniedException", message);
}

/** An event as it went over a bus, from its text; `detail` keeps its text. */
function eventOf(text: string): Published["event"] {
  const event = JSON.parse(text) as Record<"id" | "source" | "detail-type" | "account" | "region" | "time", string> & {
    resources: string[];
  };
  return {
    id: event.id,
    source: event.source,
    detailType: event["detail-type"],
    account: event.account,
    region: event.region,
    time: new Date(event.time),
    resources: event.resources,
    // The text is our own, and detail its last member.
    detail: text.slice(text.indexOf(',"detail":') + ',"detail":'.length, -1),
  };
}
