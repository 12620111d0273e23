import type { HistoryItemType } from "@aws-sdk/client-cloudwatch";

/** What an alarm's history tells of. */
export const HISTORY_TYPES = [
  "StateUpdate",
  "ConfigurationUpdate",
  "Action",
] as const satisfies readonly HistoryItemType[];
export type HistoryType = (typeof HISTORY_TYPES)[number];

/** The type that an address names; undefined is all. */
export function historyTypeOf(text: unknown): HistoryType | undefined {
  return HISTORY_TYPES.find((type) => type === text);
}
