import { AwsError } from "@/lib/platform/errors";
import {
  type EventCondition,
  type EventQuestion,
  type FoundEvent,
  OUTCOMES,
  type Outcome,
  SEARCH_FIELDS,
  SEARCH_OPERATORS,
} from "./event";

/** What can be searched: management events, Insights, and what applications of the team's own say. */
const CATEGORIES = ["Management", "Insight", "ActivityAuditLog"] as const;

/** What SearchEvents and CountEvents ask: any combination of filters and free text; Region absent for all Regions. */
export type EventFilter = {
  Region?: string | undefined;
  StartTime?: Date | undefined;
  EndTime?: Date | undefined;
  Conditions?: EventCondition[];
  Texts?: string[];
  /** Whether one condition or text is enough. */
  MatchAny?: boolean | undefined;
  Outcome?: Outcome | undefined;
  /** Management events when absent. */
  Category?: (typeof CATEGORIES)[number] | undefined;
};

export type SearchEventsInput = EventFilter & {
  /** 50 when absent, at most 1,000. */
  MaxResults?: number;
  NextToken?: string | undefined;
};
export type SearchEventsOutput = { Events: FoundEvent[]; NextToken?: string | undefined };

const MOST_CONDITIONS = 40;
const MOST_CHARACTERS = 2000;

/** The filter as a question to the store, nothing older than `oldest`. Throws ValidationException: browsers may send anything. */
export function eventQuestion(input: EventFilter, oldest: Date): EventQuestion {
  const { Conditions = [], Texts = [], StartTime, EndTime, Outcome: outcome } = input;
  if (!Array.isArray(Conditions) || !Array.isArray(Texts)) throw invalid("Conditions and Texts are lists.");
  if (Conditions.length + Texts.length > MOST_CONDITIONS) {
    throw invalid(`At most ${MOST_CONDITIONS} conditions can be asked for at once.`);
  }
  if (outcome !== undefined && !OUTCOMES.includes(outcome)) throw invalid("That is no outcome of a call.");
  for (const condition of Conditions) checkCondition(condition);
  for (const text of Texts) checkText(text);
  for (const time of [StartTime, EndTime]) checkTime(time);
  if (input.Region !== undefined) checkText(input.Region);
  return {
    category: CATEGORIES.find((category) => category === input.Category) ?? "Management",
    region: input.Region,
    from: StartTime && StartTime > oldest ? StartTime : oldest,
    to: EndTime,
    conditions: Conditions,
    texts: Texts,
    matchAny: input.MatchAny === true,
    outcome,
  };
}

function checkCondition({ field, operator, value }: EventCondition): void {
  if (!SEARCH_FIELDS.includes(field)) throw invalid("Events have no such attribute.");
  if (!SEARCH_OPERATORS.includes(operator)) throw invalid("There is no such operator.");
  checkText(value);
}

function checkText(text: unknown): void {
  if (typeof text === "string" && text.length <= MOST_CHARACTERS && !text.includes("\0")) return;
  throw invalid(`A value is a text of at most ${MOST_CHARACTERS} characters.`);
}

function checkTime(time: unknown): void {
  if (time === undefined || (time instanceof Date && !Number.isNaN(time.getTime()))) return;
  throw invalid("That is no time.");
}

function invalid(message: string): AwsError {
  return new AwsError("ValidationException", message);
}
