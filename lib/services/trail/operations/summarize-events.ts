import { type Context, widened } from "@/lib/platform/operation";
import { type CountGroup, countPlan } from "../model/count";
import type { EventQuestion, Outcome } from "../model/event";
import { eventQuestion } from "../model/search";
import type { SummarizeEventsInput, SummarizeEventsOutput } from "../model/summary";
import { findEvents } from "../store";
import { countEvents } from "../store/counts";
import { oldestKept } from "./search-events";

const MOST_EVENTS = 8;
const MOST_COUNTS = 8;
/** A sign-in that failed has none. */
const HAS_CODE = { field: "errorCode", operator: ":", value: "" } as const;
const WRITES = { field: "readOnly", operator: "=", value: "false" } as const;

export const summary = {
  /** What the console's dashboard asks in one call, so that looking at it leaves one record and not a dozen. */
  SummarizeEvents: widened("cloudtrail:LookupEvents")<SummarizeEventsInput, SummarizeEventsOutput>({
    handle: async (context, input) => {
      const question = eventQuestion(input, oldestKept(context.now));
      const to = question.to ?? context.now;
      const plan = countPlan({ PeriodSeconds: input.PeriodSeconds, GroupBy: "kind" }, question.from, to);
      const [Density, Recent, Denied, Callers, Names, ErrorsByUser, ErrorCodes] = await Promise.all([
        countEvents(context.db, context, question, plan),
        newest(context, { ...question, conditions: [...question.conditions, WRITES] }),
        newest(context, { ...question, outcome: "denied" }),
        top(context, question, "userName"),
        top(context, question, "eventName"),
        top(context, question, "userName", "failed"),
        top(context, { ...question, conditions: [...question.conditions, HAS_CODE] }, "errorCode", "failed"),
      ]);
      return { Density, Recent, Denied, Callers, Names, ErrorsByUser, ErrorCodes };
    },
  }),
};

function newest({ db, accountId }: Context, question: EventQuestion) {
  return findEvents(db, { accountId }, question, MOST_EVENTS, undefined);
}

function top({ db, accountId }: Context, question: EventQuestion, group: CountGroup, outcome?: Outcome) {
  const asked = outcome ? { ...question, outcome } : question;
  return countEvents(db, { accountId }, asked, { period: undefined, group, limit: MOST_COUNTS });
}
