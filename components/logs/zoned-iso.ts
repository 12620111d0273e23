import { timeZoneOffset } from "@/lib/drawing/time-zone-offset";

const MINUTE = 60_000;
/** No zone changes its offset within a quarter of an hour. */
const QUARTER = 15 * MINUTE;
const offsets = new Map<string, number>();

/** A moment as the log events view shows it: 2026-11-22T08:45:13.123-03:00, or with Z in UTC. */
export function zonedIso(at: number, timeZone: string): string {
  if (timeZone === "UTC") return new Date(at).toISOString();
  const offset = offsetAt(at, timeZone);
  const local = new Date(at + offset * MINUTE).toISOString().slice(0, -1);
  const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60];
  return `${local}${offset < 0 ? "-" : "+"}${twoDigits(hours)}:${twoDigits(minutes)}`;
}

/** Asking Intl takes long enough to be felt over thousands of rows, and neighbours share their answer. */
function offsetAt(at: number, timeZone: string): number {
  const key = `${timeZone}/${Math.floor(at / QUARTER)}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size > 1_000) offsets.clear();
  const offset = timeZoneOffset(timeZone, new Date(at));
  offsets.set(key, offset);
  return offset;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
