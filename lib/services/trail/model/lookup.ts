import type { Event, LookupAttribute, LookupEventsRequest } from "@aws-sdk/client-cloudtrail";
import { AwsError } from "@/lib/platform/errors";
import type { EventCondition, EventQuestion, FoundEvent, SearchField } from "./event";

const FIELD: Record<string, SearchField> = {
  EventId: "eventId",
  EventName: "eventName",
  ReadOnly: "readOnly",
  Username: "userName",
  ResourceType: "resourceType",
  ResourceName: "resourceName",
  EventSource: "eventSource",
  AccessKeyId: "accessKeyId",
};

/**
 * LookupEvents' input as a question: exactly one attribute or none, one Region, nothing older than `oldest`.
 * Throws InvalidLookupAttributesException and InvalidTimeRangeException in AWS's words.
 */
export function lookupQuestion(input: LookupEventsRequest, region: string, oldest: Date): EventQuestion {
  const attributes = input.LookupAttributes ?? [];
  if (attributes.length > 1) {
    throw new AwsError("InvalidLookupAttributesException", "You can specify only one lookup attribute per request.");
  }
  const { StartTime: start, EndTime: end } = input;
  if (start && end && start > end) {
    throw new AwsError("InvalidTimeRangeException", "The start time must be before the end time.");
  }
  return {
    category: input.EventCategory === "insight" ? "Insight" : "Management",
    region,
    // An event's time is whole seconds to whoever asks, though it is kept more finely.
    from: start && start > oldest ? new Date(Math.ceil(start.getTime() / SECOND) * SECOND) : oldest,
    to: end && new Date(wholeSecond(end).getTime() + SECOND - 1),
    conditions: attributes.map(condition),
    texts: [],
  };
}

const SECOND = 1000;

function wholeSecond(time: Date): Date {
  return new Date(Math.floor(time.getTime() / SECOND) * SECOND);
}

function condition({ AttributeKey: key, AttributeValue: value }: LookupAttribute): EventCondition {
  const field = FIELD[key ?? ""];
  if (!field || value === undefined)
    throw new AwsError("InvalidLookupAttributesException", "The lookup attribute is not valid.");
  if (field === "readOnly" && value !== "true" && value !== "false") {
    throw new AwsError("InvalidLookupAttributesException", "The value of ReadOnly must be true or false.");
  }
  return { field, operator: "=", value };
}

/** An event as LookupEvents answers it; ReadOnly is text there. */
export function lookupResult(event: FoundEvent): Event {
  return {
    EventId: event.eventId,
    EventName: event.eventName,
    ReadOnly: String(event.readOnly),
    AccessKeyId: event.accessKeyId,
    EventTime: wholeSecond(event.eventTime),
    EventSource: event.eventSource,
    Username: event.userName,
    Resources: event.resources.map(({ type, name }) => ({ ResourceType: type, ResourceName: name })),
    CloudTrailEvent: event.record,
  };
}
