/**
 * An EventBridge event pattern. It has the shape of the events it matches.
 * Sources: the user guide's pages on event patterns and comparison operators, and the open source rule engine aws/event-ruler.
 */
export interface EventPattern {
  readonly members: readonly Member[];
}

/** Members are kept in the order of the text: of two that constrain the same field, the last one counts. */
export type Member = FieldMember | ObjectMember | OrMember;

/** `"state": ["running", { "prefix": "stop" }]`: one of the matchers has to match. */
export interface FieldMember {
  readonly kind: "field";
  readonly name: string;
  readonly matchers: readonly Matcher[];
}

/** `"detail": { ... }` */
export interface ObjectMember {
  readonly kind: "object";
  readonly name: string;
  readonly pattern: EventPattern;
}

/** `"$or": [{ ... }, { ... }]` */
export interface OrMember {
  readonly kind: "or";
  readonly alternatives: readonly EventPattern[];
}

export type Scalar = string | number | boolean | null;

export type Matcher =
  | { readonly kind: "equals"; readonly value: Scalar }
  | { readonly kind: "prefix" | "suffix"; readonly value: string; readonly ignoreCase: boolean }
  | { readonly kind: "equals-ignore-case"; readonly value: string }
  | { readonly kind: "wildcard"; readonly value: string }
  | { readonly kind: "numeric"; readonly comparisons: readonly NumericComparison[] }
  | { readonly kind: "cidr"; readonly value: string }
  | { readonly kind: "exists"; readonly value: boolean }
  | AnythingBut;

/** What none of the values may be, or begin with, end with or look like. */
export type AnythingBut =
  | { readonly kind: "anything-but"; readonly operator: "equals"; readonly values: readonly (string | number)[] }
  | { readonly kind: "anything-but"; readonly operator: TextOperator; readonly values: readonly string[] };

export type TextOperator = "prefix" | "suffix" | "equals-ignore-case" | "wildcard";

export interface NumericComparison {
  readonly operator: "=" | "<" | "<=" | ">" | ">=";
  readonly value: number;
}
