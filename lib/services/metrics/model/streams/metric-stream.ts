import type {
  GetMetricStreamOutput,
  MetricStreamEntry,
  MetricStreamFilter,
  MetricStreamOutputFormat,
  MetricStreamStatisticsConfiguration,
} from "@aws-sdk/client-cloudwatch";
import { formatArn, type Scope } from "@/lib/platform/arn";

/** The metrics that a filter names, by namespace: true for all of its metrics, or the names of some. */
export type NamedMetrics = Readonly<Record<string, true | readonly string[]>>;

/** A metric stream as it is kept; `id` stays the same through every change. */
export type MetricStream = Scope & {
  name: string;
  id: string;
  firehoseArn: string;
  roleArn: string;
  format: MetricStreamOutputFormat;
  included: NamedMetrics | undefined;
  excluded: NamedMetrics | undefined;
  statistics: readonly MetricStreamStatisticsConfiguration[];
  includesLinked: boolean;
  isRunning: boolean;
  createdAt: Date;
  modifiedAt: Date;
};

/** What is not AWS's to tell: whether sending works, and what waits. */
export type SendingState = {
  sentAt: Date | undefined;
  failures: number;
  lastError: string | undefined;
  failedAt: Date | undefined;
  waitingUpdates: number;
};

/** Who takes the role that a stream is given. */
export const STREAM_SERVICE = "streams.metrics.cloudwatch.amazonaws.com";

/** As many as an account may have in a Region. */
export const MAX_STREAMS = 500;

export function metricStreamArn(scope: Scope, name: string): string {
  return formatArn("cloudwatch", scope, `metric-stream/${name}`);
}

/** A stream as GetMetricStream answers it. */
export function describeMetricStream(stream: MetricStream): GetMetricStreamOutput {
  return {
    ...entryOf(stream),
    ...(stream.included ? { IncludeFilters: filtersOf(stream.included) } : {}),
    ...(stream.excluded ? { ExcludeFilters: filtersOf(stream.excluded) } : {}),
    RoleArn: stream.roleArn,
    ...(stream.statistics.length > 0 ? { StatisticsConfigurations: [...stream.statistics] } : {}),
    IncludeLinkedAccountsMetrics: stream.includesLinked,
  };
}

/** A stream as lists show it. */
export function entryOf(stream: MetricStream): MetricStreamEntry {
  return {
    Arn: metricStreamArn(stream, stream.name),
    CreationDate: stream.createdAt,
    LastUpdateDate: stream.modifiedAt,
    Name: stream.name,
    FirehoseArn: stream.firehoseArn,
    State: stream.isRunning ? "running" : "stopped",
    OutputFormat: stream.format,
  };
}

function filtersOf(named: NamedMetrics): MetricStreamFilter[] {
  return Object.entries(named).map(([Namespace, names]) => ({
    Namespace,
    ...(names === true ? {} : { MetricNames: [...names] }),
  }));
}
