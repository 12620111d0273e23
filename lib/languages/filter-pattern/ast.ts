/**
 * A CloudWatch Logs filter pattern: terms, a JSON pattern in braces, or a space-delimited pattern in brackets.
 * Source: the page "Filter pattern syntax for metric filters, subscription filters, filter log events, and Live Tail".
 */
export type FilterPattern = TermsPattern | JsonPattern | DelimitedPattern;

/** `ERROR -"timed out" ?warn`. No terms at all match every event. */
export interface TermsPattern {
  readonly kind: "terms";
  readonly terms: readonly Term[];
}

export interface Term {
  /** Optional terms (`?x`) count only when there is no other kind; excluded ones are `-x`. */
  readonly role: "required" | "optional" | "excluded";
  readonly content: Phrase | Regex;
}

/** Text that an event contains as it stands, in its case. */
export interface Phrase {
  readonly kind: "phrase";
  readonly text: string;
}

/** The text between two `%`. */
export interface Regex {
  readonly kind: "regex";
  readonly source: string;
}

/** `{ $.status = 5* && $.user.name != "root" }` */
export interface JsonPattern {
  readonly kind: "json";
  readonly condition: JsonCondition;
}

export type JsonCondition = Logic<JsonCondition> | JsonComparison | JsonIs | JsonNotExists;

/** `&&` and `||`, flattened: `a && b && c` has three operands. */
export interface Logic<Condition> {
  readonly kind: "and" | "or";
  readonly operands: readonly Condition[];
}

export interface JsonComparison {
  readonly kind: "comparison";
  readonly selector: Selector;
  readonly comparison: Comparison;
}

export interface JsonIs {
  readonly kind: "is";
  readonly selector: Selector;
  readonly value: null | boolean;
}

export interface JsonNotExists {
  readonly kind: "notExists";
  readonly selector: Selector;
}

/** `$.users[0]['first.name']` */
export interface Selector {
  readonly steps: readonly SelectorStep[];
}

export type SelectorStep =
  | { readonly kind: "key"; readonly name: string }
  | { readonly kind: "index"; readonly index: number }
  /** `.*` or `[*]`: both select every element of an array and every field of an object. */
  | { readonly kind: "wildcard"; readonly notation: ".*" | "[*]" };

export interface Comparison {
  readonly operator: Operator;
  readonly operand: Operand;
}

export type Operator = "=" | "!=" | "<" | "<=" | ">" | ">=";

export type Operand = NumberOperand | TextOperand | Regex;

/** A number without quotes. `text` is as written: `= 1e3` also matches the string "1e3". */
export interface NumberOperand {
  readonly kind: "number";
  readonly text: string;
}

/** Text with `*` for any run of characters. Quotes are kept, because `"4"` is text where `4` is a number. */
export interface TextOperand {
  readonly kind: "text";
  readonly text: string;
  readonly quoted: boolean;
}

/** `[ip, user, ..., status = 4* || status = 500, bytes]`. No fields at all are as one ellipsis. */
export interface DelimitedPattern {
  readonly kind: "delimited";
  readonly fields: readonly DelimitedField[];
}

export type DelimitedField =
  | { readonly kind: "ellipsis" }
  /** A field without a name is known by its place: `$3`. */
  | { readonly kind: "field"; readonly name: string | null; readonly condition: FieldCondition | null };

export type FieldCondition = Logic<FieldCondition> | FieldComparison;

export interface FieldComparison {
  readonly kind: "comparison";
  readonly comparison: Comparison;
}
