import { AwsError } from "@/lib/platform/errors";
import { resourceNameOf, type TrailEvent } from "./event";

/** A CloudTrail record as an AWS service hands it over, as far as it is looked at (User Guide, "CloudTrail record contents"). */
export type ServiceRecord = {
  eventVersion: string;
  userIdentity: {
    type: string;
    arn?: string;
    userName?: string;
    accessKeyId?: string;
    principalId?: string;
    invokedBy?: string;
  };
  eventTime: string;
  eventSource: string;
  eventName: string;
  awsRegion: string;
  sourceIPAddress: string;
  userAgent?: string;
  errorCode?: string;
  eventID: string;
  readOnly?: boolean;
  resources?: readonly { ARN?: string; accountId?: string; type?: string }[];
  recipientAccountId?: string;
  eventCategory: string;
};

/**
 * The event that a record of another service tells. Throws InvalidParameterException for what is no record of this account, or
 * of a service whose calls Mirante takes and records itself: those records come from the front desk and from nowhere else.
 */
export function eventOfServiceRecord(accountId: string, record: ServiceRecord): TrailEvent {
  const eventTime = new Date(record.eventTime);
  const { eventSource, eventCategory } = record;
  if (record.recipientAccountId !== accountId) throw refused("recipientAccountId");
  if (Number.isNaN(eventTime.getTime())) throw refused("eventTime");
  if (!UUID.test(record.eventID)) throw refused("eventID");
  if (OURS.has(eventSource)) throw refused("eventSource");
  if (eventCategory !== "Management" && eventCategory !== "Data") throw refused("eventCategory");
  const { userIdentity } = record;
  return {
    accountId,
    region: record.awsRegion,
    eventTime,
    eventId: record.eventID,
    category: eventCategory,
    eventSource,
    eventName: record.eventName,
    readOnly: record.readOnly === true,
    userName: userNameOf(userIdentity),
    principalArn: userIdentity.arn,
    accessKeyId: userIdentity.accessKeyId,
    sourceIp: record.sourceIPAddress,
    errorCode: record.errorCode,
    resources: (record.resources ?? []).flatMap(({ ARN: arn, type }) =>
      arn && type ? [{ arn, type, name: resourceNameOf(arn) }] : [],
    ),
    record: JSON.stringify(record),
  };
}

/** As the event history shows it: of a role's session its name. */
function userNameOf({ type, userName, principalId, invokedBy }: ServiceRecord["userIdentity"]): string | undefined {
  switch (type) {
    case "Root":
      return "root";
    case "AssumedRole":
      return principalId?.split(":")[1];
    case "AWSService":
      return invokedBy;
    default:
      return userName;
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The services that Mirante is itself. */
const OURS = new Set(
  ["monitoring", "logs", "events", "cloudtrail", "sns", "iam", "sts", "signin", "firehose"].map(
    (name) => `${name}.amazonaws.com`,
  ),
);

function refused(member: string): AwsError {
  return new AwsError("InvalidParameterException", `The record's ${member} is not valid.`);
}
