import type { GetMetricStreamOutput, MetricStreamOutputFormat, PutMetricStreamInput } from "@aws-sdk/client-cloudwatch";
import { type TagField, tagMistakes } from "@/components/console/tag-fields";
import { isStreamable } from "@/lib/services/metrics/model/streams/put-metric-stream";

export const FORMATS = ["json", "opentelemetry1.0", "opentelemetry0.7"] as const satisfies MetricStreamOutputFormat[];

/** A namespace of the filters; without names it is meant whole. */
export type FilterDraft = { namespace: string; metricNames: string[] };
/** A metric and the further statistics that are sent of it. */
export type StatisticsDraft = { namespace: string; metricName: string; statistics: string[] };

/** A metric stream as the form's fields hold it. */
export type StreamDraft = {
  name: string;
  metrics: "all" | "include" | "exclude";
  filters: FilterDraft[];
  format: MetricStreamOutputFormat;
  statistics: StatisticsDraft[];
  /** A delivery stream that is there, or one that is made with this stream: to an HTTP endpoint, or to a bucket. */
  destination: "existing" | "http" | "s3";
  firehoseArn: string;
  url: string;
  accessKey: string;
  bucket: string;
  prefix: string;
  compressed: boolean;
  roleKind: "new" | "existing";
  roleArn: string;
  tags: TagField[];
};

export const EMPTY_STREAM: StreamDraft = {
  name: "",
  metrics: "all",
  filters: [],
  format: "json",
  statistics: [],
  destination: "http",
  firehoseArn: "",
  url: "",
  accessKey: "",
  bucket: "",
  prefix: "",
  compressed: false,
  roleKind: "new",
  roleArn: "",
  tags: [],
};

/** A stream that is there, to be changed. */
export function streamDraftOf(stream: GetMetricStreamOutput): StreamDraft {
  const { IncludeFilters, ExcludeFilters, StatisticsConfigurations = [] } = stream;
  const filters = IncludeFilters ?? ExcludeFilters ?? [];
  return {
    ...EMPTY_STREAM,
    name: stream.Name ?? "",
    metrics: IncludeFilters ? "include" : ExcludeFilters ? "exclude" : "all",
    filters: filters.map(({ Namespace = "", MetricNames = [] }) => ({
      namespace: Namespace,
      metricNames: MetricNames,
    })),
    format: stream.OutputFormat ?? "json",
    statistics: StatisticsConfigurations.flatMap(({ IncludeMetrics = [], AdditionalStatistics = [] }) =>
      IncludeMetrics.map(({ Namespace = "", MetricName = "" }) => ({
        namespace: Namespace,
        metricName: MetricName,
        statistics: AdditionalStatistics,
      })),
    ),
    destination: "existing",
    firehoseArn: stream.FirehoseArn ?? "",
    roleKind: "existing",
    roleArn: stream.RoleArn ?? "",
  };
}

export type StreamMistakes = Partial<
  Record<"name" | "filters" | "statistics" | "firehose" | "url" | "bucket" | "role" | "tags", true>
>;

/** What keeps a draft from being sent; AWS's own rules. */
export function streamMistakes(draft: StreamDraft): StreamMistakes {
  const { destination } = draft;
  const wrong = {
    name: !/^[A-Za-z0-9_-]{1,255}$/.test(draft.name),
    filters:
      draft.metrics !== "all" && (draft.filters.length === 0 || draft.filters.some(({ namespace }) => !namespace)),
    statistics: draft.statistics.some((row) => !isWhole(row, draft.format)),
    firehose: destination === "existing" && draft.firehoseArn === "",
    url: destination === "http" && !/^https?:\/\/\S+$/.test(draft.url.trim()),
    bucket: destination !== "existing" && !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(draft.bucket),
    role: draft.roleKind === "existing" && draft.roleArn === "",
    tags: tagMistakes(draft.tags).some(Boolean),
  };
  return Object.fromEntries(
    Object.entries(wrong)
      .filter(([, is]) => is)
      .map(([field]) => [field, true]),
  );
}

/** Whether a row names a metric and nothing but statistics that this format can carry. */
export function isWhole(
  { namespace, metricName, statistics }: StatisticsDraft,
  format: MetricStreamOutputFormat,
): boolean {
  return (
    namespace !== "" &&
    metricName !== "" &&
    statistics.length > 0 &&
    statistics.every((one) => isStreamable(one, format))
  );
}

/** The name of the role and of the delivery stream that are made for a stream. */
export const roleNameOf = ({ name }: StreamDraft) => `MetricStreams-${name}`.slice(0, 64);
export const firehoseNameOf = ({ name }: StreamDraft) => `MetricStreams-${name}`.slice(0, 64);

/** What PutMetricStream is asked. */
export function putStreamInput(draft: StreamDraft, { firehoseArn, roleArn }: { firehoseArn: string; roleArn: string }) {
  const filters = draft.filters.map(({ namespace, metricNames }) => ({
    Namespace: namespace,
    ...(metricNames.length > 0 ? { MetricNames: metricNames } : {}),
  }));
  return {
    Name: draft.name,
    FirehoseArn: firehoseArn,
    RoleArn: roleArn,
    OutputFormat: draft.format,
    ...(draft.metrics === "include" ? { IncludeFilters: filters } : {}),
    ...(draft.metrics === "exclude" ? { ExcludeFilters: filters } : {}),
    ...(draft.statistics.length > 0
      ? {
          StatisticsConfigurations: draft.statistics.map((row) => ({
            IncludeMetrics: [{ Namespace: row.namespace, MetricName: row.metricName }],
            AdditionalStatistics: row.statistics,
          })),
        }
      : {}),
    ...(draft.tags.length > 0 ? { Tags: draft.tags.map(({ key, value }) => ({ Key: key, Value: value })) } : {}),
  } satisfies PutMetricStreamInput;
}
