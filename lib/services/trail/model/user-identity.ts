import type { Caller, Identity } from "@/lib/platform/caller";

type Acting = Pick<Caller, "identity" | "session" | "accountId">;

/** CloudTrail's userIdentity element (User Guide, "CloudTrail userIdentity element"). */
export function userIdentityOf({ identity, session, accountId }: Acting): object {
  switch (identity.type) {
    case "Root":
      return {
        type: "Root",
        principalId: identity.accountId,
        arn: identity.arn,
        accountId,
        ...key(identity),
        ...sessionContext(session),
      };
    case "IAMUser":
      return {
        type: "IAMUser",
        principalId: identity.userId,
        arn: identity.arn,
        accountId,
        ...key(identity),
        userName: identity.userName,
        ...sessionContext(session),
      };
    case "AssumedRole":
      return {
        type: "AssumedRole",
        principalId: identity.principalId,
        arn: identity.arn,
        accountId,
        ...key(identity),
        ...sessionContext(session, {
          sessionIssuer: {
            type: "Role",
            principalId: identity.role.roleId,
            arn: identity.role.arn,
            accountId,
            userName: identity.role.roleName,
          },
        }),
      };
    case "FederatedUser":
      return {
        type: "FederatedUser",
        principalId: identity.principalId,
        arn: identity.arn,
        accountId,
        ...key(identity),
        ...sessionContext(session, {
          sessionIssuer: {
            type: identity.issuer.type,
            principalId: identity.issuer.userId,
            arn: identity.issuer.arn,
            accountId,
            ...(identity.issuer.userName ? { userName: identity.issuer.userName } : {}),
          },
        }),
      };
    case "WebIdentityUser":
      return {
        type: "WebIdentityUser",
        principalId: identity.arn,
        userName: identity.userName,
        identityProvider: identity.provider,
      };
    case "Unknown":
      return { type: "Unknown", accountId, principalId: "", userName: HIDDEN };
    case "AWSService":
      return { type: "AWSService", invokedBy: identity.service };
  }
}

/** The name that Event history shows in its "User name" column and LookupEvents matches. */
export function userNameOf(identity: Identity): string {
  switch (identity.type) {
    case "Root":
      return "root";
    case "IAMUser":
      return identity.userName;
    case "AssumedRole":
      return identity.sessionName;
    case "FederatedUser":
      return identity.principalId.slice(identity.principalId.indexOf(":") + 1);
    case "WebIdentityUser":
      return identity.userName;
    case "Unknown":
      return HIDDEN;
    case "AWSService":
      return identity.service;
  }
}

const HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS";

function key({ accessKeyId }: { accessKeyId?: string }): object {
  return accessKeyId ? { accessKeyId } : {};
}

function sessionContext(session: Caller["session"], more: object = {}): object {
  if (!session) return Object.keys(more).length > 0 ? { sessionContext: more } : {};
  const { creationDate, mfaAuthenticated, sourceIdentity, federation } = session;
  const attributes = {
    creationDate: creationDate.toISOString().replace(/\.\d{3}Z$/, "Z"),
    mfaAuthenticated: String(mfaAuthenticated),
  };
  const webIdFederationData = federation && {
    federatedProvider: federation.provider,
    attributes: federation.attributes,
  };
  return {
    sessionContext: {
      ...more,
      ...(webIdFederationData ? { webIdFederationData } : {}),
      attributes,
      ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
    },
  };
}
