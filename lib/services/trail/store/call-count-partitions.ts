import { pool } from "@/lib/platform/database";
import { maintainPartitions } from "@/lib/platform/partitions";

/** Keeps the days around now and drops those past their time. */
export function maintainCallCountPartitions(now: Date, keepDays: number): Promise<void> {
  const table = { table: "trail_call_counts", step: "day" as const, behindDays: 15, aheadDays: 7, keepDays };
  return maintainPartitions(pool(), [table], now);
}
