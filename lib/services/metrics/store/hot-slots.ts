/**
 * Hot rows lie in the partitions metric_points_0 to metric_points_3, each written for five minutes in turn. One that is not written
 * can be sealed and emptied whole. Nothing depends on it that all writers agree: a row in any slot is read and sealed like others.
 */
export const SLOTS = [0, 1, 2, 3] as const;
const SLOT_SECONDS = 300;

/** The slot that is written now, as an SQL expression; the database's clock decides, which all writers share. */
export const CURRENT_SLOT = `(extract(epoch FROM now())::int8 / ${SLOT_SECONDS} % ${SLOTS.length})::int2`;

/** The table of a slot. */
export function slotTable(slot: number): string {
  return `metric_points_${slot}`;
}
