/** What SEARCH looks for. Source: CloudWatch User Guide, "CloudWatch search expression syntax". */
export interface MetricSearch {
  readonly schema?: Schema;
  readonly term?: Term;
}

/** `{AWS/EC2, InstanceId}`: the namespace and, where given, exactly these dimension names. */
export interface Schema {
  readonly namespace: string;
  readonly dimensions: readonly string[];
}

export type Term = Logic | Not | Match;

/** Chains are flat; terms without an operator between them are an `and`. */
export interface Logic {
  readonly kind: "and" | "or";
  readonly operands: readonly Term[];
}

export interface Not {
  readonly kind: "not";
  readonly operand: Term;
}

/** `MetricName="CPUUtilization"`, or a text to be found anywhere. What stands in quotes is the whole text, else a part of it. */
export interface Match {
  readonly kind: "match";
  readonly property?: string;
  readonly isExact: boolean;
  readonly text: string;
}
