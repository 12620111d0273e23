export const ALARM_TABS = ["details", "tags", "actions", "history"] as const;
export type AlarmTab = (typeof ALARM_TABS)[number];

/** The tab that an address names. */
export function alarmTabOf(text: unknown): AlarmTab {
  return ALARM_TABS.find((tab) => tab === text) ?? "details";
}
