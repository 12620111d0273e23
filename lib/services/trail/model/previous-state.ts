import type { FoundEvent } from "./event";
import { targetOf } from "./event-names";

/** Which earlier calls say how the resource of an event was, and how far the event itself says what it is to be. */
export type StateQuestion = {
  names: string[];
  /** The calls after which nothing is left of what those before them set. */
  ends: string[];
  /** Update and Modify name what they change alone; Put and Set replace the whole. */
  partial: boolean;
};

type Asked = Pick<FoundEvent, "eventName" | "resources">;

/**
 * The calls whose request is comparable with this one's: those of the same name, and what made the resource: CreateTable
 * before UpdateTable, PutMetricAlarm before PutMetricAlarm. Undefined for calls that set nothing.
 */
export function stateQuestion({ eventName, resources }: Asked): StateQuestion | undefined {
  const [, verb, noun] = /^(Put|Set|Update|Modify|Change|Create|Replace)([A-Z]\w*)$/.exec(eventName) ?? [];
  if (!verb || !noun) return undefined;
  const names = ["Create", "Put", verb].map((one) => one + noun);
  const sorts = [noun, ...resources.map(({ type }) => type.split("::").at(-1) ?? "")].filter(Boolean);
  const ends = sorts.flatMap((sort) => [`Delete${sort}`, `Delete${sort}s`]);
  return {
    names: [...new Set(names)],
    ends: [...new Set(ends)],
    partial: verb === "Update" || verb === "Modify" || verb === "Change",
  };
}

/** The newest of some earlier events that was done to what `event` was done to; undefined where it was deleted since. */
export function previousOf(event: FoundEvent, earlier: readonly FoundEvent[]): FoundEvent | undefined {
  const target = targetOf(event);
  if (target === undefined) return undefined;
  const last = earlier.find((one) =>
    isEnd(one) ? deletes(one, event, target) : targetOf(one) === target && belongsTogether(event, one),
  );
  return last && isEnd(last) ? undefined : last;
}

function isEnd({ eventName }: FoundEvent): boolean {
  return eventName.startsWith("Delete");
}

/** Whether a call took away what `event` was done to, alone or among others: by its ARN, else by its name. */
function deletes(one: FoundEvent, event: FoundEvent, target: string): boolean {
  if (!belongsTogether(event, one)) return false;
  const arns = event.resources.map(({ arn }) => arn);
  return arns.length > 0 ? one.resources.some(({ arn }) => arns.includes(arn)) : targetOf(one) === target;
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
