import type { Caller } from "@/lib/platform/caller";
import type { ServiceRecord } from "@/lib/services/trail/model/service-record";
import { userIdentityOf } from "@/lib/services/trail/model/user-identity";
import { uuid } from "./chance";

/** A call of an AWS service, before it is said who made it. */
export type ServiceCall = {
  /** "glue" for glue.amazonaws.com. */
  service: string;
  eventName: string;
  readOnly?: boolean;
  requestParameters?: object | null;
  responseElements?: object | null;
  resources?: readonly { type: string; ARN: string }[];
  errorCode?: string;
  errorMessage?: string;
};

/**
 * The CloudTrail record of a call that a caller made at a time, in AWS's form and order (User Guide, "CloudTrail record
 * contents"). The same call at the same time by the same caller is the same record, so that none is kept twice.
 */
export function recordOf(caller: Caller, at: Date, call: ServiceCall): ServiceRecord {
  const { accountId, region, origin, identity } = caller;
  const { service, eventName, readOnly = false, errorCode, errorMessage, resources } = call;
  const what = `${service}:${eventName} ${JSON.stringify(call.requestParameters)} ${JSON.stringify(identity)}`;
  const record = {
    eventVersion: "1.11",
    userIdentity: userIdentityOf(caller) as ServiceRecord["userIdentity"],
    eventTime: at.toISOString().replace(/\.\d{3}Z$/, "Z"),
    eventSource: `${service}.amazonaws.com`,
    eventName,
    awsRegion: region,
    sourceIPAddress: origin.sourceIPAddress,
    userAgent: origin.userAgent,
    ...(errorCode ? { errorCode, errorMessage } : {}),
    requestParameters: call.requestParameters ?? null,
    responseElements: call.responseElements ?? null,
    requestID: uuid(`request ${what}`, at.getTime()),
    eventID: uuid(`event ${what}`, at.getTime()),
    readOnly,
    ...(resources ? { resources: resources.map((resource) => ({ accountId, ...resource })) } : {}),
    eventType: "AwsApiCall",
    managementEvent: true,
    recipientAccountId: accountId,
    eventCategory: "Management",
    ...(identity.type === "AWSService"
      ? {}
      : {
          tlsDetails: {
            tlsVersion: "TLSv1.3",
            cipherSuite: "TLS_AES_128_GCM_SHA256",
            clientProvidedHostHeader: `${service}.${region}.amazonaws.com`,
          },
        }),
  };
  return record;
}
