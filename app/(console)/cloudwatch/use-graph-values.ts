"use client";

import type { GraphLines } from "@/components/metrics/graph-lines";
import type { GraphValues } from "@/components/metrics/graph-values";
import { resolveTimeRange, type Stretch, type TimeRange, timeRangeSearch } from "@/components/time-range/time-range";
import { askLiveIn } from "@/lib/console/use-ask";
import { type Live, type LiveOptions, useReading } from "@/lib/console/use-reading";
import { readGraphs } from "./read-graphs";

/** What graphs ask for: their range, and their lines over a stretch of it (their periods depend on how long it is). */
export type GraphQuestion = {
  /** Tells questions apart: the same name over the same range has the same lines. */
  name: string;
  range: TimeRange;
  linesOver: (stretch: Stretch, now: Date) => GraphLines[];
};

/** Keeps the values of graphs fresh; a relative range moves on with the clock. */
export function useGraphValues(
  { name, range, linesOver }: GraphQuestion,
  options: LiveOptions<GraphValues>,
): Live<GraphValues> {
  const question = JSON.stringify(["graphs", name, timeRangeSearch(range)]);
  const read = () => {
    const now = new Date();
    const stretch = resolveTimeRange(range, now);
    return readGraphs(askLiveIn, linesOver(stretch, now), stretch, now);
  };
  return useReading(question, read, options);
}
