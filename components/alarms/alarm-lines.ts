import type { Stretch } from "@/components/time-range/time-range";
import type { ChartBand, ChartPoint } from "@/lib/drawing/chart-series";

/** One line of what an alarm watches: its metric, its expression, or one series of its query. */
export type AlarmLine = { id: string; label: string; points: ChartPoint[] };

/** What the graph of an alarm draws beside its threshold. */
export type AlarmLines = {
  range: Stretch;
  /** Seconds between the points; longer than the alarm's own period over a long range. */
  period: number;
  lines: AlarmLine[];
  /** The band that the alarm compares with. */
  band?: ChartBand;
  /** AWS's words where it does not answer the question. */
  problem?: string;
};
