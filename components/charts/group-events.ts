import type { ChartEvent } from "./chart-events";

/** Events that lie so close together that one mark stands for them, oldest first; `x` is in pixels. */
export type EventGroup = { x: number; events: ChartEvent[] };

/**
 * The marks for events between two moments. A mark takes in what lies less than `reach` pixels behind its first event, so
 * that no two marks overlap, however many events there are.
 */
export function groupEvents(
  events: readonly ChartEvent[],
  { start, end }: { start: number; end: number },
  x: (time: number) => number,
  reach: number,
): EventGroup[] {
  const groups: (EventGroup & { from: number })[] = [];
  const shown = events.filter(({ time }) => time >= start && time <= end).sort((one, other) => one.time - other.time);
  for (const event of shown) {
    const at = x(event.time);
    // A chart that has no size yet knows no places.
    if (!Number.isFinite(at)) continue;
    const last = groups.at(-1);
    if (last && at - last.from < reach) last.events.push(event);
    else groups.push({ x: at, from: at, events: [event] });
  }
  return groups.map(({ x: at, events: near }) => ({ x: at, events: near }));
}
