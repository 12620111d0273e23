export const RULE_TABS = ["when", "targets", "monitoring", "deliveries", "dead-letters", "tags"] as const;
export type RuleTab = (typeof RULE_TABS)[number];

/** The tab that an address names; without one the pattern or schedule. */
export function ruleTabOf(text: string | string[] | undefined): RuleTab {
  return RULE_TABS.find((tab) => tab === text) ?? "when";
}

export const ATTEMPT_OUTCOMES = ["SUCCEEDED", "RETRYING", "FAILED"] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

export function attemptOutcomeOf(text: string | string[] | undefined): AttemptOutcome | undefined {
  return ATTEMPT_OUTCOMES.find((outcome) => outcome === text);
}
