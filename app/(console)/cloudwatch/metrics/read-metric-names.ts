import type { MetricName } from "@/components/metrics/metric-name";
import type { Ask } from "@/lib/console/use-ask";
import type { Page } from "@/lib/console/use-live-pages";

/** A page of the metrics of a namespace, or of all, perhaps of one name: those that had data in the last two weeks. */
export async function readMetricNames(
  ask: Ask,
  namespace?: string,
  token?: string,
  metricName?: string,
): Promise<Page<MetricName>> {
  const { Metrics = [], NextToken } = await ask("cloudwatch:ListMetrics", {
    Namespace: namespace,
    MetricName: metricName,
    NextToken: token,
  });
  return {
    items: Metrics.map(({ Namespace = "", MetricName = "", Dimensions = [] }) => ({
      namespace: Namespace,
      metricName: MetricName,
      dimensions: Dimensions.map(({ Name = "", Value = "" }) => ({ Name, Value })),
    })),
    next: NextToken,
  };
}

/** More names than these are not offered to choose from; any can be written. */
const MOST_NAMES = 10_000;

/** Every metric that had data in the last two weeks, page by page. */
export async function readAllMetricNames(ask: Ask): Promise<MetricName[]> {
  const names: MetricName[] = [];
  let token: string | undefined;
  do {
    const page = await readMetricNames(ask, undefined, token);
    names.push(...page.items);
    token = page.next;
  } while (token !== undefined && names.length < MOST_NAMES);
  return names;
}
