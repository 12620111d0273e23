import type { TimeRange } from "@/components/time-range/time-range";
import { parseTimeRange, timeRangeSearch } from "@/components/time-range/time-range";
import {
  type EventCondition,
  OUTCOMES,
  type Outcome,
  SEARCH_FIELDS,
  SEARCH_OPERATORS,
} from "@/lib/services/trail/model/event";

/** What the event history shows: the state that its address carries. */
export type EventView = {
  conditions: EventCondition[];
  /** Words that may stand anywhere in a record. */
  texts: string[];
  /** Whether one condition or text is enough. */
  matchAny: boolean;
  outcome: Outcome | undefined;
  range: TimeRange;
  allRegions: boolean;
};

export type EventViewSearch = Readonly<Record<string, string | string[] | undefined>>;

/** AWS's default: reads are hidden, because they are many and change nothing. */
export const DEFAULT_CONDITIONS: readonly EventCondition[] = [{ field: "readOnly", operator: "=", value: "false" }];

/** As far back as events are kept, as in AWS. */
export const DEFAULT_RANGE: TimeRange = { kind: "relative", amount: 3, unit: "month" };

const MOST_FILTERS = 20;
const MOST_CHARACTERS = 2000;

/**
 * Reads a view from an address:
 * `filter=userName=ana&filter=eventName!:Get&text=prod&match=any&outcome=denied&start=-PT3H&regions=all`.
 */
export function parseEventView(search: EventViewSearch): EventView {
  // Anybody may write an address: what no record can hold is left out, and what is endless is cut.
  const many = (name: string) =>
    [search[name] ?? []]
      .flat()
      .filter((text) => !text.includes("\0"))
      .slice(0, MOST_FILTERS);
  const one = (name: string) => many(name)[0];
  return {
    conditions: search.filter === undefined ? [...DEFAULT_CONDITIONS] : many("filter").flatMap(parseCondition),
    texts: many("text")
      .filter(Boolean)
      .map((text) => text.slice(0, MOST_CHARACTERS)),
    matchAny: one("match") === "any",
    outcome: OUTCOMES.find((outcome) => outcome === one("outcome")),
    range: parseTimeRange({ start: one("start"), end: one("end") }, DEFAULT_RANGE),
    allRegions: one("regions") === "all",
  };
}

/** The whole view as an address carries it. */
export function eventViewSearch(view: EventView): URLSearchParams {
  const search = new URLSearchParams(filterSearch(view));
  for (const [name, value] of Object.entries(timeRangeSearch(view.range))) search.set(name, value);
  if (view.matchAny) search.set("match", "any");
  if (view.outcome) search.set("outcome", view.outcome);
  if (view.allRegions) search.set("regions", "all");
  return search;
}

/** The event history's page with a view, of which what is not given is the default. */
export function eventHistoryPath(view: Partial<EventView>): string {
  const whole = {
    conditions: [],
    texts: [],
    matchAny: false,
    outcome: undefined,
    range: DEFAULT_RANGE,
    allRegions: false,
  };
  return `/cloudtrail/event-history?${eventViewSearch({ ...whole, ...view })}`;
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
  const [, name, sign, value = ""] = /^(\w+)(!=|!:|!\^|=|:|\^)(.*)$/s.exec(text) ?? [];
  const field = SEARCH_FIELDS.find((candidate) => candidate === name);
  const operator = SEARCH_OPERATORS.find((candidate) => candidate === sign);
  if (!field || !operator || value === "") return [];
  return [{ field, operator, value: value.slice(0, MOST_CHARACTERS) }];
}
