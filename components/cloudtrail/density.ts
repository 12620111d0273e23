import type { Stretch } from "@/components/time-range/time-range";
import type { EventCount } from "@/lib/services/trail/model/count";
import { periodStart } from "@/lib/services/trail/model/period";

export const KINDS = ["write", "read", "failed"] as const;
export type Kind = (typeof KINDS)[number];

/** The events of a period, by kind; `time` is its beginning in milliseconds. */
export type Bucket = { time: number } & Record<Kind, number>;

const PERIODS = [60, 300, 900, 1800, 3600, 10_800, 21_600, 43_200, 86_400, 259_200, 604_800];
const MOST_BARS = 72;

/** Seconds of a bar, so that a stretch has at most some seventy of them. */
export function barSeconds({ start, end }: Stretch): number {
  const span = (end.getTime() - start.getTime()) / 1000;
  return PERIODS.find((period) => span / period <= MOST_BARS) ?? Math.ceil(span / MOST_BARS);
}

/** Every period that a stretch touches, also those without events, which an answer leaves out. */
export function bucketsOf(counts: readonly EventCount[], { start, end }: Stretch, seconds: number): Bucket[] {
  const step = seconds * 1000;
  const first = periodStart(start, seconds);
  const number = Math.max(1, Math.ceil((end.getTime() - first) / step));
  const buckets = Array.from({ length: number }, (_, index) => ({
    time: first + index * step,
    write: 0,
    read: 0,
    failed: 0,
  }));
  for (const { Time, Value, Count } of counts) {
    const bucket = Time && buckets[Math.floor((Time.getTime() - first) / step)];
    const kind = KINDS.find((one) => one === Value);
    if (bucket && kind) bucket[kind] += Count;
  }
  return buckets;
}

/** The first of the buckets that would be labelled alike: several bars may share a day. */
export function labelledTimes(buckets: readonly Bucket[], label: (time: number) => string): number[] {
  const labels = buckets.map(({ time }) => label(time));
  return buckets.filter((_, index) => labels[index] !== labels[index - 1]).map(({ time }) => time);
}

/** All events of some buckets, by kind. */
export function totalsOf(buckets: readonly Bucket[]): Record<Kind, number> {
  const totals = { write: 0, read: 0, failed: 0 };
  for (const bucket of buckets) for (const kind of KINDS) totals[kind] += bucket[kind];
  return totals;
}
