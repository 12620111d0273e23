import { pool } from "@/lib/platform/database";
import { maintainPartitions, type PartitionedTable } from "@/lib/platform/partitions";

/** A message may be on its way for six hours; the log of what became of it is kept for a month. */
const BY_DAY = { step: "day", behindDays: 1, aheadDays: 3, keepDays: 30 } as const;
const TABLES: PartitionedTable[] = [
  { table: "sns_messages", ...BY_DAY },
  { table: "sns_deliveries", ...BY_DAY },
  { table: "sns_delivery_attempts", ...BY_DAY },
  { table: "sns_mails", ...BY_DAY },
];

export function maintainNotificationPartitions(now: Date): Promise<void> {
  return maintainPartitions(pool(), TABLES, now);
}
