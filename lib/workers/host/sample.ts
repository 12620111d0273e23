import { readdir, readFile } from "node:fs/promises";
import { hostname } from "node:os";
import si from "systeminformation";
import { nowMillis } from "@/lib/platform/clock";
import { type CpuTimes, parseCpuTimes, parseDiskStats, type Traffic } from "./proc";

export type FileSystem = {
  path: string;
  device: string;
  fstype: string;
  total: number;
  used: number;
  free: number;
};

/** This machine at one moment; all sizes in bytes. `disks` counts reads as received, writes as sent. */
export type HostSample = {
  host: string;
  at: number;
  cpu: CpuTimes;
  memory: { total: number; used: number; available: number };
  swap: { total: number; used: number };
  fileSystems: FileSystem[];
  disks: Traffic[];
  interfaces: Traffic[];
  processes: { total: number; running: number };
};

/** File systems that live in memory or hold no files of anyone's. */
const PSEUDO = new Set(["tmpfs", "devtmpfs", "squashfs", "sysfs", "proc", "nsfs", "efivarfs", "iso9660", "ramfs"]);

/** A machine full of containers has hundreds of mounts and interfaces; nobody looks at them one by one. */
const MOST = 16;

/** Looks at this machine. Takes some tens of milliseconds, most of them in child processes. */
export async function sampleHost(): Promise<HostSample> {
  const [cpu, memory, fileSystems, disks, interfaces, processes] = await Promise.all([
    cpuTimes(),
    si.mem(),
    si.fsSize(),
    diskTraffic(),
    si.networkStats("*"),
    si.processes(),
  ]);
  return {
    host: hostname(),
    at: nowMillis(),
    cpu,
    memory: { total: memory.total, used: memory.active, available: memory.available },
    swap: { total: memory.swaptotal, used: memory.swapused },
    fileSystems: fileSystems
      .filter(({ type, size }) => size > 0 && !PSEUDO.has(type))
      .slice(0, MOST)
      .map(({ mount, fs, type, size, used, available }) => ({
        path: mount,
        device: fs.replace(/^\/dev\//, ""),
        fstype: type,
        total: size,
        used,
        free: available,
      })),
    disks,
    interfaces: interfaces
      .filter(({ iface, operstate }) => iface !== "lo" && operstate !== "down")
      .slice(0, MOST)
      .map(({ iface, rx_bytes, tx_bytes }) => ({ name: iface, received: rx_bytes, sent: tx_bytes })),
    processes: { total: processes.all, running: processes.running },
  };
}

/** Only the kernel's own table knows the time spent waiting for disks; elsewhere than on Linux it counts as none. */
async function cpuTimes(): Promise<CpuTimes> {
  const table = await readFile("/proc/stat", "utf8").catch(() => undefined);
  if (table !== undefined) return parseCpuTimes(table);
  const { rawCurrentLoadUser, rawCurrentLoadNice, rawCurrentLoadSystem, rawCurrentLoadIrq, rawCurrentLoadIdle } =
    await si.currentLoad();
  const busy = rawCurrentLoadUser + rawCurrentLoadNice + rawCurrentLoadSystem + rawCurrentLoadIrq;
  return {
    user: rawCurrentLoadUser,
    system: rawCurrentLoadSystem,
    idle: rawCurrentLoadIdle,
    iowait: 0,
    total: busy + rawCurrentLoadIdle,
  };
}

/** Per disk on Linux; elsewhere all disks together under one name. */
async function diskTraffic(): Promise<Traffic[]> {
  const table = await readFile("/proc/diskstats", "utf8").catch(() => undefined);
  if (table !== undefined) return parseDiskStats(table, await readdir("/sys/block").catch(() => [])).slice(0, MOST);
  const all = await si.fsStats().catch(() => undefined);
  return all ? [{ name: "all", received: all.rx, sent: all.wx }] : [];
}
