/** A query of Metrics Insights. Source: CloudWatch User Guide, "Query components and syntax in CloudWatch Metrics Insights". */
export interface InsightsSelect {
  readonly aggregate: Aggregate;
  readonly metricName: string;
  readonly source: Source;
  readonly conditions: readonly Condition[];
  readonly groupBy: readonly Key[];
  readonly orderBy?: Order;
  readonly limit?: number;
}

export type Aggregate = "AVG" | "COUNT" | "MAX" | "MIN" | "SUM";

/** FROM: a namespace with whatever dimensions or, by SCHEMA, with exactly these. */
export interface Source {
  readonly namespace: string;
  readonly dimensions?: readonly string[];
}

/** A dimension, `tag.key` or `AWS.AccountId`. */
export interface Key {
  readonly kind: "dimension" | "tag" | "account";
  readonly name: string;
}

export interface Condition {
  readonly key: Key;
  readonly operator: "=" | "!=";
  readonly value: string;
}

export interface Order {
  readonly aggregate: Aggregate;
  readonly direction: "ASC" | "DESC";
}
