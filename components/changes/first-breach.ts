import type { ChartPoint } from "@/lib/drawing/chart-series";

/** The moment a metric broke: its first breaching point, which stands for so many seconds. */
export type FirstBreach = { at: Date; seconds: number };

type Alarmed = {
  /** When the alarm went off, and AWS's StateReasonData of that, as text or as the history's object. */
  changedAt: Date;
  reasonData: unknown;
  /** The alarm's own period in seconds. */
  seconds: number;
};

/**
 * Where it began: the oldest point that AWS's reason names, and what breached without a break before it. A state that
 * somebody set by hand has no points, and began when it was set.
 */
export function firstBreach(
  { changedAt, reasonData, seconds }: Alarmed,
  points: readonly ChartPoint[],
  breaches: (value: number) => boolean,
): FirstBreach {
  const named = namedPoints(reasonData);
  if (named.length === 0) return { at: changedAt, seconds: 0 };
  let at = Math.min(...named);
  for (const { time, value } of points.toReversed()) {
    if (time >= at) continue;
    if (at - time > seconds * 1500 || !breaches(value)) break;
    at = time;
  }
  return { at: new Date(at), seconds };
}

/** The timestamps of evaluatedDatapoints in milliseconds. */
function namedPoints(data: unknown): number[] {
  const { evaluatedDatapoints: points } = objectOf(typeof data === "string" ? parsed(data) : data);
  if (!Array.isArray(points)) return [];
  return points.map((point) => momentOf(objectOf(point).timestamp)).filter(Number.isFinite);
}

/** AWS writes the zone of these as "+0000", which not every engine reads. */
function momentOf(text: unknown): number {
  return typeof text === "string" ? Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, "$1:$2")) : Number.NaN;
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
