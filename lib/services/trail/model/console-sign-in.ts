import type { Identity, Origin, Session } from "@/lib/platform/caller";
import type { TrailEvent } from "./event";
import { userIdentityOf, userNameOf } from "./user-identity";

const HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS";

/** What people do at the console's door: sign in, give a second factor, change roles, change the root user's password. */
export type ConsoleSignIn = {
  EventName?: "ConsoleLogin" | "CheckMfa" | "SwitchRole" | "ExitRole" | "PasswordUpdated";
  /** Absent when the name is nobody's. */
  Identity?: Identity;
  /** Of those who act in a session. */
  Session?: Session;
  /** The ARN of whoever took on a role, or the role that was left. */
  SwitchedFrom?: string;
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
  const { Origin: origin, Success: success, EventName: eventName = "ConsoleLogin" } = signIn;
  const user = signedInUser(signIn, place.accountId);
  const record = {
    eventVersion: "1.11",
    userIdentity: user.identity,
    eventTime: place.now.toISOString().replace(/\.\d{3}Z$/, "Z"),
    eventSource: "signin.amazonaws.com",
    eventName,
    awsRegion: place.region,
    sourceIPAddress: origin.sourceIPAddress,
    userAgent: origin.userAgent.slice(0, 1024),
    ...(success ? {} : { errorMessage: signIn.FailureMessage ?? "Failed authentication" }),
    requestParameters: null,
    responseElements: { [eventName]: success ? "Success" : "Failure" },
    ...additionalData(signIn, eventName),
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
    eventName,
    readOnly: false,
    userName: user.name,
    principalArn: user.arn,
    accessKeyId: user.accessKeyId,
    sourceIp: origin.sourceIPAddress,
    errorCode: undefined,
    requestId,
    resources: [],
    record: JSON.stringify(record),
  };
}

/** What AWS tells beside each of these events. */
function additionalData(signIn: ConsoleSignIn, eventName: string): object {
  switch (eventName) {
    case "ConsoleLogin":
      return {
        additionalEventData: { LoginTo: signIn.LoginTo, MobileVersion: "No", MFAUsed: signIn.MfaUsed ? "Yes" : "No" },
      };
    case "CheckMfa":
      return { additionalEventData: { MfaType: "Virtual MFA" } };
    case "SwitchRole":
    case "ExitRole":
      return { additionalEventData: { SwitchFrom: signIn.SwitchedFrom, RedirectTo: signIn.LoginTo } };
    default:
      return {};
  }
}

type Described = { identity: object; name: string; arn: string | undefined; accessKeyId?: string | undefined };

function signedInUser(signIn: ConsoleSignIn, accountId: string): Described {
  const { Identity: identity, Success: success, Session: session } = signIn;
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
      return {
        identity: userIdentityOf({ identity, accountId, ...(session ? { session } : {}) }),
        name: userNameOf(identity),
        arn: identity.arn,
        accessKeyId: identity.accessKeyId,
      };
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
