/** One condition of an advanced selector as a form holds it; values are lines. */
export type FieldDraft = { field: string; operator: Operator; values: string };
export type AdvancedDraft = { name: string; fields: FieldDraft[] };
/** Data events by basic selectors: a type and the beginnings of ARNs, one a line. */
export type BasicDraft = { type: string; values: string };

/** Which events a trail is to log. */
export type SelectorDraft = {
  management: boolean;
  read: boolean;
  write: boolean;
  excludeKms: boolean;
  excludeRds: boolean;
  data: boolean;
  mode: "basic" | "advanced";
  basic: BasicDraft[];
  advanced: AdvancedDraft[];
};

export const OPERATORS = ["Equals", "NotEquals", "StartsWith", "NotStartsWith", "EndsWith", "NotEndsWith"] as const;
export type Operator = (typeof OPERATORS)[number];

/** What advanced selectors of data events can ask (CloudTrail API Reference, "AdvancedFieldSelector"). */
export const FIELDS = [
  "resources.type",
  "resources.ARN",
  "readOnly",
  "eventName",
  "eventSource",
  "eventType",
  "userIdentity.arn",
  "sessionCredentialFromConsole",
  "eventCategory",
] as const;

/** The types of basic selectors, and further ones whose data events Mirante records. */
export const BASIC_TYPES = ["AWS::S3::Object", "AWS::Lambda::Function", "AWS::DynamoDB::Table"] as const;
export const DATA_TYPES = [...BASIC_TYPES, "AWS::Logs::LogGroup", "AWS::CloudWatch::Metric", "AWS::Events::EventBus"];

/** The event sources that management events can be logged without. */
export const KMS = "kms.amazonaws.com";
export const RDS_DATA = "rdsdata.amazonaws.com";

/** What a new trail logs: every management event. */
export const NEW_SELECTORS: SelectorDraft = {
  management: true,
  read: true,
  write: true,
  excludeKms: false,
  excludeRds: false,
  data: false,
  mode: "basic",
  basic: [{ type: "AWS::S3::Object", values: "arn:aws:s3" }],
  advanced: [{ name: "", fields: [{ field: "resources.type", operator: "Equals", values: "AWS::S3::Object" }] }],
};

/** Lines without the blank ones. */
export function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}
