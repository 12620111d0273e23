import { type GraphLines, linesOf } from "@/components/metrics/graph-lines";
import type { Stretch } from "@/components/time-range/time-range";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";

/** What EventBridge counts of a rule (User Guide, "Monitoring Amazon EventBridge"). */
export const RULE_METRICS = [
  "MatchedEvents",
  "TriggeredRules",
  "Invocations",
  "FailedInvocations",
  "RetryInvocationAttempts",
  "InvocationsSentToDlq",
] as const;

/** The sums that the monitoring page of a rule draws, a line each. */
export function ruleLines(rule: string, region: string, stretch: Stretch, now: Date): GraphLines {
  const graph: MetricProperties = {
    region,
    stat: "Sum",
    liveData: true,
    metrics: RULE_METRICS.map((name) => ["AWS/Events", name, "RuleName", rule]),
  };
  return linesOf(graph, stretch, now);
}
