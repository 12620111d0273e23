import { barSeconds } from "@/components/cloudtrail/density";
import { resolveTimeRange, type Stretch, type TimeRange } from "@/components/time-range/time-range";
import type { InputOf } from "@/lib/services/catalog";
import type { EventCondition } from "@/lib/services/trail/model/event";

/** Whose timeline it is: a user's or a resource's, of which a type may be given, because names of several types are alike. */
export type Subject = { kind: "user"; name: string } | { kind: "resource"; name: string; type: string | undefined };

/** Without reads, as in the event history; a person reads far more than they change. */
export type TimelineView = { subject: Subject; range: TimeRange; reads: boolean };

export const TIMELINE_RANGE: TimeRange = { kind: "relative", amount: 1, unit: "week" };
const PAGE = 100;

export function conditionsOf({ subject, reads }: TimelineView): EventCondition[] {
  const { kind, name } = subject;
  const type = kind === "resource" ? subject.type : undefined;
  return [
    { field: kind === "user" ? "userName" : "resourceName", operator: "=", value: name },
    ...(type ? [{ field: "resourceType" as const, operator: "=" as const, value: type }] : []),
    ...(reads ? [] : [{ field: "readOnly" as const, operator: "=" as const, value: "false" }]),
  ];
}

/** What a timeline asks, seen from `now`: events of all Regions, how many by kind over time, and by what they share. */
export function timelineQuestions(view: TimelineView, now: Date) {
  const stretch = wholeMinutes(resolveTimeRange(view.range, now));
  const filter = {
    StartTime: stretch.start,
    EndTime: view.range.kind === "absolute" ? stretch.end : undefined,
    Conditions: conditionsOf(view),
  };
  const events: InputOf<"cloudtrail:SearchEvents"> = { ...filter, MaxResults: PAGE };
  const density: InputOf<"cloudtrail:CountEvents"> = {
    ...filter,
    Conditions: conditionsOf({ ...view, reads: true }),
    PeriodSeconds: barSeconds(stretch),
    GroupBy: "kind",
  };
  const calls: InputOf<"cloudtrail:CountEvents"> = { ...filter, GroupBy: "eventName", MaxResults: 8 };
  const others: InputOf<"cloudtrail:CountEvents"> = {
    ...filter,
    GroupBy: view.subject.kind === "user" ? "sourceIp" : "userName",
    MaxResults: 8,
  };
  return { stretch, events, density, calls, others };
}

/** So that the same view asks the same question for a while. */
function wholeMinutes({ start, end }: Stretch): Stretch {
  const minute = 60_000;
  return {
    start: new Date(Math.floor(start.getTime() / minute) * minute),
    end: new Date(Math.ceil(end.getTime() / minute) * minute),
  };
}
