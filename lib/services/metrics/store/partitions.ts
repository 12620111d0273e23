import { pool } from "@/lib/platform/database";
import { maintainPartitions, type PartitionedTable } from "@/lib/platform/partitions";

/**
 * Data may be two weeks old and two hours early when it comes; a week ahead lets a worker be away for some days. Days of blocks and
 * of 5-minute cells go only when a roll-up has emptied them, however late it comes; days of 1-hour cells go after 455 days.
 */
const TABLES: PartitionedTable[] = [
  { table: "metric_blocks", step: "day", behindDays: 15, aheadDays: 7, keepDays: 16, onlyEmpty: true },
  { table: "metric_five_minutes", step: "day", behindDays: 17, aheadDays: 0, keepDays: 64, onlyEmpty: true },
  { table: "metric_hours", step: "month", behindDays: 66, aheadDays: 0, keepDays: 455 },
];

/** Creates the partitions around `now` and drops those past their time. */
export function maintainMetricPartitions(now: Date): Promise<void> {
  return maintainPartitions(pool(), TABLES, now);
}
