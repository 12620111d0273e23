import type { AdvancedEventSelector, AdvancedFieldSelector, EventSelector } from "@aws-sdk/client-cloudtrail";
import { AwsError } from "@/lib/platform/errors";
import type { TrailSelectors } from "./selectors";

const MAX_SELECTORS = 5;
const MAX_DATA_RESOURCES = 250;
const MAX_VALUES = 500;

/**
 * PutEventSelectors' input as a trail keeps it. Throws InvalidEventSelectorsException; the limits are those of the CloudTrail
 * User Guide, "Quotas in AWS CloudTrail".
 */
export function checkedSelectors(
  basic: EventSelector[] | undefined,
  advanced: AdvancedEventSelector[] | undefined,
): TrailSelectors {
  if (basic && advanced) throw invalid("You cannot specify both EventSelectors and AdvancedEventSelectors.");
  if (basic) return { kind: "basic", selectors: checkBasic(basic) };
  if (advanced) return { kind: "advanced", selectors: checkAdvanced(advanced) };
  throw invalid("You must specify either EventSelectors or AdvancedEventSelectors.");
}

/** What is left out has AWS's defaults, which GetEventSelectors shows. */
function checkBasic(selectors: EventSelector[]): EventSelector[] {
  if (selectors.length > MAX_SELECTORS) throw invalid(`A trail has at most ${MAX_SELECTORS} event selectors.`);
  if (selectors.length === 0) throw invalid("Specify at least one event selector.");
  const whole = selectors.map((selector) => ({
    ReadWriteType: selector.ReadWriteType ?? "All",
    IncludeManagementEvents: selector.IncludeManagementEvents ?? true,
    DataResources: selector.DataResources ?? [],
    ExcludeManagementEventSources: selector.ExcludeManagementEventSources ?? [],
  }));
  for (const selector of whole) checkOne(selector);
  const values = whole.flatMap(({ DataResources }) => DataResources.flatMap(({ Values = [] }) => Values));
  if (values.length > MAX_DATA_RESOURCES) {
    throw invalid(`A trail has at most ${MAX_DATA_RESOURCES} data resources across all event selectors.`);
  }
  return whole;
}

const EXCLUDABLE = ["kms.amazonaws.com", "rdsdata.amazonaws.com"];
const BASIC_TYPES: Record<string, RegExp> = {
  "AWS::S3::Object": /^arn:[a-z-]+:s3(:::([^/]+\/.*)?)?$/,
  "AWS::Lambda::Function": /^arn:[a-z-]+:lambda(:[^:]+:\d{12}:function:.+)?$/,
  "AWS::DynamoDB::Table": /^arn:[a-z-]+:dynamodb(:[^:]+:\d{12}:table\/.+)?$/,
};

function checkOne({ IncludeManagementEvents, DataResources = [], ExcludeManagementEventSources = [] }: EventSelector) {
  if (!IncludeManagementEvents && DataResources.length === 0) {
    throw invalid("An event selector must include management events or data resources.");
  }
  for (const source of ExcludeManagementEventSources) {
    if (!EXCLUDABLE.includes(source)) throw invalid(`Management events of ${source} cannot be excluded.`);
    if (!IncludeManagementEvents) throw invalid("Only a selector that includes management events can exclude some.");
  }
  for (const { Type = "", Values = [] } of DataResources) {
    const form = BASIC_TYPES[Type];
    if (!form) throw invalid(`${Type} is not a valid data resource type: use AdvancedEventSelectors for other types.`);
    if (Values.length === 0) throw invalid(`The data resource type ${Type} needs values.`);
    const wrong = Values.find((value) => !form.test(value));
    if (wrong !== undefined) throw invalid(`Value ${wrong} for DataResources.Values is invalid.`);
  }
}

function checkAdvanced(selectors: AdvancedEventSelector[]): AdvancedEventSelector[] {
  if (selectors.length === 0) throw invalid("Specify at least one advanced event selector.");
  const values = selectors.flatMap(({ FieldSelectors = [] }) => FieldSelectors.flatMap(valuesOf));
  if (values.length > MAX_VALUES)
    throw invalid(`A trail has at most ${MAX_VALUES} values in its advanced event selectors.`);
  for (const selector of selectors) checkFields(selector.FieldSelectors ?? []);
  return selectors;
}

/** Which fields go with which category (CloudTrail API Reference, "AdvancedFieldSelector"). */
const FIELDS: Record<string, readonly string[]> = {
  Management: ["readOnly", "eventSource", "eventName", "eventType", "userIdentity.arn", "sessionCredentialFromConsole"],
  Data: [
    "readOnly",
    "eventSource",
    "eventName",
    "eventType",
    "userIdentity.arn",
    "sessionCredentialFromConsole",
    "resources.type",
    "resources.ARN",
  ],
  NetworkActivity: ["eventSource", "eventName", "errorCode", "vpcEndpointId", "userIdentity.arn"],
};
const EQUALS_ALONE = ["eventCategory", "readOnly", "resources.type", "sessionCredentialFromConsole", "errorCode"];

function checkFields(fields: AdvancedFieldSelector[]): void {
  const names = fields.map(({ Field = "" }) => Field);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated) throw invalid(`The field ${repeated} may appear only once in an advanced event selector.`);
  for (const field of fields) checkOperators(field);
  const category = only(fields, "eventCategory");
  const allowed = FIELDS[category];
  if (!allowed) throw invalid(`${category} is not a valid event category.`);
  const stray = names.find((name) => name !== "eventCategory" && !allowed.includes(name));
  if (stray !== undefined) throw invalid(`The field ${stray} is not valid for events of the category ${category}.`);
  if (category === "Data") only(fields, "resources.type");
  if (category === "NetworkActivity") only(fields, "eventSource");
  const readOnly = fields.find(({ Field }) => Field === "readOnly");
  if (readOnly && !["true", "false"].includes(only(fields, "readOnly"))) {
    throw invalid("The field readOnly takes true or false.");
  }
}

function checkOperators(field: AdvancedFieldSelector): void {
  const { Field = "", Equals, ...others } = field;
  if (valuesOf(field).length === 0) throw invalid(`The field ${Field} needs an operator with values.`);
  const isMore = Object.values(others).some((values) => values !== undefined);
  if (EQUALS_ALONE.includes(Field) && (!Equals || isMore))
    throw invalid(`The field ${Field} takes the operator Equals alone.`);
}

/** The one value that a field must have. */
function only(fields: AdvancedFieldSelector[], name: string): string {
  const [value, ...more] = fields.find(({ Field }) => Field === name)?.Equals ?? [];
  if (value === undefined || more.length > 0) {
    throw invalid(`An advanced event selector must have the field ${name} with one value.`);
  }
  return value;
}

function valuesOf({ Field: _, ...operators }: AdvancedFieldSelector): string[] {
  return Object.values(operators).flatMap((values) => values ?? []);
}

function invalid(message: string): AwsError {
  return new AwsError("InvalidEventSelectorsException", message);
}
