/** Times that a counter of CPU time has counted since the machine started, in any one unit. */
export type CpuTimes = { user: number; system: number; idle: number; iowait: number; total: number };

/** Bytes that went in and out of something since the machine started. */
export type Traffic = { name: string; received: number; sent: number };

/** /proc/diskstats counts sectors of 512 bytes, whatever the disk's own are. */
const SECTOR = 512;

/** The first line of /proc/stat: user nice system idle iowait irq softirq steal (guest times are within user and nice). */
export function parseCpuTimes(stat: string): CpuTimes {
  const times = /^cpu\s+(.+)$/m.exec(stat)?.[1]?.split(/\s+/).slice(0, 8).map(Number) ?? [];
  const [user = 0, , system = 0, idle = 0, iowait = 0] = times;
  return { user, system, idle, iowait, total: times.reduce((sum, time) => sum + time, 0) };
}

/** The whole disks of /proc/diskstats, by the names in /sys/block, without those that live in memory or in files. */
export function parseDiskStats(table: string, blockDevices: readonly string[]): Traffic[] {
  return table.split("\n").flatMap((line) => {
    const [, , name = "", , , read, , , , written] = line.trim().split(/\s+/);
    if (!blockDevices.includes(name) || /^(loop|ram|zram|fd|sr)\d/.test(name)) return [];
    return [{ name, received: Number(read) * SECTOR, sent: Number(written) * SECTOR }];
  });
}
