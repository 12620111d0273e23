import type { MetricDatum } from "@aws-sdk/client-cloudwatch";
import { around, busyness, chance } from "./chance";
import { API, BUCKETS, FUNCTIONS, INSTANCES, JOB } from "./scenery";

/** Data of one namespace, as the service that owns it publishes them. */
export type Published = { service: string; Namespace: string; MetricData: MetricDatum[] };

const HOUR = 3_600_000;

/** What the account's services publish for the `minutes` that begin at `at`, as one point each. */
export function metricsOf(at: Date, minutes: number): Published[] {
  return [
    { service: "ec2", Namespace: "AWS/EC2", MetricData: INSTANCES.flatMap((one) => instance(one, at, minutes)) },
    { service: "lambda", Namespace: "AWS/Lambda", MetricData: FUNCTIONS.flatMap((one) => lambda(one, at, minutes)) },
    { service: "apigateway", Namespace: "AWS/ApiGateway", MetricData: api(at, minutes) },
    { service: "s3", Namespace: "AWS/S3", MetricData: buckets(at) },
  ].filter(({ MetricData }) => MetricData.length > 0);
}

type Dimensions = Readonly<Record<string, string>>;

/** A service publishes of many calls their count and bounds, of which averages and sums come out right. */
function set(
  MetricName: string,
  of: Dimensions,
  at: Date,
  unit: MetricDatum["Unit"],
  { mean, count, spread = 0 }: { mean: number; count: number; spread?: number },
): MetricDatum {
  const SampleCount = Math.max(1, Math.round(count));
  const StatisticValues = {
    SampleCount,
    Sum: mean * SampleCount,
    Minimum: mean * (1 - spread),
    Maximum: mean * (1 + spread * 4),
  };
  return { MetricName, Dimensions: dimensionsOf(of), Timestamp: at, Unit: unit, StatisticValues };
}

function dimensionsOf(of: Dimensions): MetricDatum["Dimensions"] {
  return Object.entries(of).map(([Name, Value]) => ({ Name, Value }));
}

function instance({ id, cpu }: (typeof INSTANCES)[number], at: Date, minutes: number): MetricDatum[] {
  const of = { InstanceId: id };
  const moment = at.getTime() / 60_000;
  const load = Math.min(96, around(cpu * busyness(at) * 1.3, 0.12, `${id} cpu`, moment));
  const bytes = around(2_400_000 * busyness(at), 0.2, `${id} in`, moment);
  return [
    set("CPUUtilization", of, at, "Percent", { mean: load, count: minutes, spread: 0.08 }),
    set("NetworkIn", of, at, "Bytes", { mean: bytes, count: minutes, spread: 0.2 }),
    set("NetworkOut", of, at, "Bytes", { mean: bytes * 3.1, count: minutes, spread: 0.2 }),
    set("StatusCheckFailed", of, at, "Count", { mean: 0, count: minutes }),
  ];
}

function lambda({ name, callsPerMinute, millis }: (typeof FUNCTIONS)[number], at: Date, minutes: number) {
  const of = { FunctionName: name };
  const moment = at.getTime() / 60_000;
  const calls = around(callsPerMinute * busyness(at), 0.25, `${name} calls`, moment) * minutes;
  const errors = chance(`${name} error`, moment) > 0.96 ? 1 : 0;
  const duration = around(millis, 0.15, `${name} duration`, moment);
  return [
    set("Invocations", of, at, "Count", { mean: 1, count: calls }),
    set("Errors", of, at, "Count", { mean: errors / Math.max(1, Math.round(calls)), count: calls }),
    set("Duration", of, at, "Milliseconds", { mean: duration, count: calls, spread: 0.5 }),
    set("ConcurrentExecutions", of, at, "Count", { mean: Math.ceil((calls / minutes / 60_000) * millis), count: 1 }),
    set("Throttles", of, at, "Count", { mean: 0, count: calls }),
  ];
}

function api(at: Date, minutes: number): MetricDatum[] {
  const of = { ApiName: API.name, Stage: API.stage };
  const moment = at.getTime() / 60_000;
  const calls = around(96 * busyness(at), 0.2, "api calls", moment) * minutes;
  const latency = around(84 + 60 * busyness(at), 0.12, "api latency", moment);
  const share = (name: string, usual: number) => around(usual, 0.9, name, moment);
  return [
    set("Count", of, at, "Count", { mean: 1, count: calls }),
    set("Latency", of, at, "Milliseconds", { mean: latency, count: calls, spread: 0.6 }),
    set("IntegrationLatency", of, at, "Milliseconds", { mean: latency * 0.82, count: calls, spread: 0.6 }),
    set("4XXError", of, at, "Count", { mean: share("api 4xx", 0.012), count: calls }),
    set("5XXError", of, at, "Count", { mean: share("api 5xx", 0.0015), count: calls }),
  ];
}

/** S3 counts what lies in a bucket once a day. */
function buckets(at: Date): MetricDatum[] {
  if (at.getTime() % (24 * HOUR) !== 0) return [];
  const day = at.getTime() / (24 * HOUR);
  return [BUCKETS.lake, BUCKETS.assets].flatMap((BucketName, index) => {
    const objects = 180_000 + 60_000 * index + (day % 400) * 900;
    return [
      set("BucketSizeBytes", { BucketName, StorageType: "StandardStorage" }, at, "Bytes", {
        mean: objects * 410_000,
        count: 1,
      }),
      set("NumberOfObjects", { BucketName, StorageType: "AllStorageTypes" }, at, "Count", { mean: objects, count: 1 }),
    ];
  });
}

/** What Glue publishes of a run of the job (Glue Developer Guide, "Monitoring jobs using AWS Glue Studio and CloudWatch metrics"). */
export function jobMetrics(at: Date, succeeded: boolean): Published {
  const moment = at.getTime() / 60_000;
  const of = (Type: string) => ({ JobName: JOB.name, JobRunId: "ALL", Type });
  const point = (name: string, type: string, unit: MetricDatum["Unit"], mean: number) =>
    set(name, of(type), at, unit, { mean, count: 1 });
  const tasks = Math.round(around(240, 0.1, "job tasks", moment));
  return {
    service: "glue",
    Namespace: "Glue",
    MetricData: [
      point("glue.driver.aggregate.numCompletedTasks", "count", "Count", succeeded ? tasks : 3),
      point("glue.driver.aggregate.numFailedTasks", "count", "Count", succeeded ? 0 : 4),
      point("glue.driver.aggregate.bytesRead", "count", "Bytes", succeeded ? tasks * 1_310_000 : 0),
      point("glue.driver.aggregate.elapsedTime", "count", "Milliseconds", succeeded ? 94_000 : 21_000),
      point("glue.ALL.jvm.heap.usage", "gauge", "Percent", around(0.42, 0.3, "job heap", moment)),
    ],
  };
}
