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
import { assumedRole, assumeRole, assumeRoleConditions } from "./assume-role";
import { federation } from "./federation";
import { checkTokenCode } from "./mfa-codes";
import { credentialsOutput, issueSession } from "./temporary-credentials";
import { webIdentity } from "./web-identity";

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
    handle: async (context, input) => {
      const { identity, session } = context.caller;
      if (session || (identity.type !== "IAMUser" && identity.type !== "Root")) {
        throw new AwsError("AccessDenied", "Cannot call GetSessionToken with session credentials");
      }
      const isRoot = identity.type === "Root";
      const { DurationSeconds: asked } = input;
      const seconds = isRoot ? Math.min(asked ?? HOUR, HOUR) : (asked ?? 12 * HOUR);
      const issued = await issueSession(context, seconds, {
        kind: "user",
        principalId: isRoot ? undefined : identity.userId,
        mfaAuthenticated: await checkTokenCode({ ...context, identity }, input),
      });
      return { Credentials: credentialsOutput(issued) };
    },
  }),

  AssumeRole: issue<Validated<AssumeRoleRequest, "RoleArn" | "RoleSessionName">, AssumeRoleResponse>({
    resources: assumedRole,
    conditions: assumeRoleConditions,
    handle: (context, input) => {
      if (input.ProvidedContexts?.length) {
        throw new AwsError("NotImplemented", "ProvidedContexts is not implemented by Mirante.");
      }
      return assumeRole(context, input);
    },
  }),

  ...federation,
  ...webIdentity,
};

function identityOutput(identity: Identity): { UserId: string; Arn: string } {
  switch (identity.type) {
    case "Root":
      return { UserId: identity.accountId, Arn: identity.arn };
    case "IAMUser":
      return { UserId: identity.userId, Arn: identity.arn };
    case "AssumedRole":
      return { UserId: identity.principalId, Arn: identity.arn };
    case "FederatedUser":
      return { UserId: identity.principalId, Arn: identity.arn };
    case "WebIdentityUser":
    case "Unknown":
      return { UserId: "", Arn: identity.arn };
    case "AWSService":
      return { UserId: identity.service, Arn: `arn:aws:iam::${identity.accountId}:root` };
  }
}
