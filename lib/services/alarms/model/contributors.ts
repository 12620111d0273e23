import type { Alarm, StateValue } from "./alarm";
import { evaluate, type Verdict } from "./evaluate";
import type { Datapoint } from "./missing-data";
import { printTimestamp } from "./printed";
import type { EvaluationRules } from "./rules";

/** From this many on a reason lists the first few only. */
const LISTED = 5;

/** One of the series of an alarm that watches several: the values that tell it from the others, and the state it is in. */
export type Contributor = {
  id: string;
  attributes: Record<string, string>;
  state: StateValue;
  reason: string;
  transitionedAt: Date;
};

/** A series as it was found: the attributes and the id made from them, and the periods of the evaluation range, oldest first. */
export type ContributorSeries = Pick<Contributor, "id" | "attributes"> & { points: Datapoint[] };

/** A series that went into ALARM or came out of it: what it was, and what it is now. */
export type ContributorChange = Pick<Contributor, "id" | "attributes"> & {
  previous: ContributorState;
  next: ContributorState;
};

type ContributorState = { value: "OK" | "ALARM"; reason: string; at: Date };

/**
 * The states of an alarm's series, whether any is not as it was, those that went into ALARM or came out of it, and the state that
 * the alarm goes to; undefined when it stays.
 */
export type ContributorsVerdict = {
  contributors: Contributor[];
  hasChanged: boolean;
  changes: ContributorChange[];
  verdict: Verdict | undefined;
};

/** What AWS says of a series that is in ALARM and not found any more. */
const GONE = "No data was returned for this contributor.";

/**
 * Evaluates each series for itself, missing points by the treatment. A series that is not found any more is forgotten, whatever the
 * treatment. The alarm is in ALARM while a series is, and has no data when there is no series at all (User Guide, "Create an alarm
 * based on a Metrics Insights query": alarms with several time series).
 */
export function evaluateContributors(
  rules: EvaluationRules,
  found: readonly ContributorSeries[],
  before: readonly Contributor[],
  alarm: Pick<Alarm, "state" | "configuredAt">,
  at: Date,
): ContributorsVerdict {
  const known = new Map(before.map((contributor) => [contributor.id, contributor]));
  const contributors = found.map(({ id, attributes, points }): Contributor => {
    const own = known.get(id) ?? unknown(id, attributes, at);
    const verdict = evaluate(rules, points, { state: own.state, configuredAt: alarm.configuredAt }, at);
    return verdict ? { ...own, state: verdict.state, reason: verdict.reason, transitionedAt: at } : own;
  });
  const hasChanged =
    contributors.length !== before.length ||
    contributors.some((contributor) => known.get(contributor.id) !== contributor);
  const changes = changesOf(before, contributors, at);
  const state = stateOf(contributors);
  if (state === alarm.state.value) return { contributors, hasChanged, changes, verdict: undefined };
  return {
    contributors,
    hasChanged,
    changes,
    verdict: { state, reason: reasonOf(state, contributors), reasonData: reasonDataOf(rules, contributors, at) },
  };
}

/**
 * A series exists only where there is data, so others see it in ALARM or OK and never without data (User Guide, "Acting on alarm
 * changes"): one that begins below its threshold is no news, and one that is gone, or has no points left, is OK again.
 */
function changesOf(before: readonly Contributor[], present: readonly Contributor[], at: Date): ContributorChange[] {
  const known = new Map(before.map((contributor) => [contributor.id, contributor]));
  const found = new Set(present.map(({ id }) => id));
  const gone = before
    .filter(({ id }) => !found.has(id))
    .map((one): Contributor => ({ ...one, state: "INSUFFICIENT_DATA", transitionedAt: at }));
  return [...present, ...gone].flatMap((contributor) => {
    const { id, attributes } = contributor;
    const own = known.get(id) ?? unknown(id, attributes, at);
    const [previous, next] = [seen(own), seen(contributor)];
    return previous.value === next.value ? [] : [{ id, attributes, previous, next }];
  });
}

function seen({ state, reason, transitionedAt: at }: Contributor): ContributorState {
  if (state === "INSUFFICIENT_DATA") return { value: "OK", reason: GONE, at };
  return { value: state, reason, at };
}

function unknown(id: string, attributes: Record<string, string>, at: Date): Contributor {
  return { id, attributes, state: "INSUFFICIENT_DATA", reason: "Unchecked: Initial evaluation", transitionedAt: at };
}

function stateOf(contributors: readonly Contributor[]): StateValue {
  if (contributors.some(({ state }) => state === "ALARM")) return "ALARM";
  return contributors.some(({ state }) => state === "OK") ? "OK" : "INSUFFICIENT_DATA";
}

function reasonOf(state: StateValue, contributors: readonly Contributor[]): string {
  if (contributors.length === 0) return "Insufficient Data: No time series was returned.";
  if (state === "INSUFFICIENT_DATA") return "Insufficient Data: No contributor had enough datapoints.";
  const breaching = contributors.filter((contributor) => contributor.state === "ALARM");
  const counted = `${breaching.length} out of ${contributors.length} contributors`;
  if (state === "OK") return `Threshold Crossed: ${counted} were in ALARM state.`;
  const names = breaching.slice(0, LISTED).map(({ attributes }) => Object.values(attributes).join(" "));
  const more = breaching.length > LISTED ? ", ..." : "";
  return `Threshold Crossed: ${counted} [${names.join(", ")}${more}] were in ALARM state.`;
}

function reasonDataOf({ watched, threshold }: EvaluationRules, contributors: readonly Contributor[], at: Date): string {
  return JSON.stringify({
    version: "1.0",
    queryDate: printTimestamp(at),
    period: watched.period,
    threshold,
    contributors: contributors.length,
    contributorsInAlarm: contributors.filter(({ state }) => state === "ALARM").length,
  });
}
