import type { StateValue } from "@/lib/services/alarms/model/alarm";

export const STATES: readonly StateValue[] = ["ALARM", "OK", "INSUFFICIENT_DATA"];

/** The colour in which a state is drawn. */
export const STATE_COLORS: Record<StateValue, string> = {
  ALARM: "var(--palette-error)",
  OK: "var(--palette-success)",
  INSUFFICIENT_DATA: "var(--chart-neutral)",
};

/** AWS's StateValue; what is no state is one without data. */
export function stateOf(value: string | undefined): StateValue {
  return STATES.find((state) => state === value) ?? "INSUFFICIENT_DATA";
}
