import type { Point } from "./point";
import type { SeriesName } from "./series";

/** A datum of PutMetricData, found right: which metric, the point as it is kept, and its resolution in seconds. */
export type Datum = { series: SeriesName; point: Point; resolution: 1 | 60 };
