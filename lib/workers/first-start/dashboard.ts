import { cpuDimensions, HOST_NAMESPACE } from "../host/metrics";
import type { HostSample } from "../host/sample";
import { CALL_NAMESPACE } from "../telemetry/call-metrics";

/** What a dashboard of this machine must know. */
export type Machine = Pick<HostSample, "host" | "fileSystems" | "interfaces" | "disks"> & {
  region: string;
  alarmArn: string;
};

/** A row of a widget's `metrics` array: namespace, name, dimension names and values, and how it is shown. */
type MetricRow = (string | object)[];

const OPERATIONS = [
  ["cloudwatch", "PutMetricData"],
  ["cloudwatch", "GetMetricData"],
  ["cloudwatch", "DescribeAlarms"],
  ["logs", "PutLogEvents"],
  ["logs", "FilterLogEvents"],
  ["cloudtrail", "LookupEvents"],
] as const;

/** The body of the first dashboard, in CloudWatch's own form (API Reference, "Dashboard body structure and syntax"). */
export function firstDashboard(machine: Machine): string {
  const { host, region, fileSystems, interfaces, disks, alarmArn } = machine;
  const cpu = (name: string, options: object): MetricRow => [
    HOST_NAMESPACE,
    name,
    ...cpuDimensions(host).flatMap(({ Name = "", Value = "" }) => [Name, Value]),
    options,
  ];
  const memory = (name: string, options: object): MetricRow => [HOST_NAMESPACE, name, "host", host, options];
  const calls = (name: string, options: object = {}): MetricRow[] =>
    OPERATIONS.map(([service, operation]) => {
      const label = { label: `${service} ${operation}`, ...options };
      return [CALL_NAMESPACE, name, "Service", service, "Operation", operation, label];
    });
  const percentAxis = { yAxis: { left: { min: 0, max: 100 } } };
  const diskUsed = fileSystems.map(
    ({ path, device, fstype }): MetricRow => [
      HOST_NAMESPACE,
      "disk_used_percent",
      ...["path", path, "device", device, "fstype", fstype, "host", host],
      { label: path },
    ],
  );
  const traffic = [
    ...interfaces.flatMap(({ name }): MetricRow[] => [
      [HOST_NAMESPACE, "net_bytes_recv", "host", host, "interface", name, { label: `${name} in` }],
      [HOST_NAMESPACE, "net_bytes_sent", "host", host, "interface", name, { label: `${name} out` }],
    ]),
    ...disks.flatMap(({ name }): MetricRow[] => [
      [HOST_NAMESPACE, "diskio_read_bytes", "host", host, "name", name, { label: `${name} read` }],
      [HOST_NAMESPACE, "diskio_write_bytes", "host", host, "name", name, { label: `${name} write` }],
    ]),
  ];
  const graph = (place: Place, title: string, stat: string, metrics: MetricRow[], more: object = {}) => ({
    type: "metric",
    ...place,
    properties: { title, view: "timeSeries", stacked: false, region, stat, period: 60, metrics, ...more },
  });
  const widgets = [
    { type: "alarm", ...at(0, 0, 24, 3), properties: { title: "Alarms", alarms: [alarmArn] } },
    graph(
      at(0, 3, 12, 6),
      `CPU of ${host}`,
      "Average",
      [
        cpu("cpu_usage_active", { label: "active" }),
        cpu("cpu_usage_user", { label: "user" }),
        cpu("cpu_usage_system", { label: "system" }),
        cpu("cpu_usage_iowait", { label: "iowait" }),
      ],
      { ...percentAxis, annotations: { horizontal: [{ label: "Mirante-HighCPU", value: 80 }] } },
    ),
    graph(
      at(12, 3, 12, 6),
      "Memory",
      "Average",
      [memory("mem_used_percent", { label: "memory used" }), memory("swap_used_percent", { label: "swap used" })],
      percentAxis,
    ),
    graph(at(0, 9, 12, 6), "Disk space used", "Average", diskUsed, percentAxis),
    graph(at(12, 9, 12, 6), "Network and disk traffic", "Sum", traffic),
    graph(at(0, 15, 12, 6), "Calls", "Sum", calls("CallCount")),
    graph(at(12, 15, 6, 6), "Latency, p99", "p99", calls("Latency")),
    graph(at(18, 15, 6, 6), "Errors", "Sum", calls("ErrorCount")),
  ];
  return JSON.stringify({ start: "-PT1H", periodOverride: "inherit", widgets: widgets.filter(hasSomething) });
}

type Place = { x: number; y: number; width: number; height: number };

function at(x: number, y: number, width: number, height: number): Place {
  return { x, y, width, height };
}

/** A machine may have no file system or interface of its own, as in some containers; an empty graph would be refused. */
function hasSomething({ properties }: { properties: object }): boolean {
  return !("metrics" in properties) || (properties.metrics as unknown[]).length > 0;
}
