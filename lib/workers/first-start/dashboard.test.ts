import { expect, test } from "vitest";
import { parseDashboardBody } from "@/lib/services/dashboards/model/parse-dashboard-body";
import { firstDashboard } from "./dashboard";

const machine = {
  host: "h1",
  region: "eu-west-1",
  alarmArn: "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:Mirante-HighCPU",
  fileSystems: [{ path: "/", device: "vda1", fstype: "ext4", total: 1, used: 1, free: 1 }],
  interfaces: [{ name: "eth0", received: 0, sent: 0 }],
  disks: [{ name: "vda", received: 0, sent: 0 }],
};

type Widget = {
  type: string;
  x: number;
  y: number;
  width: number;
  height: number;
  properties: { title: string; region?: string; metrics?: unknown[][]; alarms?: string[] };
};

function widgets(of = machine): Widget[] {
  return (JSON.parse(firstDashboard(of)) as { widgets: Widget[] }).widgets;
}

test("the first dashboard shows this machine's own series", () => {
  const all = widgets();
  expect(all.map(({ properties }) => properties.title)).toEqual([
    "Alarms",
    "CPU of h1",
    "Memory",
    "Disk space used",
    "Network and disk traffic",
    "Calls",
    "Latency, p99",
    "Errors",
  ]);
  expect(all[0]?.properties.alarms).toEqual([machine.alarmArn]);
  expect(all[1]?.properties.metrics?.[0]).toEqual([
    "CWAgent",
    "cpu_usage_active",
    "cpu",
    "cpu-total",
    "host",
    "h1",
    { label: "active" },
  ]);
  expect(all.slice(1).every(({ properties }) => properties.region === "eu-west-1")).toBe(true);
});

test("its widgets lie within 24 columns and on nobody else", () => {
  const taken = new Set<string>();
  for (const { x, y, width, height } of widgets()) {
    expect(x + width).toBeLessThanOrEqual(24);
    for (let column = x; column < x + width; column += 1) {
      for (let row = y; row < y + height; row += 1) {
        expect(taken.has(`${column}/${row}`)).toBe(false);
        taken.add(`${column}/${row}`);
      }
    }
  }
});

test("a machine without disks or interfaces gets no empty graphs", () => {
  const bare = widgets({ ...machine, fileSystems: [], interfaces: [], disks: [] });
  expect(bare.every(({ properties: { metrics } }) => metrics === undefined || metrics.length > 0)).toBe(true);
});

test("CloudWatch has nothing to say against it", () => {
  expect(parseDashboardBody(firstDashboard(machine)).messages).toEqual([]);
});
