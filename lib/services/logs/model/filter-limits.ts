import { AwsError } from "@/lib/platform/errors";

/** What a group has of filters without the one that is being put (page "CloudWatch Logs quotas"). */
export type FilterCounts = { metricFilters: number; subscriptionFilters: number; withRegex: number };

const MAX_METRIC_FILTERS = 100;
const MAX_SUBSCRIPTION_FILTERS = 2;
const MAX_WITH_REGEX = 5;

/** Throws LimitExceededException when one more metric filter is too many. */
export function checkMetricFilterLimits(counts: FilterCounts, usesRegex: boolean): void {
  if (counts.metricFilters >= MAX_METRIC_FILTERS) throw exceeded();
  checkRegexLimit(counts, usesRegex);
}

/** Throws LimitExceededException when one more subscription filter is too many. */
export function checkSubscriptionFilterLimits(counts: FilterCounts, usesRegex: boolean): void {
  if (counts.subscriptionFilters >= MAX_SUBSCRIPTION_FILTERS) throw exceeded();
  checkRegexLimit(counts, usesRegex);
}

function checkRegexLimit({ withRegex }: FilterCounts, usesRegex: boolean): void {
  if (usesRegex && withRegex >= MAX_WITH_REGEX) throw exceeded();
}

function exceeded(): AwsError {
  return new AwsError("LimitExceededException", "Resource limit exceeded.");
}
