import { AwsError } from "@/lib/platform/errors";
import { type Context, widened } from "@/lib/platform/operation";
import type { FoundEvent } from "../model/event";
import { type EventContext, RELATIONS, type RelatedEvents, type Relation } from "../model/event-context";
import { previousOf, type StateQuestion, stateQuestion } from "../model/previous-state";
import { findEarlierWrites, findEvent, findRelated } from "../store/event-context";
import { oldestKept } from "./search-events";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MOST_RELATED = 10;
/** So many writes on the same resources, or of the same names, are looked through for the one before. */
const MOST_EARLIER = 200;

export const eventContext = {
  /** One event, of any Region, with the write before it and what is related to it. Throws EventNotFoundException. */
  DescribeEvent: widened("cloudtrail:LookupEvents")<{ EventId: string }, EventContext>({
    handle: async (context, { EventId }) => {
      const known = typeof EventId === "string" && UUID.test(EventId);
      const event = known ? await findEvent(context.db, context, EventId, oldestKept(context.now)) : undefined;
      if (!event) throw new AwsError("EventNotFoundException", "There is no such event.");
      const question = event.readOnly ? undefined : stateQuestion(event);
      const [Previous, ...Related] = await Promise.all([
        question && previous(context, event, question),
        ...RELATIONS.map((relation) => related(context, event, relation)),
      ]);
      const Partial = question?.partial ?? false;
      return { Event: event, Previous, Partial, Related: Related.filter(({ Events }) => Events.length > 0) };
    },
  }),
};

async function previous(
  context: Context,
  event: FoundEvent,
  { names, ends }: StateQuestion,
): Promise<FoundEvent | undefined> {
  return previousOf(event, await findEarlierWrites(context.db, context, event, [...names, ...ends], MOST_EARLIER));
}

async function related(context: Context, event: FoundEvent, Relation: Relation): Promise<RelatedEvents> {
  const events = await findRelated(context.db, context, event, Relation, MOST_RELATED + 1);
  return { Relation, Events: events.slice(0, MOST_RELATED), More: events.length > MOST_RELATED };
}
