import type { MetricDatum } from "@aws-sdk/client-cloudwatch";
import type { Scope } from "@/lib/platform/arn";
import { internalRead } from "@/lib/platform/operation";

/** What EventBridge counts of a rule (EventBridge User Guide, "Monitoring Amazon EventBridge"). */
type MetricName =
  | "Invocations"
  | "FailedInvocations"
  | "MatchedEvents"
  | "TriggeredRules"
  | "InvocationsSentToDlq"
  | "RetryInvocationAttempts";

export type MetricBatch = Scope & { MetricData: MetricDatum[] };

type Counts = Scope & { rule: string; counts: Map<MetricName, number> };

/** This process's counts since they were last harvested. */
let counted = new Map<string, Counts>();

export function countMatch(scope: Scope, rule: string): void {
  count(scope, rule, "MatchedEvents");
  count(scope, rule, "TriggeredRules");
}

/** Counts an invocation once it has ended; attempts that are followed by another count as retries only. */
export function countInvocation(
  scope: Scope,
  rule: string,
  outcome: "succeeded" | "retried" | "failed",
  isSentToQueue = false,
) {
  if (outcome === "retried") return count(scope, rule, "RetryInvocationAttempts");
  count(scope, rule, "Invocations");
  if (outcome === "failed") count(scope, rule, "FailedInvocations");
  if (isSentToQueue) count(scope, rule, "InvocationsSentToDlq");
}

export const metrics = {
  /** Hands over what this process has counted, for the namespace AWS/Events, and starts anew. */
  HarvestEventMetrics: internalRead<object, { Batches: MetricBatch[] }>({
    handle: async ({ now }) => {
      const harvested = [...counted.values()];
      counted = new Map();
      return { Batches: batchesOf(harvested, now) };
    },
  }),
};

function count(scope: Scope, rule: string, name: MetricName): void {
  const key = `${scope.accountId}/${scope.region}/${rule}`;
  let entry = counted.get(key);
  if (!entry) {
    entry = { accountId: scope.accountId, region: scope.region, rule, counts: new Map() };
    counted.set(key, entry);
  }
  entry.counts.set(name, (entry.counts.get(name) ?? 0) + 1);
}

/** One sum a metric, for each rule and without dimension for all of them, as AWS shows both. */
function batchesOf(harvested: readonly Counts[], at: Date): MetricBatch[] {
  const scopes = new Map<string, Counts[]>();
  for (const one of harvested) {
    const key = `${one.accountId}/${one.region}`;
    scopes.set(key, [...(scopes.get(key) ?? []), one]);
  }
  return [...scopes.values()].map((rules) => {
    const totals = new Map<MetricName, number>();
    for (const [name, value] of rules.flatMap(({ counts }) => [...counts])) {
      totals.set(name, (totals.get(name) ?? 0) + value);
    }
    const datum = (name: MetricName, Value: number, rule?: string): MetricDatum => ({
      MetricName: name,
      Timestamp: at,
      Unit: "Count",
      Value,
      ...(rule === undefined ? {} : { Dimensions: [{ Name: "RuleName", Value: rule }] }),
    });
    const perRule = rules.flatMap(({ rule, counts }) => [...counts].map(([name, value]) => datum(name, value, rule)));
    const [first] = rules;
    return {
      accountId: first?.accountId ?? "",
      region: first?.region ?? "",
      MetricData: [...perRule, ...[...totals].map(([name, value]) => datum(name, value))],
    };
  });
}
