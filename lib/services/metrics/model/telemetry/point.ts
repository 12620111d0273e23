import type { MetricDatum } from "@aws-sdk/client-cloudwatch";

/** How many values fell between two bounds (open where there is none), and the value that stands for them. */
export type Bucket = { lower?: number; upper?: number; value: number; count: number };

/** What something has come to: a counter has a sum alone, a histogram its samples too, in buckets where it has any. */
export type Totals = { sum?: number; samples?: number; buckets?: readonly Bucket[] };

/** A point of OpenTelemetry's counters and histograms; times in milliseconds. */
export type TelemetryPoint = {
  metric: Pick<MetricDatum, "MetricName" | "Dimensions" | "Unit">;
  /** Undefined for the moment at which it comes. */
  at: number | undefined;
  totals: Totals;
  /** The least and the greatest of the values, where they are of these totals alone. */
  minimum?: number | undefined;
  maximum?: number | undefined;
  /** Present when the totals are those since a start, not since the last point. */
  cumulative?: Cumulative;
};

export type Cumulative = {
  /** Tells apart those who count the same metric: each is counted by itself. */
  source: string;
  /** 0 when nobody said. */
  startedAt: number;
};

/** The totals at the last point of a source. */
export type KnownTotals = { at: number; totals: Totals };
