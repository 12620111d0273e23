import { describe, expect, test } from "vitest";
import { EMPTY_STREAM, putStreamInput, type StreamDraft, streamDraftOf, streamMistakes } from "./stream-draft";

const whole: StreamDraft = { ...EMPTY_STREAM, name: "main", url: "http://collector:8080/", bucket: "failed-metrics" };
const arns = {
  firehoseArn: "arn:aws:firehose:us-east-1:123456789012:deliverystream/x",
  roleArn: "arn:aws:iam::123456789012:role/r",
};

test("a draft that names endpoint and bucket has no mistakes", () => expect(streamMistakes(whole)).toEqual({}));

describe("mistakes", () => {
  test.each<[keyof ReturnType<typeof streamMistakes>, Partial<StreamDraft>]>([
    ["name", { name: "a b" }],
    ["filters", { metrics: "include", filters: [] }],
    ["filters", { metrics: "exclude", filters: [{ namespace: "", metricNames: [] }] }],
    ["url", { url: "collector:8080" }],
    ["bucket", { bucket: "Failed" }],
    ["firehose", { destination: "existing" }],
    ["role", { roleKind: "existing" }],
    [
      "statistics",
      { format: "opentelemetry1.0", statistics: [{ namespace: "a", metricName: "b", statistics: ["tm90"] }] },
    ],
    ["statistics", { statistics: [{ namespace: "a", metricName: "b", statistics: [] }] }],
    ["tags", { tags: [{ key: "", value: "" }] }],
  ])("%s is found in %j", (field, part) => expect(streamMistakes({ ...whole, ...part })).toEqual({ [field]: true }));
});

test("what is read from a stream and put again is the same stream", () => {
  const stream = {
    Name: "main",
    FirehoseArn: arns.firehoseArn,
    RoleArn: arns.roleArn,
    OutputFormat: "json" as const,
    ExcludeFilters: [{ Namespace: "AWS/EC2" }, { Namespace: "Shop", MetricNames: ["Latency"] }],
    StatisticsConfigurations: [
      { IncludeMetrics: [{ Namespace: "Shop", MetricName: "Orders" }], AdditionalStatistics: ["p99", "tm90"] },
    ],
  };
  expect(putStreamInput(streamDraftOf(stream), arns)).toEqual(stream);
});
