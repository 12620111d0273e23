import type { ConditionOperator } from "./operators";

/**
 * A policy as its author meant it: single values and lists are one, defaults are filled in.
 * The grammar is the IAM User Guide's, "Grammar of the IAM JSON policy language".
 */
export interface PolicyDocument {
  /** A text without Version is a 2008-10-17 policy, in which `${...}` is plain text. */
  readonly version: PolicyVersion;
  readonly id?: string;
  readonly statements: readonly Statement[];
}

export type PolicyVersion = "2008-10-17" | "2012-10-17";
export type Effect = "Allow" | "Deny";

export interface Statement {
  readonly sid?: string;
  readonly effect: Effect;
  /** Resource-based and trust policies only. */
  readonly principals?: Choice<PrincipalName>;
  readonly actions: Choice<string>;
  /** Absent in trust policies only, whose resource is the role itself. */
  readonly resources?: Choice<string>;
  readonly conditions: readonly Condition[];
}

/** An element or its Not form: `Action` is `{ not: false }`, `NotAction` is `{ not: true }`. */
export interface Choice<Value> {
  readonly not: boolean;
  readonly values: readonly Value[];
}

export type PrincipalType = "AWS" | "Service" | "Federated" | "CanonicalUser";

/** Everyone is `{ type: "AWS", value: "*" }`, however the author wrote it. */
export interface PrincipalName {
  readonly type: PrincipalType;
  readonly value: string;
}

/** One key under one operator; all conditions of a statement must hold. */
export interface Condition {
  readonly operator: ConditionOperator;
  readonly key: string;
  readonly values: readonly string[];
}
