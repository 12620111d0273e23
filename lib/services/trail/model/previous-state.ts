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

/** Calls that set a part of what another call made, which may have named that part otherwise. */
const MADE_BY: Record<string, { eventName: string; renamed: Record<string, string> } | undefined> = {
  UpdateAssumeRolePolicy: { eventName: "CreateRole", renamed: { assumeRolePolicyDocument: "policyDocument" } },
  CreatePolicyVersion: { eventName: "CreatePolicy", renamed: {} },
};

type Asked = Pick<FoundEvent, "eventName" | "resources">;

/**
 * The calls whose request is comparable with this one's: those of the same name, and what made the resource: CreateTable
 * before UpdateTable, PutMetricAlarm before PutMetricAlarm. Undefined for calls that set nothing.
 */
export function stateQuestion({ eventName, resources }: Asked): StateQuestion | undefined {
  const [, verb, noun] = /^(Put|Set|Update|Modify|Change|Create|Replace)([A-Z]\w*)$/.exec(eventName) ?? [];
  if (!verb || !noun) return undefined;
  const maker = MADE_BY[eventName];
  const names = [...["Create", "Put", verb].map((one) => one + noun), ...(maker ? [maker.eventName] : [])];
  const sorts = [noun, ...resources.map(({ type }) => type.split("::").at(-1) ?? "")].filter(Boolean);
  const ends = sorts.flatMap((sort) => [`Delete${sort}`, `Delete${sort}s`]);
  return {
    names: [...new Set(names)],
    ends: [...new Set(ends)],
    partial: maker !== undefined || ["Update", "Modify", "Change"].includes(verb),
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

/** What an earlier call asked for, with its members named as `event` names them. */
export function earlierRequest({ eventName }: Pick<FoundEvent, "eventName">, previous: FoundEvent): unknown {
  const request = requestOf(previous);
  const maker = MADE_BY[eventName];
  if (maker?.eventName !== previous.eventName) return request;
  return Object.fromEntries(Object.entries(request).map(([name, value]) => [maker.renamed[name] ?? name, value]));
}

/** What a call asked for; empty where its record holds nothing of it. */
export function requestOf({ record }: Pick<FoundEvent, "record">): Record<string, unknown> {
  return (JSON.parse(record) as { requestParameters?: Record<string, unknown> | null }).requestParameters ?? {};
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

function identifiersOf(event: FoundEvent): Map<string, string> {
  return new Map(
    Object.entries(requestOf(event)).flatMap(([member, value]): [string, string][] =>
      typeof value === "string" && /(name|id|arn)$/i.test(member) && !/^(metricName|nextToken)$/.test(member)
        ? [[member, value]]
        : [],
    ),
  );
}
