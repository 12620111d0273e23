import { expect, test } from "vitest";
import { hostMetrics } from "./metrics";
import { parseCpuTimes, parseDiskStats } from "./proc";
import { type HostSample, sampleHost } from "./sample";

const GIB = 2 ** 30;

const BEFORE: HostSample = {
  host: "h1",
  at: Date.UTC(2026, 10, 22, 12, 0),
  cpu: { user: 100, system: 50, idle: 800, iowait: 50, total: 1000 },
  memory: { total: 8 * GIB, used: 2 * GIB, available: 6 * GIB },
  swap: { total: 0, used: 0 },
  fileSystems: [{ path: "/", device: "vda1", fstype: "ext4", total: 110 * GIB, used: 25 * GIB, free: 75 * GIB }],
  disks: [{ name: "vda", received: 1_000, sent: 5_000 }],
  interfaces: [{ name: "eth0", received: 10, sent: 20 }],
  processes: { total: 120, running: 2 },
};
const AFTER: HostSample = {
  ...BEFORE,
  at: BEFORE.at + 60_000,
  cpu: { user: 160, system: 70, idle: 810, iowait: 60, total: 1100 },
  disks: [{ name: "vda", received: 4_000, sent: 5_000 }],
  interfaces: [
    { name: "eth0", received: 110, sent: 320 },
    { name: "eth1", received: 7, sent: 7 },
  ],
};

function shown(before: HostSample, after: HostSample): string[] {
  return hostMetrics(before, after).map(({ MetricName, Value, Unit, Dimensions = [] }) => {
    const of = Dimensions.map((one) => `${one.Name}=${one.Value}`).join(" ");
    return `${MetricName} ${Value} ${Unit} ${of}`;
  });
}

test("two samples become the metrics of the CloudWatch agent", () => {
  expect(shown(BEFORE, AFTER)).toEqual([
    "cpu_usage_idle 10 Percent cpu=cpu-total host=h1",
    "cpu_usage_user 60 Percent cpu=cpu-total host=h1",
    "cpu_usage_system 20 Percent cpu=cpu-total host=h1",
    "cpu_usage_iowait 10 Percent cpu=cpu-total host=h1",
    "cpu_usage_active 90 Percent cpu=cpu-total host=h1",
    "mem_used_percent 25 Percent host=h1",
    `mem_used ${2 * GIB} Bytes host=h1`,
    `mem_available ${6 * GIB} Bytes host=h1`,
    `mem_total ${8 * GIB} Bytes host=h1`,
    "swap_used_percent 0 Percent host=h1",
    "disk_used_percent 25 Percent path=/ device=vda1 fstype=ext4 host=h1",
    `disk_used ${25 * GIB} Bytes path=/ device=vda1 fstype=ext4 host=h1`,
    `disk_free ${75 * GIB} Bytes path=/ device=vda1 fstype=ext4 host=h1`,
    `disk_total ${110 * GIB} Bytes path=/ device=vda1 fstype=ext4 host=h1`,
    "diskio_read_bytes 3000 Bytes host=h1 name=vda",
    "diskio_write_bytes 0 Bytes host=h1 name=vda",
    "net_bytes_recv 100 Bytes host=h1 interface=eth0",
    "net_bytes_sent 300 Bytes host=h1 interface=eth0",
    "processes_running 2 Count host=h1",
    "processes_total 120 Count host=h1",
  ]);
  expect(hostMetrics(BEFORE, AFTER)[0]?.Timestamp).toEqual(new Date(AFTER.at));
});

test("a counter that began anew, and a mount that CloudWatch could not name, are left out", () => {
  const odd = { path: "/média", device: "sdb", fstype: "ext4", total: 1, used: 1, free: 0 };
  const anew = { ...AFTER, interfaces: [{ name: "eth0", received: 3, sent: 400 }], fileSystems: [odd] };
  const names = shown(BEFORE, anew).join("\n");
  expect(names).not.toContain("net_bytes");
  expect(names).not.toContain("disk_");
});

test("a clock tick without CPU time gives no percentages rather than wrong ones", () => {
  expect(shown(BEFORE, { ...AFTER, cpu: BEFORE.cpu }).join("\n")).not.toContain("cpu_usage");
});

test("the kernel's tables are read as proc(5) describes them", () => {
  const stat = "cpu  10 1 20 300 5 2 3 4 99 0\ncpu0 1 1 1 1 1 1 1 1 0 0\nintr 5";
  expect(parseCpuTimes(stat)).toEqual({ user: 10, system: 20, idle: 300, iowait: 5, total: 345 });
  const table = [
    "   7       0 loop0 1 0 8 0 0 0 0 0 0 0 0",
    " 254       0 vda 100 0 2000 9 50 0 400 9 0 9 9",
    " 254       1 vda1 90 0 1900 9 50 0 400 9 0 9 9",
  ].join("\n");
  expect(parseDiskStats(table, ["loop0", "vda"])).toEqual([{ name: "vda", received: 1_024_000, sent: 204_800 }]);
});

test("this machine can be sampled", async () => {
  const sample = await sampleHost();
  expect(sample.host).not.toBe("");
  expect(sample.memory.total).toBeGreaterThan(sample.memory.used);
  expect(sample.cpu.total).toBeGreaterThan(0);
  expect(sample.processes.total).toBeGreaterThan(0);
});
