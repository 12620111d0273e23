import type { ContextValues } from "@/lib/languages/policy/request-context";
import type { Caller, Identity, Session } from "./caller";

/**
 * The global condition keys that we can know of a caller and a moment, for policies (IAM User Guide, "AWS global condition
 * context keys").
 */
export function callerConditions(caller: Caller, at: Date): ContextValues {
  const { origin, session, tags = {} } = caller;
  const principalTags = Object.entries(tags).map(([key, value]) => [`aws:PrincipalTag/${key}`, value]);
  return {
    "aws:CurrentTime": at.toISOString(),
    // These two are never absent, so that a Deny may ask for "false" (IAM User Guide, "Deny access based on the source IP").
    "aws:PrincipalIsAWSService": "false",
    "aws:ViaAWSService": "false",
    "aws:EpochTime": String(Math.floor(at.getTime() / 1000)),
    "aws:PrincipalAccount": caller.accountId,
    "aws:RequestedRegion": caller.region,
    "aws:SecureTransport": String(origin.tls !== undefined || origin.secure === true),
    // A service's name is no address.
    ...(/^[\d.]+$|:/.test(origin.sourceIPAddress) ? { "aws:SourceIp": origin.sourceIPAddress } : {}),
    "aws:UserAgent": origin.userAgent,
    ...(session ? sessionKeys(session, at) : {}),
    ...identityKeys(caller.identity),
    ...Object.fromEntries(principalTags),
  };
}

/** Long-lived keys have none of these, which is why policies ask with BoolIfExists. */
function sessionKeys(session: Session, at: Date): ContextValues {
  const { creationDate, mfaAuthenticated, sourceIdentity, federation } = session;
  const ageSeconds = Math.floor((at.getTime() - creationDate.getTime()) / 1000);
  return {
    "aws:MultiFactorAuthPresent": String(mfaAuthenticated),
    ...(mfaAuthenticated ? { "aws:MultiFactorAuthAge": String(ageSeconds) } : {}),
    "aws:TokenIssueTime": creationDate.toISOString(),
    ...(sourceIdentity === undefined ? {} : { "aws:SourceIdentity": sourceIdentity }),
    ...(federation ? { "aws:FederatedProvider": federation.provider, ...federation.attributes } : {}),
  };
}

function identityKeys(identity: Identity): ContextValues {
  switch (identity.type) {
    case "IAMUser":
      return {
        "aws:username": identity.userName,
        "aws:userid": identity.userId,
        "aws:PrincipalArn": identity.arn,
        "aws:PrincipalType": "User",
      };
    case "AssumedRole":
      return {
        "aws:userid": identity.principalId,
        "aws:PrincipalArn": identity.role.arn,
        "aws:PrincipalType": "AssumedRole",
      };
    case "FederatedUser":
      return {
        "aws:userid": identity.principalId,
        "aws:PrincipalArn": identity.arn,
        "aws:PrincipalType": "FederatedUser",
      };
    case "WebIdentityUser":
      return { "aws:FederatedProvider": identity.providerArn };
    case "AWSService":
      return {
        "aws:PrincipalIsAWSService": "true",
        "aws:PrincipalServiceName": identity.service,
        "aws:SourceAccount": identity.accountId,
        ...(identity.sourceArn ? { "aws:SourceArn": identity.sourceArn } : {}),
      };
    // No identity-based policy binds the root user; what hangs on a bucket does.
    case "Root":
      return {
        "aws:userid": identity.accountId,
        "aws:PrincipalArn": identity.arn,
        "aws:PrincipalType": "Account",
      };
    case "Unknown":
      return {};
  }
}
