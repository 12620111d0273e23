import { widened } from "@/lib/platform/operation";
import { settings } from "@/lib/platform/settings";
import type { WriteEvent } from "../model/change";
import { changeQuestion, type SearchChangesInput, type SearchChangesOutput } from "../model/change-question";
import { relatedChanges } from "../model/related-changes";
import { findWrites, findWritesOn } from "../store/changes";

/** As many writes are looked at; a busier stretch is asked once more for those on the subject's own resources. */
const MOST_WRITES = 500;
const DAY_MILLIS = 86_400_000;

export const changes = {
  /** Who changed what before something broke: beyond LookupEvents, with its right. */
  SearchChanges: widened("cloudtrail:LookupEvents")<SearchChangesInput, SearchChangesOutput>({
    handle: async (context, input) => {
      const oldest = new Date(context.now.getTime() - settings().eventHistoryDays * DAY_MILLIS);
      const { from, to, subject, broke, limit } = changeQuestion(input, oldest);
      const writes = await findWrites(context.db, context, { from, to }, MOST_WRITES + 1);
      const isBusy = writes.length > MOST_WRITES;
      const names = [...(subject.Dimensions ?? []).flatMap(({ Value }) => Value ?? []), ...(subject.Words ?? [])];
      const own = isBusy ? await findWritesOn(context.db, context, { from, to }, names, MOST_WRITES) : [];
      const related = relatedChanges(distinct([...writes.slice(0, MOST_WRITES), ...own]), subject, broke);
      return { Changes: related.slice(0, limit), More: isBusy || related.length > limit };
    },
  }),
};

function distinct(events: readonly WriteEvent[]): WriteEvent[] {
  return [...new Map(events.map((event) => [event.eventId, event])).values()];
}
