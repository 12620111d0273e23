import { pool } from "@/lib/platform/database";
import { maintainPartitions, type PartitionedTable } from "@/lib/platform/partitions";

/** Data may be two weeks old and two hours early when it comes; a week ahead lets a worker be away for some days. */
const TABLES: PartitionedTable[] = [
  { table: "metric_points", step: "day", behindDays: 14, aheadDays: 7, keepDays: 15 },
];

/** Creates the partitions around `now` and drops those of more than 15 days ago. */
export function maintainMetricPartitions(now: Date): Promise<void> {
  return maintainPartitions(pool(), TABLES, now);
}
