const ALARM_TABS = ["details", "contributors", "tags", "actions", "history"] as const;
export type AlarmTab = (typeof ALARM_TABS)[number];

/** The tabs of an alarm; contributors are those of an alarm on a query with groups. */
export function alarmTabs(hasContributors: boolean): readonly AlarmTab[] {
  return ALARM_TABS.filter((tab) => tab !== "contributors" || hasContributors);
}

/** The tab that an address names. */
export function alarmTabOf(text: unknown): AlarmTab {
  return ALARM_TABS.find((tab) => tab === text) ?? "details";
}
