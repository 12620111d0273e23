import type { AlarmHistoryItem } from "@aws-sdk/client-cloudwatch";
import type { StateValue } from "@/lib/services/alarms/model/alarm";

/** A change of state; `at` in milliseconds. */
export type StateChange = { at: number; from: StateValue; to: StateValue };

/** How long an alarm was in a state, in milliseconds. */
export type StateSpan = { start: number; end: number; state: StateValue };

const STATES: readonly string[] = ["ALARM", "OK", "INSUFFICIENT_DATA"] satisfies StateValue[];

/** The change that an item of the history tells of; undefined when it tells of something else. */
export function stateChangeOf({ Timestamp: at, HistoryData: data }: AlarmHistoryItem): StateChange | undefined {
  const [from, to] = [stateIn(data, "oldState"), stateIn(data, "newState")];
  return at && from && to ? { at: at.getTime(), from, to } : undefined;
}

/**
 * The states of an alarm over a stretch of time, oldest first. Before the first known change stood the state that it left,
 * and without any change the present one.
 */
export function stateSpans(
  changes: readonly StateChange[],
  current: StateValue,
  { start, end }: { start: number; end: number },
): StateSpan[] {
  const ordered = changes.toSorted((one, other) => one.at - other.at);
  const spans: StateSpan[] = [];
  let reached = start;
  for (const { at, from } of ordered) {
    if (at > reached) spans.push({ start: reached, end: Math.min(at, end), state: from });
    reached = Math.max(reached, at);
  }
  if (reached < end) spans.push({ start: reached, end, state: ordered.at(-1)?.to ?? current });
  return spans.filter((span) => span.start < span.end);
}

function stateIn(data: string | undefined, member: "oldState" | "newState"): StateValue | undefined {
  try {
    const state: unknown = JSON.parse(data ?? "")?.[member]?.stateValue;
    return typeof state === "string" && STATES.includes(state) ? (state as StateValue) : undefined;
  } catch {
    return undefined;
  }
}
