import type { MetricStream } from "./metric-stream";
import type { MetricUpdate } from "./update";

/** One update as a line of JSON (CloudWatch User Guide, "CloudWatch metric stream output in JSON format"). */
export function jsonLine(stream: MetricStream, update: MetricUpdate): string {
  const { series, sampleCount, sum, maximum, minimum, additional } = update;
  const dimensions: Record<string, string> = Object.create(null);
  for (const { Name, Value } of series.dimensions) dimensions[Name] = Value;
  const value: Record<string, number> = { count: sampleCount, sum, max: maximum, min: minimum };
  for (const one of additional) value[one.name] = one.value;
  const line = {
    metric_stream_name: stream.name,
    account_id: stream.accountId,
    region: stream.region,
    namespace: series.namespace,
    metric_name: series.metricName,
    dimensions,
    timestamp: update.at,
    value,
    unit: update.unit,
  };
  return `${JSON.stringify(line)}\n`;
}
