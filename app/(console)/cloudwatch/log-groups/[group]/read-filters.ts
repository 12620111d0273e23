import type { MetricFilter } from "@aws-sdk/client-cloudwatch-logs";
import type { SubscriptionSummary } from "@/components/log-filters/subscription-summary";
import type { Ask } from "@/lib/console/use-ask";

/** All metric filters of a group: a hundred at most. */
export async function readMetricFilters(ask: Ask, logGroupName: string): Promise<MetricFilter[]> {
  const filters: MetricFilter[] = [];
  let nextToken: string | undefined;
  do {
    const page = await ask("logs:DescribeMetricFilters", { logGroupName, nextToken });
    filters.push(...(page.metricFilters ?? []));
    nextToken = page.nextToken;
  } while (nextToken);
  return filters;
}

/** The subscription filters of a group, two at most, and how their deliveries stand. */
export async function readSubscriptionFilters(ask: Ask, logGroupName: string): Promise<SubscriptionSummary[]> {
  const [{ subscriptionFilters = [] }, { deliveries }] = await Promise.all([
    ask("logs:DescribeSubscriptionFilters", { logGroupName }),
    ask("logs:DescribeSubscriptionDeliveries", { logGroupName }),
  ]);
  return subscriptionFilters.map(({ filterName: name = "", filterPattern: pattern = "", destinationArn = "" }) => {
    const state = deliveries.find(({ filterName }) => filterName === name);
    return {
      name,
      pattern,
      destinationArn,
      waiting: state?.waiting ?? 0,
      attempts: state?.attempts ?? 0,
      lastDeliveredAt: state?.lastDeliveredAt ?? undefined,
      lastFailedAt: state?.lastFailedAt ?? undefined,
      lastFailure: state?.lastFailure ?? undefined,
    };
  });
}
