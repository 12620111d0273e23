import type { HistoryItemType } from "@aws-sdk/client-cloudwatch";

/** What an alarm's history tells of. */
const HISTORY_TYPES = [
  "StateUpdate",
  "ConfigurationUpdate",
  "Action",
  "AlarmContributorStateUpdate",
  "AlarmContributorAction",
] as const satisfies readonly HistoryItemType[];
export type HistoryType = (typeof HISTORY_TYPES)[number];

/** Of those, what is told of a single contributor. */
const OF_CONTRIBUTORS: readonly HistoryType[] = ["AlarmContributorStateUpdate", "AlarmContributorAction"];

/** The types that there are to choose from: of an alarm without contributors, of one with them, of one of them. */
export function historyTypesFor(has: "none" | "several" | "one"): readonly HistoryType[] {
  if (has === "several") return HISTORY_TYPES;
  return HISTORY_TYPES.filter((type) => OF_CONTRIBUTORS.includes(type) === (has === "one"));
}

/** The type that an address names; undefined is all. */
export function historyTypeOf(text: unknown): HistoryType | undefined {
  return HISTORY_TYPES.find((type) => type === text);
}
