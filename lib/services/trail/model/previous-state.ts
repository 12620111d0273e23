import type { FoundEvent } from "./event";
import { targetOf } from "./event-names";

/** Which earlier calls say how the resource of an event was, and how far the event itself says what it is to be. */
export type StateQuestion = {
  names: string[];
  /** Update and Modify name what they change alone; Put and Set replace the whole. */
  partial: boolean;
};

/**
 * The calls whose request is comparable with this one's: those of the same name, and what made the resource: CreateTable
 * before UpdateTable, PutMetricAlarm before PutMetricAlarm. Undefined for calls that set nothing.
 */
export function stateQuestion(eventName: string): StateQuestion | undefined {
  const [, verb, noun] = /^(Put|Set|Update|Modify|Change|Create|Replace)([A-Z]\w*)$/.exec(eventName) ?? [];
  if (!verb || !noun) return undefined;
  const names = ["Create", "Put", verb].map((one) => one + noun);
  return { names: [...new Set(names)], partial: verb === "Update" || verb === "Modify" || verb === "Change" };
}

/** The newest of some earlier events that was done to what `event` was done to. */
export function previousOf(event: FoundEvent, earlier: readonly FoundEvent[]): FoundEvent | undefined {
  const target = targetOf(event);
  if (target === undefined) return undefined;
  return earlier.find((one) => targetOf(one) === target && belongsTogether(event, one));
}

/** A user's policy is named in the request beside the user: both must be the same. */
function belongsTogether(event: FoundEvent, earlier: FoundEvent): boolean {
  const [now, before] = [identifiersOf(event), identifiersOf(earlier)];
  return [...now].every(([member, text]) => !before.has(member) || before.get(member) === text);
}

function identifiersOf({ record }: FoundEvent): Map<string, string> {
  const { requestParameters } = JSON.parse(record) as { requestParameters?: Record<string, unknown> | null };
  return new Map(
    Object.entries(requestParameters ?? {}).flatMap(([member, value]): [string, string][] =>
      typeof value === "string" && /(name|id|arn)$/i.test(member) && !/^(metricName|nextToken)$/.test(member)
        ? [[member, value]]
        : [],
    ),
  );
}
