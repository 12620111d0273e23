import type { Dimension, MetricDatum } from "@aws-sdk/client-cloudwatch";
import type { CpuTimes, Traffic } from "./proc";
import type { HostSample } from "./sample";

/** The namespace of the CloudWatch agent, whose names, units and dimensions these metrics have. */
export const HOST_NAMESPACE = "CWAgent";

/** The series of all processors together. */
export function cpuDimensions(host: string): Dimension[] {
  return dimensions({ cpu: "cpu-total", host });
}

/**
 * What the CloudWatch agent would publish of two samples (User Guide, "Metrics collected by the CloudWatch agent"): states as
 * they are at the second, and for CPU time, disks and network what happened between the two.
 */
export function hostMetrics(before: HostSample, after: HostSample): MetricDatum[] {
  const { host } = after;
  return [
    ...cpuMetrics(before.cpu, after.cpu, cpuDimensions(host)),
    ...memoryMetrics(after, dimensions({ host })),
    ...after.fileSystems.flatMap((one) => fileSystemMetrics(one, host)),
    ...growths(before.disks, after.disks).flatMap(({ name, received, sent }) => {
      const of = dimensions({ host, name });
      return [bytes("diskio_read_bytes", received, of), bytes("diskio_write_bytes", sent, of)];
    }),
    ...growths(before.interfaces, after.interfaces).flatMap(({ name, received, sent }) => {
      const of = dimensions({ host, interface: name });
      return [bytes("net_bytes_recv", received, of), bytes("net_bytes_sent", sent, of)];
    }),
    datum("processes_running", after.processes.running, "Count", dimensions({ host })),
    datum("processes_total", after.processes.total, "Count", dimensions({ host })),
  ]
    .filter(isPublishable)
    .map((one) => ({ ...one, Timestamp: new Date(after.at) }));
}

/** As in the agent, all that is not idle is active, the time spent waiting for disks too. */
function cpuMetrics(before: CpuTimes, after: CpuTimes, of: Dimension[]): MetricDatum[] {
  const total = after.total - before.total;
  if (total <= 0) return [];
  const share = (part: keyof CpuTimes) => (100 * Math.max(0, after[part] - before[part])) / total;
  return [
    percent("cpu_usage_idle", share("idle"), of),
    percent("cpu_usage_user", share("user"), of),
    percent("cpu_usage_system", share("system"), of),
    percent("cpu_usage_iowait", share("iowait"), of),
    percent("cpu_usage_active", 100 - share("idle"), of),
  ];
}

function memoryMetrics({ memory, swap }: HostSample, of: Dimension[]): MetricDatum[] {
  return [
    percent("mem_used_percent", (100 * memory.used) / memory.total, of),
    bytes("mem_used", memory.used, of),
    bytes("mem_available", memory.available, of),
    bytes("mem_total", memory.total, of),
    percent("swap_used_percent", swap.total > 0 ? (100 * swap.used) / swap.total : 0, of),
  ];
}

/** The percentage is of what users may fill, which is less than the whole where the system keeps a reserve. */
function fileSystemMetrics(
  { path, device, fstype, total, used, free }: HostSample["fileSystems"][number],
  host: string,
): MetricDatum[] {
  const of = dimensions({ path, device, fstype, host });
  return [
    percent("disk_used_percent", (100 * used) / (used + free), of),
    bytes("disk_used", used, of),
    bytes("disk_free", free, of),
    bytes("disk_total", total, of),
  ];
}

/** How much each counter grew. One that is new, or began anew because its device did, has nothing to say yet. */
function growths(before: Traffic[], after: Traffic[]): Traffic[] {
  return after.flatMap(({ name, received, sent }) => {
    const old = before.find((one) => one.name === name);
    if (!old || received < old.received || sent < old.sent) return [];
    return [{ name, received: received - old.received, sent: sent - old.sent }];
  });
}

function dimensions(named: Record<string, string>): Dimension[] {
  return Object.entries(named).map(([Name, Value]) => ({ Name, Value }));
}

function percent(name: string, value: number, of: Dimension[]): MetricDatum {
  return datum(name, value, "Percent", of);
}

function bytes(name: string, value: number, of: Dimension[]): MetricDatum {
  return datum(name, value, "Bytes", of);
}

function datum(MetricName: string, Value: number, Unit: MetricDatum["Unit"], Dimensions: Dimension[]): MetricDatum {
  return { MetricName, Value, Unit, Dimensions };
}

/** CloudWatch takes ASCII that is not blank for dimensions; a mount point may be called anything. */
function isPublishable({ Value = Number.NaN, Dimensions = [] }: MetricDatum): boolean {
  const named = Dimensions.every((one) => /^[\x20-\x7e]{1,1024}$/.test(one.Value ?? "") && one.Value?.trim() !== "");
  return named && Number.isFinite(Value);
}
