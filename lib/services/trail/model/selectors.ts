import type {
  AdvancedEventSelector,
  AdvancedFieldSelector,
  DataResource,
  EventSelector,
} from "@aws-sdk/client-cloudtrail";
import type { SelectableEvent, SelectableResource } from "./selectable-event";

/** Which events a trail wants: by one kind of selectors, or, by neither, all management events. */
export type TrailSelectors =
  | { kind: "default" }
  | { kind: "basic"; selectors: EventSelector[] }
  | { kind: "advanced"; selectors: AdvancedEventSelector[] };

export type Selects = (event: SelectableEvent) => boolean;

/** What GetEventSelectors answers for a trail that nobody has set selectors on (CloudTrail API Reference, "PutEventSelectors"). */
export const DEFAULT_SELECTORS: EventSelector[] = [
  { ReadWriteType: "All", IncludeManagementEvents: true, DataResources: [], ExcludeManagementEventSources: [] },
];

/** Makes selectors ready for many events. An event is wanted when any selector selects it. */
export function compileSelectors(selectors: TrailSelectors): Selects {
  const one = compileEach(selectors);
  return (event) => one.some((selects) => selects(event));
}

/** The services, in lower case ("s3"), whose data events the selectors ask for. */
export function dataServices(selectors: TrailSelectors): string[] {
  return [...new Set(dataTypes(selectors).map((type) => (type.split("::")[1] ?? "").toLowerCase()))];
}

export function hasCustomSelectors({ kind }: TrailSelectors): boolean {
  return kind !== "default";
}

function compileEach(selectors: TrailSelectors): Selects[] {
  switch (selectors.kind) {
    case "default":
      return DEFAULT_SELECTORS.map(compileBasic);
    case "basic":
      return selectors.selectors.map(compileBasic);
    case "advanced":
      return selectors.selectors.map(compileAdvanced);
  }
}

function dataTypes(selectors: TrailSelectors): string[] {
  switch (selectors.kind) {
    case "default":
      return [];
    case "basic":
      return selectors.selectors.flatMap(({ DataResources = [] }) => DataResources.map(({ Type = "" }) => Type));
    case "advanced":
      return selectors.selectors.flatMap(({ FieldSelectors = [] }) =>
        FieldSelectors.flatMap(({ Field, Equals = [] }) => (Field === "resources.type" ? Equals : [])),
      );
  }
}

function compileBasic(selector: EventSelector): Selects {
  const { ReadWriteType = "All", IncludeManagementEvents = true } = selector;
  const { DataResources = [], ExcludeManagementEventSources = [] } = selector;
  return ({ category, readOnly, eventSource, resources }) => {
    if (ReadWriteType !== "All" && readOnly !== (ReadWriteType === "ReadOnly")) return false;
    if (category === "Management")
      return IncludeManagementEvents && !ExcludeManagementEventSources.includes(eventSource);
    if (category !== "Data") return false;
    return DataResources.some((wanted) => resources.some((resource) => isMeant(wanted, resource)));
  };
}

/**
 * A value is the beginning of an ARN: "arn:aws:s3" is every object, "arn:aws:s3:::bucket/prefix" those of a prefix
 * (CloudTrail API Reference, "DataResource"). A function is named whole, unless all are meant.
 */
function isMeant({ Type, Values = [] }: DataResource, { type, arn }: SelectableResource): boolean {
  if (Type !== type) return false;
  const isWhole = type !== "AWS::S3::Object";
  return Values.some((value) => arn === value || ((!isWhole || EVERYTHING.test(value)) && arn.startsWith(value)));
}

const EVERYTHING = /^arn:[a-z-]+:(s3|lambda|dynamodb)(:::)?$/;

function compileAdvanced({ FieldSelectors = [] }: AdvancedEventSelector): Selects {
  const ofResource = FieldSelectors.filter(({ Field }) => Field?.startsWith("resources."));
  const ofEvent = FieldSelectors.filter(({ Field }) => !Field?.startsWith("resources."));
  return (event) => {
    if (!ofEvent.every((field) => matches(field, fieldOf(event, field.Field)))) return false;
    if (ofResource.length === 0) return true;
    // All conditions on resources must hold of one and the same.
    return event.resources.some((resource) =>
      ofResource.every((field) => matches(field, field.Field === "resources.type" ? resource.type : resource.arn)),
    );
  };
}

function fieldOf(event: SelectableEvent, field: string | undefined): string {
  switch (field) {
    case "eventCategory":
      return event.category;
    case "readOnly":
      return String(event.readOnly);
    case "eventName":
      return event.eventName;
    case "eventSource":
      return event.eventSource;
    case "eventType":
      return event.eventType;
    case "errorCode":
      return event.errorCode;
    case "userIdentity.arn":
      return event.userIdentityArn;
    case "sessionCredentialFromConsole":
      return event.sessionCredentialFromConsole;
    case "vpcEndpointId":
      return event.vpcEndpointId;
    default:
      return "";
  }
}

/**
 * Several values under one operator are alternatives; under a Not operator none may match; several operators must all hold
 * (CloudTrail User Guide, "Filtering data events by using advanced event selectors": how multiple conditions are evaluated).
 */
function matches(field: AdvancedFieldSelector, value: string): boolean {
  const { Equals, StartsWith, EndsWith, NotEquals, NotStartsWith, NotEndsWith } = field;
  const any = (values: string[] | undefined, holds: (one: string) => boolean) => !values || values.some(holds);
  const none = (values: string[] | undefined, holds: (one: string) => boolean) => !values?.some(holds);
  return (
    any(Equals, (one) => value === one) &&
    any(StartsWith, (one) => value.startsWith(one)) &&
    any(EndsWith, (one) => value.endsWith(one)) &&
    none(NotEquals, (one) => value === one) &&
    none(NotStartsWith, (one) => value.startsWith(one)) &&
    none(NotEndsWith, (one) => value.endsWith(one))
  );
}
