import type { LookupEventsRequest, LookupEventsResponse } from "@aws-sdk/client-cloudtrail";
import { AwsError } from "@/lib/platform/errors";
import { newUuid } from "@/lib/platform/identifiers";
import { type Context, internal, internalRead, read, widened } from "@/lib/platform/operation";
import { openPageToken, sealPageToken } from "@/lib/platform/page-token";
import { settings } from "@/lib/platform/settings";
import { trailNotice } from "./model/bus-event";
import { type ConsoleSignIn, consoleSignInEvent } from "./model/console-sign-in";
import type { EventCondition, EventQuestion, FoundEvent, Position } from "./model/event";
import { lookupQuestion, lookupResult } from "./model/lookup";
import { digests } from "./operations/digests";
import { files } from "./operations/files";
import { logGroup } from "./operations/log-group";
import { logging } from "./operations/logging";
import { notices } from "./operations/notices";
import { publicKeys } from "./operations/public-keys";
import { changes } from "./operations/search-changes";
import { selectors } from "./operations/selectors";
import { tags } from "./operations/tags";
import { trails } from "./operations/trails";
import { turns } from "./operations/turns";
import { findEvents, insertTrailEvent, maintainTrailPartitions } from "./store";

const LOOKUP_PAGE = 50;
const SEARCH_PAGE = 200;
const DAY_MILLIS = 86_400_000;

/** SearchEvents: any combination of filters and free text; Region absent for all Regions. */
export type SearchEventsInput = {
  Region?: string;
  StartTime?: Date;
  EndTime?: Date;
  Conditions?: EventCondition[];
  Texts?: string[];
  MaxResults?: number;
  NextToken?: string;
};
export type SearchEventsOutput = { Events: FoundEvent[]; NextToken?: string };

export const operations = {
  /** AWS's own look-up: one attribute, one Region, 50 a page, newest first. */
  LookupEvents: read<LookupEventsRequest, LookupEventsResponse>({
    handle: async (context, input) => {
      const question = lookupQuestion(input, context.region, oldestKept(context.now));
      const { events, token } = await page(context, question, input.MaxResults ?? LOOKUP_PAGE, input.NextToken);
      return { Events: events.map(lookupResult), NextToken: token };
    },
  }),

  /** What the console's event history asks: several filters at once, beyond LookupEvents, with its right. */
  SearchEvents: widened("cloudtrail:LookupEvents")<SearchEventsInput, SearchEventsOutput>({
    handle: async (context, input) => {
      const oldest = oldestKept(context.now);
      const question: EventQuestion = {
        category: "Management",
        region: input.Region,
        from: input.StartTime && input.StartTime > oldest ? input.StartTime : oldest,
        to: input.EndTime,
        conditions: input.Conditions ?? [],
        texts: input.Texts ?? [],
      };
      const { events, token } = await page(
        context,
        question,
        Math.min(input.MaxResults ?? LOOKUP_PAGE, SEARCH_PAGE),
        input.NextToken,
      );
      return { Events: events, NextToken: token };
    },
  }),

  ...changes,
  ...trails,
  ...logging,
  ...selectors,
  ...tags,
  ...publicKeys,

  // The worker's steps.
  ...turns,
  ...files,
  ...notices,
  ...logGroup,
  ...digests,

  /** Sign-in is no API call, so the room that checks passwords hands the event over. */
  RecordConsoleSignIn: internal<ConsoleSignIn, void>({
    handle: async (context, input) => {
      const event = consoleSignInEvent(input, context, newUuid(), newUuid());
      await insertTrailEvent(context.db, event);
      await context.invoke("events:PutServiceEvent", trailNotice(event));
    },
  }),

  MaintainTrailPartitions: internalRead<object, void>({ handle: (context) => maintainTrailPartitions(context.now) }),
};

async function page(context: Context, question: EventQuestion, size: number, token: string | undefined) {
  // The lower bound of time moves with the clock, so it is no part of what must stay the same between two pages.
  const { from: _, ...same } = question;
  const after = token === undefined ? undefined : openPageToken<Position>(token, same);
  if (token !== undefined && !after) throw new AwsError("InvalidNextTokenException", "The next token is invalid.");
  const found = await findEvents(context.db, context, question, size + 1, after);
  const events = found.slice(0, size);
  const last = events.at(-1);
  const more = found.length > size && last;
  return {
    events,
    token: more ? sealPageToken({ time: last.eventTime.toISOString(), id: last.eventId }, same) : undefined,
  };
}

function oldestKept(now: Date): Date {
  return new Date(now.getTime() - settings().eventHistoryDays * DAY_MILLIS);
}
