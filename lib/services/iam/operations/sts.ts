import type {
  AssumeRoleRequest,
  AssumeRoleResponse,
  GetAccessKeyInfoRequest,
  GetAccessKeyInfoResponse,
  GetCallerIdentityResponse,
  GetSessionTokenRequest,
  GetSessionTokenResponse,
} from "@aws-sdk/client-sts";
import type { Identity } from "@/lib/platform/caller";
import { AwsError } from "@/lib/platform/errors";
import { issue, read, type Validated } from "@/lib/platform/operation";
import { validationError } from "../model/faults";
import { findSigningKey } from "../store/access-keys";
import { findSession } from "../store/sessions";
import { assumeRole, assumeRoleConditions, roleToAssume } from "./assume-role";
import { credentialsOutput, issueSession } from "./temporary-credentials";

const HOUR = 3600;

/** STS: who one is, and credentials that end by themselves. */
export const operations = {
  GetCallerIdentity: read<object, GetCallerIdentityResponse>({
    handle: async ({ caller, accountId }) => ({ ...identityOutput(caller.identity), Account: accountId }),
  }),

  GetAccessKeyInfo: read<Validated<GetAccessKeyInfoRequest, "AccessKeyId">, GetAccessKeyInfoResponse>({
    handle: async ({ db }, { AccessKeyId }) => {
      const key = (await findSigningKey(db, AccessKeyId)) ?? (await findSession(db, AccessKeyId));
      if (!key) throw validationError(`The Access Key with id ${AccessKeyId} cannot be found.`);
      return { Account: key.accountId };
    },
  }),

  /** For users half a day unless asked otherwise; for the root user never more than an hour. */
  GetSessionToken: issue<GetSessionTokenRequest, GetSessionTokenResponse>({
    handle: async (context, { DurationSeconds, SerialNumber, TokenCode }) => {
      if (SerialNumber !== undefined || TokenCode !== undefined) throw notHere("Multi-factor authentication");
      const { identity, session } = context.caller;
      if (session || (identity.type !== "IAMUser" && identity.type !== "Root")) {
        throw new AwsError("AccessDenied", "Cannot call GetSessionToken with session credentials");
      }
      const isRoot = identity.type === "Root";
      const seconds = isRoot ? Math.min(DurationSeconds ?? HOUR, HOUR) : (DurationSeconds ?? 12 * HOUR);
      const issued = await issueSession(context, seconds, {
        kind: "user",
        principalId: isRoot ? undefined : identity.userId,
      });
      return { Credentials: credentialsOutput(issued) };
    },
  }),

  AssumeRole: issue<Validated<AssumeRoleRequest, "RoleArn" | "RoleSessionName">, AssumeRoleResponse>({
    resources: roleToAssume,
    conditions: assumeRoleConditions,
    handle: (context, input) => {
      if (input.SerialNumber !== undefined || input.TokenCode !== undefined) {
        throw notHere("Multi-factor authentication");
      }
      // Session tags and source identities need rights of their own (sts:TagSession, sts:SetSourceIdentity).
      if (input.Tags?.length || input.TransitiveTagKeys?.length) throw notHere("Tagging a session");
      if (input.SourceIdentity !== undefined) throw notHere("SourceIdentity");
      if (input.ProvidedContexts?.length) throw notHere("ProvidedContexts");
      return assumeRole(context, input);
    },
  }),
};

function identityOutput(identity: Identity): { UserId: string; Arn: string } {
  switch (identity.type) {
    case "Root":
      return { UserId: identity.accountId, Arn: identity.arn };
    case "IAMUser":
      return { UserId: identity.userId, Arn: identity.arn };
    case "AssumedRole":
      return { UserId: identity.principalId, Arn: identity.arn };
    case "AWSService":
      return { UserId: identity.service, Arn: `arn:aws:iam::${identity.accountId}:root` };
  }
}

function notHere(what: string): AwsError {
  return new AwsError("NotImplemented", `${what} is not implemented by Mirante.`);
}
