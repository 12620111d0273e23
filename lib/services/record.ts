import { isService, modelOf } from "@/lib/aws-models/model";
import { ownRecordForm, recordForm } from "@/lib/aws-models/record-form";
import { accessKeyIdOf, type Caller, type Identity } from "@/lib/platform/caller";
import type { AwsError } from "@/lib/platform/errors";
import { newUuid } from "@/lib/platform/identifiers";
import type { Operation, Resource } from "@/lib/platform/operation";
import { resourceNameOf, type TrailEvent } from "./trail/model/event";
import { cutToBytes, recordText } from "./trail/model/record-size";
import { userIdentityOf, userNameOf } from "./trail/model/user-identity";

/** One call at the front desk, from its arrival to its end. */
export type Call = {
  caller: Caller;
  action: string;
  operation: Operation<object, unknown>;
  input: object;
  requestId: string;
  resources: Resource[];
};

/** AWS's service names where they differ from the prefix of the IAM action. */
const EVENT_SOURCE: Record<string, string> = { cloudwatch: "monitoring" };

/** Global services act in one Region, whichever the caller looks at (CloudTrail User Guide, "global service events"). */
const GLOBAL_REGION: Record<string, string> = { iam: "us-east-1" };

/** Services whose records name their API version (seen in AWS's own samples). */
const API_VERSION: Record<string, string> = { cloudwatch: "2010-08-01", logs: "20140328", events: "2015-10-07" };

/**
 * The CloudTrail record of a call that ended at `at` with `output` or `error`, members in the order AWS shows them.
 * Source: CloudTrail User Guide, "CloudTrail record contents", event version 1.11.
 */
export function trailEventOf(call: Call, at: Date, output: unknown, error?: AwsError): TrailEvent {
  const { caller, operation, resources } = call;
  const [prefix = "", eventName = ""] = (operation.widens ?? call.action).split(":");
  const model = isService(prefix) ? modelOf(prefix).operations[eventName] : undefined;
  const service = isService(prefix) ? prefix : undefined;
  const eventId = newUuid();
  const region = GLOBAL_REGION[prefix] ?? caller.region;
  const eventSource = `${EVENT_SOURCE[prefix] ?? prefix}.amazonaws.com`;
  const typed = resources.flatMap(({ arn, type }) =>
    type ? [{ arn: indexable(arn), type, name: indexable(resourceNameOf(arn)) }] : [],
  );
  const hasAnswer = !error && (!operation.readOnly || operation.recordsAnswer);
  const formOf = (shape: string | undefined, value: unknown) => {
    if (operation.own) return ownRecordForm(value);
    return service && !operation.widens ? recordForm(service, shape, value) : null;
  };
  const answer = hasAnswer ? formOf(model?.output?.shape, output) : null;
  const category = operation.category === "data" ? "Data" : "Management";
  const record = {
    eventVersion: "1.11",
    userIdentity: userIdentityOf(caller),
    eventTime: at.toISOString().replace(/\.\d{3}Z$/, "Z"),
    eventSource,
    eventName,
    awsRegion: region,
    sourceIPAddress: caller.origin.sourceIPAddress,
    userAgent: cutToBytes(caller.origin.userAgent, 1024),
    ...(error ? { errorCode: error.code, errorMessage: cutToBytes(error.message, 1024) } : {}),
    requestParameters: formOf(model?.input?.shape, call.input),
    responseElements: answer,
    requestID: call.requestId,
    eventID: eventId,
    readOnly: operation.readOnly,
    ...(typed.length > 0
      ? { resources: typed.map(({ arn, type }) => ({ accountId: caller.accountId, type, ARN: arn })) }
      : {}),
    eventType: "AwsApiCall",
    ...(API_VERSION[prefix] ? { apiVersion: API_VERSION[prefix] } : {}),
    managementEvent: category === "Management",
    recipientAccountId: caller.accountId,
    eventCategory: category,
    ...(caller.origin.tls ? { tlsDetails: caller.origin.tls } : {}),
    ...(caller.origin.viaConsole ? { sessionCredentialFromConsole: "true" } : {}),
  };
  const { identity } = caller;
  return {
    accountId: caller.accountId,
    region,
    eventTime: at,
    eventId,
    category,
    eventSource,
    eventName,
    readOnly: operation.readOnly,
    userName: userNameOf(identity),
    principalArn: arnOf(identity),
    accessKeyId: accessKeyIdOf(identity),
    sourceIp: caller.origin.sourceIPAddress,
    errorCode: error?.code,
    requestId: call.requestId,
    resources: typed,
    record: recordText(record),
  };
}

/** Services and strangers are no principals of the account. */
function arnOf(identity: Identity): string | undefined {
  const isNobody = identity.type === "AWSService" || identity.type === "WebIdentityUser" || identity.type === "Unknown";
  return isNobody ? undefined : identity.arn;
}

const MAX_INDEXED_BYTES = 2_000;

/** As the trail's indexes can hold it: nobody has validated the input of a refused call, which may be of any length. */
function indexable(text: string): string {
  return cutToBytes(text.replaceAll("\0", "\ufffd"), MAX_INDEXED_BYTES);
}
