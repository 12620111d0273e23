export const TOPIC_TABS = ["subscriptions", "policy", "deliveries", "dead-letters", "tags"] as const;
export type TopicTab = (typeof TOPIC_TABS)[number];

/** The tab that an address names; without one the subscriptions. */
export function topicTabOf(text: string | string[] | undefined): TopicTab {
  return TOPIC_TABS.find((tab) => tab === text) ?? "subscriptions";
}
