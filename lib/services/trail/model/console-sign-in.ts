import type { Identity, Origin } from "@/lib/platform/caller";
import type { TrailEvent } from "./event";

const HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS";

/** One attempt to sign in to the console. `Identity` is absent when the name is nobody's. */
export type ConsoleSignIn = {
  Identity?: Identity;
  /** Kept only when the name exists: people type passwords into name fields. */
  UserNameTyped?: string;
  Success: boolean;
  FailureMessage?: string;
  MfaUsed: boolean;
  Origin: Origin;
  LoginTo: string;
};

type Place = { accountId: string; region: string; now: Date };

/**
 * The ConsoleLogin record (CloudTrail User Guide, "AWS Management Console sign-in events"): a failed attempt under an
 * unknown name hides the name.
 */
export function consoleSignInEvent(
  signIn: ConsoleSignIn,
  place: Place,
  eventId: string,
  requestId: string,
): TrailEvent {
  const { Identity: identity, Origin: origin, Success: success } = signIn;
  const user = signedInUser(identity, place.accountId, success);
  const record = {
    eventVersion: "1.11",
    userIdentity: user.identity,
    eventTime: place.now.toISOString().replace(/\.\d{3}Z$/, "Z"),
    eventSource: "signin.amazonaws.com",
    eventName: "ConsoleLogin",
    awsRegion: place.region,
    sourceIPAddress: origin.sourceIPAddress,
    userAgent: origin.userAgent.slice(0, 1024),
    ...(success ? {} : { errorMessage: signIn.FailureMessage ?? "Failed authentication" }),
    requestParameters: null,
    responseElements: { ConsoleLogin: success ? "Success" : "Failure" },
    additionalEventData: { LoginTo: signIn.LoginTo, MobileVersion: "No", MFAUsed: signIn.MfaUsed ? "Yes" : "No" },
    requestID: requestId,
    eventID: eventId,
    readOnly: false,
    eventType: "AwsConsoleSignIn",
    managementEvent: true,
    recipientAccountId: place.accountId,
    eventCategory: "Management",
    ...(origin.tls ? { tlsDetails: origin.tls } : {}),
  };
  return {
    accountId: place.accountId,
    region: place.region,
    eventTime: place.now,
    eventId,
    category: "Management",
    eventSource: "signin.amazonaws.com",
    eventName: "ConsoleLogin",
    readOnly: false,
    userName: user.name,
    principalArn: user.arn,
    accessKeyId: undefined,
    sourceIp: origin.sourceIPAddress,
    errorCode: undefined,
    requestId,
    resources: [],
    record: JSON.stringify(record),
  };
}

type Described = { identity: object; name: string; arn: string | undefined };

function signedInUser(identity: Identity | undefined, accountId: string, success: boolean): Described {
  switch (identity?.type) {
    case "Root":
      return {
        identity: { type: "Root", principalId: accountId, arn: identity.arn, accountId },
        name: "root",
        arn: identity.arn,
      };
    case "IAMUser": {
      const { userName, userId, arn } = identity;
      const known = success ? { principalId: userId, arn } : {};
      return { identity: { type: "IAMUser", ...known, accountId, userName }, name: userName, arn };
    }
    case "AssumedRole":
    case "FederatedUser":
    case "WebIdentityUser":
    case "Unknown":
    case "AWSService":
    case undefined:
      return {
        identity: { type: "IAMUser", accountId, accessKeyId: "", userName: HIDDEN },
        name: HIDDEN,
        arn: undefined,
      };
  }
}
