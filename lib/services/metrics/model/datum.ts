import type { Point } from "./point";
import type { SeriesName } from "./series";

/** A datum of PutMetricData, found right: which metric, and the point as it is kept. */
export type Datum = { series: SeriesName; point: Point };
