/**
 * An ExportMetricsServiceRequest (OpenTelemetry Protocol 1.x, metrics.proto), whether it came as protobuf or as JSON: 64-bit
 * numbers are strings, and whatever is absent has its type's zero.
 */
export type ExportRequest = { resourceMetrics?: ResourceMetrics[] };

export type ResourceMetrics = { resource?: { attributes?: Attribute[] }; scopeMetrics?: ScopeMetrics[] };

export type ScopeMetrics = { scope?: { name?: string; version?: string }; metrics?: Metric[] };

export type Metric = {
  name?: string;
  unit?: string;
  gauge?: { dataPoints?: NumberPoint[] };
  sum?: { dataPoints?: NumberPoint[]; aggregationTemporality?: number; isMonotonic?: boolean };
  histogram?: { dataPoints?: HistogramPoint[]; aggregationTemporality?: number };
  exponentialHistogram?: { dataPoints?: ExponentialPoint[]; aggregationTemporality?: number };
  summary?: { dataPoints?: SummaryPoint[] };
};

type Whole = string;

/** What every data point has. Bit 0 of `flags` says that nothing was recorded. */
export type Point = { attributes?: Attribute[]; startTimeUnixNano?: Whole; timeUnixNano?: Whole; flags?: number };

export type NumberPoint = Point & { asDouble?: number; asInt?: Whole };

export type HistogramPoint = Point & {
  count?: Whole;
  sum?: number;
  bucketCounts?: Whole[];
  explicitBounds?: number[];
  min?: number;
  max?: number;
};

export type ExponentialPoint = Point & {
  count?: Whole;
  sum?: number;
  scale?: number;
  zeroCount?: Whole;
  positive?: Buckets;
  negative?: Buckets;
  min?: number;
  max?: number;
};

export type SummaryPoint = Point & {
  count?: Whole;
  sum?: number;
  quantileValues?: { quantile?: number; value?: number }[];
};

export type Buckets = { offset?: number; bucketCounts?: Whole[] };

export type Attribute = { key?: string; value?: AttributeValue };

export type AttributeValue = {
  stringValue?: string;
  boolValue?: boolean;
  intValue?: Whole;
  doubleValue?: number;
};
