import type { TimeRange } from "@/components/time-range/time-range";
import { parseTimeRange } from "@/components/time-range/time-range";
import { type EventCondition, SEARCH_FIELDS } from "@/lib/services/trail/model/event";

/** What the event history shows: the state that its address carries. */
export type EventView = {
  conditions: EventCondition[];
  /** Words that may stand anywhere in a record. */
  texts: string[];
  range: TimeRange;
  allRegions: boolean;
};

export type EventViewSearch = Readonly<Record<string, string | string[] | undefined>>;

/** AWS's default: reads are hidden, because they are many and change nothing. */
export const DEFAULT_CONDITIONS: readonly EventCondition[] = [{ field: "readOnly", operator: "=", value: "false" }];

/** As far back as events are kept, as in AWS. */
export const DEFAULT_RANGE: TimeRange = { kind: "relative", amount: 3, unit: "month" };

const MOST_FILTERS = 20;

/** Reads a view from an address: `filter=userName=ana&filter=eventName!:Get&text=prod&start=-PT3H&regions=all`. */
export function parseEventView(search: EventViewSearch): EventView {
  const many = (name: string) => [search[name] ?? []].flat().slice(0, MOST_FILTERS);
  const one = (name: string) => many(name)[0];
  return {
    conditions: search.filter === undefined ? [...DEFAULT_CONDITIONS] : many("filter").flatMap(parseCondition),
    texts: many("text").filter(Boolean),
    range: parseTimeRange({ start: one("start"), end: one("end") }, DEFAULT_RANGE),
    allRegions: one("regions") === "all",
  };
}

/** The filters as an address carries them; an empty `filter` tells "none" from "the default". */
export function filterSearch({ conditions, texts }: Pick<EventView, "conditions" | "texts">): [string, string][] {
  const filters = conditions.map(({ field, operator, value }): [string, string] => [
    "filter",
    field + operator + value,
  ]);
  return [
    ...(filters.length > 0 ? filters : [["filter", ""] as [string, string]]),
    ...texts.map((text): [string, string] => ["text", text]),
  ];
}

function parseCondition(text: string): EventCondition[] {
  const [, name, operator, value = ""] = /^(\w+)(!=|!:|=|:)(.*)$/s.exec(text) ?? [];
  const field = SEARCH_FIELDS.find((candidate) => candidate === name);
  if (!field || !isOperator(operator) || value === "") return [];
  return [{ field, operator, value: value.slice(0, 2000) }];
}

function isOperator(text: string | undefined): text is EventCondition["operator"] {
  return text === "=" || text === "!=" || text === ":" || text === "!:";
}
