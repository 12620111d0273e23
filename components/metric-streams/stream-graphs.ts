import { type GraphLines, linesOf } from "@/components/metrics/graph-lines";
import type { Stretch } from "@/components/time-range/time-range";
import type { MetricProperties } from "@/lib/services/dashboards/model/body";

/** What CloudWatch counts of a stream (User Guide, "Monitoring your metric streams with CloudWatch metrics"). */
export const STREAM_METRICS = ["MetricUpdate", "TotalMetricUpdate", "PublishErrorRate"] as const;

/** The sums that the page of a stream draws, a line each. */
export function streamLines(stream: string, region: string, stretch: Stretch, now: Date): GraphLines {
  const graph: MetricProperties = {
    region,
    stat: "Sum",
    liveData: true,
    metrics: STREAM_METRICS.map((name) => ["AWS/CloudWatch/MetricStreams", name, "MetricStreamName", stream]),
  };
  return linesOf(graph, stretch, now);
}
