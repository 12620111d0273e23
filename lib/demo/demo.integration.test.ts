import { afterAll, beforeAll, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "@/lib/services/invoke";
import { seedDemo } from "./seed/seed";

process.env.MIRANTE_DEMO = "true";
const root = rootCaller("210987654321", "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test" });

beforeAll(async () => {
  const t = performance.now();
  await seedDemo();
  console.log("seeded", performance.now() - t);
}, 180_000);
afterAll(closeDatabase);

test("yesterday's incident is in the alarm's history, at its time", async () => {
  const { AlarmHistoryItems = [] } = await invoke(root, "cloudwatch:DescribeAlarmHistory", {
    AlarmName: "orders-etl-errors",
    HistoryItemType: "StateUpdate",
  });
  console.log(AlarmHistoryItems.map((i) => [i.Timestamp, i.HistorySummary]));
  expect(AlarmHistoryItems.length).toBeGreaterThan(2);
});
