/** One recorded call, as the store keeps it: what can be searched, the resources, and the record as AWS shows it. */
export type TrailEvent = {
  accountId: string;
  region: string;
  eventTime: Date;
  eventId: string;
  /** ActivityAuditLog: what an application of the team's own says happened. */
  category: "Management" | "Data" | "Insight" | "ActivityAuditLog";
  eventSource: string;
  eventName: string;
  readOnly: boolean;
  userName: string | undefined;
  principalArn: string | undefined;
  accessKeyId: string | undefined;
  sourceIp: string | undefined;
  errorCode: string | undefined;
  requestId?: string | undefined;
  resources: TrailResource[];
  record: string;
};

/** A resource in a record: its ARN, CloudFormation type, and the name that LookupEvents finds it by. */
export type TrailResource = { arn: string; type: string; name: string };

/** An event as found again: what is kept, less what the question fixed. */
export type FoundEvent = Omit<TrailEvent, "accountId" | "category">;

/** Where a page ended: events are ordered by time and id, newest first. `time` is ISO 8601. */
export type Position = { time: string; id: string };

/** What Event history can filter by. */
export const SEARCH_FIELDS = [
  "eventName",
  "eventSource",
  "eventId",
  "userName",
  "principalArn",
  "accessKeyId",
  "readOnly",
  "sourceIp",
  "errorCode",
  "requestId",
  "region",
  "resourceName",
  "resourceType",
] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

/** Equal, not equal, contains, does not contain, begins with, does not begin with. */
export const SEARCH_OPERATORS = ["=", "!=", ":", "!:", "^", "!^"] as const;
export type SearchOperator = (typeof SEARCH_OPERATORS)[number];

/** One filter. */
export type EventCondition = { field: SearchField; operator: SearchOperator; value: string };

/** How a call ended: it was refused for want of rights, failed in any way (refusals included), or did what it was asked. */
export const OUTCOMES = ["succeeded", "failed", "denied"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/**
 * A whole question to the event history. Of its conditions and texts all must hold, or any one where `matchAny` says so.
 * An absent Region means all of them.
 */
export type EventQuestion = {
  category: TrailEvent["category"];
  region: string | undefined;
  from: Date;
  to: Date | undefined;
  conditions: EventCondition[];
  texts: string[];
  matchAny?: boolean;
  outcome?: Outcome | undefined;
};

/** The last part of an ARN, which is what people call the resource; IAM's names come without their path. */
export function resourceNameOf(arn: string): string {
  const [, , service, , , ...rest] = arn.split(":");
  const resource = rest.join(":");
  if (service === "iam") return resource.slice(resource.lastIndexOf("/") + 1);
  // Glue's ARNs say what sort of thing it is, then its path: "table/sales/orders".
  if (service === "glue") return resource.slice(resource.indexOf("/") + 1);
  return resource.replace(SORT, "").replace(/:\*$/, "");
}

/** The sorts of things that ARNs name before the things themselves. */
const SORT =
  /^(alarm|log-group|user|role|group|policy|trail|channel|rule|event-bus|archive|replay|connection|api-destination|dashboard|insight-rule|metric-stream|deliverystream)[:/]/;
