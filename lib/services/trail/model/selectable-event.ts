/** What selectors can ask of an event. What a record lacks is empty. */
export type SelectableEvent = {
  category: string;
  readOnly: boolean;
  eventName: string;
  eventSource: string;
  eventType: string;
  errorCode: string;
  userIdentityArn: string;
  /** The service that acted by itself, if one did. */
  invokedBy: string;
  sessionCredentialFromConsole: string;
  vpcEndpointId: string;
  resources: SelectableResource[];
};
export type SelectableResource = { type: string; arn: string };

/** Reads a record, as it is stored and delivered. Throws SyntaxError for what is no JSON, which no record of ours is. */
export function selectableEventOf(record: string): SelectableEvent {
  const fields = JSON.parse(record) as Fields;
  const eventSource = fields.eventSource ?? "";
  const resources = (fields.resources ?? []).map(({ type = "", ARN: arn = "" }) => ({ type, arn }));
  return {
    category: fields.eventCategory ?? "",
    readOnly: fields.readOnly === true,
    eventName: fields.eventName ?? "",
    eventSource,
    eventType: fields.eventType ?? "",
    errorCode: fields.errorCode ?? "",
    userIdentityArn: fields.userIdentity?.arn ?? "",
    invokedBy: fields.userIdentity?.invokedBy ?? "",
    sessionCredentialFromConsole: fields.sessionCredentialFromConsole ?? "",
    vpcEndpointId: fields.vpcEndpointId ?? "",
    resources: dataResources(eventSource, resources),
  };
}

type Fields = {
  eventCategory?: string;
  eventName?: string;
  eventSource?: string;
  eventType?: string;
  readOnly?: boolean;
  errorCode?: string;
  userIdentity?: { arn?: string; invokedBy?: string };
  sessionCredentialFromConsole?: string;
  vpcEndpointId?: string;
  resources?: { type?: string; ARN?: string }[];
};

/**
 * The resources by the types that data events are selected by, where these are not those of the record: a log stream counts as
 * its log group, and calls about metrics, which have no ARNs, as AWS::CloudWatch::Metric.
 */
function dataResources(eventSource: string, resources: SelectableResource[]): SelectableResource[] {
  const groups = resources.flatMap(({ type, arn }) =>
    type === "AWS::Logs::LogStream"
      ? [{ type: "AWS::Logs::LogGroup", arn: arn.replace(/:log-stream:.*$/s, ":*") }]
      : [],
  );
  const metrics = eventSource === "monitoring.amazonaws.com" ? [{ type: "AWS::CloudWatch::Metric", arn: "" }] : [];
  return [...resources, ...groups, ...metrics];
}
