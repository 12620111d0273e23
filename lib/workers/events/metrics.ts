import { type Caller, serviceCaller } from "@/lib/platform/caller";
import { invoke } from "@/lib/services/invoke";

const NAMESPACE = "AWS/Events";
const MAX_DATA = 1_000;

/** Publishes what this process has counted of rules since the last time, in each rule's account and Region. */
export async function publishEventMetrics(caller: Caller): Promise<void> {
  const { Batches } = await invoke(caller, "events:HarvestEventMetrics", {});
  for (const { accountId, region, MetricData } of Batches) {
    const owner = serviceCaller("events.amazonaws.com", accountId, region);
    for (let start = 0; start < MetricData.length; start += MAX_DATA) {
      const data = MetricData.slice(start, start + MAX_DATA);
      await invoke(owner, "cloudwatch:PutMetricData", { Namespace: NAMESPACE, MetricData: data });
    }
  }
}
