import type { LookupEventsRequest, LookupEventsResponse } from "@aws-sdk/client-cloudtrail";
import { AwsError } from "@/lib/platform/errors";
import { type Context, read, widened } from "@/lib/platform/operation";
import { openPageToken, sealPageToken } from "@/lib/platform/page-token";
import { settings } from "@/lib/platform/settings";
import { type CountEventsInput, type CountEventsOutput, countPlan } from "../model/count";
import type { EventQuestion, Position } from "../model/event";
import { lookupQuestion, lookupResult } from "../model/lookup";
import { eventQuestion, type SearchEventsInput, type SearchEventsOutput } from "../model/search";
import { findEvents } from "../store";
import { countEvents } from "../store/counts";

const LOOKUP_PAGE = 50;
const SEARCH_PAGE = 1000;
const DAY_MILLIS = 86_400_000;

export const search = {
  /** AWS's own look-up: one attribute, one Region, 50 a page, newest first. */
  LookupEvents: read<LookupEventsRequest, LookupEventsResponse>({
    handle: async (context, input) => {
      const question = lookupQuestion(input, context.region, oldestKept(context.now));
      const { MaxResults = LOOKUP_PAGE, NextToken, StartTime } = input;
      const { events, token } = await page(context, question, MaxResults, NextToken, { StartTime });
      return { Events: events.map(lookupResult), NextToken: token };
    },
  }),

  /** What the console's event history asks: several filters at once, beyond LookupEvents, with its right. */
  SearchEvents: widened("cloudtrail:LookupEvents")<SearchEventsInput, SearchEventsOutput>({
    handle: async (context, input) => {
      const question = eventQuestion(input, oldestKept(context.now));
      const size = Math.min(Math.max(1, Math.floor(input.MaxResults ?? LOOKUP_PAGE)), SEARCH_PAGE);
      const { events, token } = await page(context, question, size, input.NextToken);
      return { Events: events, NextToken: token };
    },
  }),

  /** How many events a search would find, over time and by what they share. */
  CountEvents: widened("cloudtrail:LookupEvents")<CountEventsInput, CountEventsOutput>({
    handle: async (context, input) => {
      const question = eventQuestion(input, oldestKept(context.now));
      const plan = countPlan(input, question.from, question.to ?? context.now);
      return { Counts: await countEvents(context.db, context, question, plan) };
    },
  }),
};

/** Nothing older is answered, though partitions that hold it may still be there. */
export function oldestKept(now: Date): Date {
  return new Date(now.getTime() - settings().eventHistoryDays * DAY_MILLIS);
}

/** `asked`: what must be the same on every page beside the question. */
async function page(
  context: Context,
  question: EventQuestion,
  size: number,
  token: string | undefined,
  asked: object = {},
) {
  // The lower bound of time moves with the clock, so it is no part of what must stay the same between two pages.
  const { from: _, ...rest } = question;
  const same = { ...rest, ...asked };
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
