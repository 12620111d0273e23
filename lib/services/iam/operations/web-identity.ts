import type { AssumeRoleWithWebIdentityRequest, AssumeRoleWithWebIdentityResponse } from "@aws-sdk/client-sts";
import type { ContextValues } from "@/lib/languages/policy/request-context";
import { parseArn } from "@/lib/platform/arn";
import type { Caller } from "@/lib/platform/caller";
import { now } from "@/lib/platform/clock";
import { AwsError } from "@/lib/platform/errors";
import { type Asked, issue, type Validated } from "@/lib/platform/operation";
import { requestTags } from "@/lib/platform/tag-conditions";
import { validationError } from "../model/faults";
import { addressOfIssuer, oidcProviderArn } from "../model/identity-provider";
import { assumedRoleOf } from "../model/principal";
import { sessionTagsOf } from "../model/session-tags";
import { tagList } from "../model/tags";
import { checkTimes, invalidToken, issuerKeys, readWebToken, type WebClaims } from "../model/web-token";
import { findProvider } from "../store/identity-providers";
import { checkIssuerSignature } from "./issuer-keys";
import { roleOfArn, roleToAssume } from "./role-to-assume";
import { checkSessionPolicies, policyArnsOf } from "./session-policies";
import { credentialsOutput, issueSession } from "./temporary-credentials";

const HOUR = 3600;

type Input = Validated<AssumeRoleWithWebIdentityRequest, "RoleArn" | "RoleSessionName" | "WebIdentityToken">;

export const webIdentity = {
  /** Needs no signature: the token of an identity provider that the account knows says who asks, and the role's trust policy decides. */
  AssumeRoleWithWebIdentity: issue<Input, AssumeRoleWithWebIdentityResponse>({
    identify: bearerOfToken,
    resources: (input, asked) => roleToAssume(input.RoleArn, actionsOf(input), asked),
    conditions,
    handle: async (context, input) => {
      const { caller } = context;
      const role = await roleOfArn(context, input.RoleArn);
      if (!role || caller.identity.type !== "WebIdentityUser") throw notAuthorized();
      const { claims } = readWebToken(input.WebIdentityToken);
      const seconds = input.DurationSeconds ?? HOUR;
      if (seconds > (role.maxSessionSeconds ?? HOUR)) {
        throw validationError("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
      }
      const tags = sessionTagsOf(tagList(claims.tags), claims.transitiveKeys);
      const packedSize = await checkSessionPolicies(context, input, tags.tags);
      const { provider, providerArn } = caller.identity;
      const session = await issueSession(context, seconds, {
        kind: "role",
        principalId: role.id,
        name: input.RoleSessionName,
        policy: input.Policy,
        policyArns: policyArnsOf(input),
        // Who signs in at the console is named by the session; as its source identity the name stays through every role.
        sourceIdentity: claims.sourceIdentity ?? (caller.origin.viaConsole ? input.RoleSessionName : undefined),
        ...tags,
        federation: {
          provider: providerArn,
          attributes: { [`${provider}:aud`]: claims.audience, [`${provider}:sub`]: claims.subject },
        },
      });
      const { arn, id } = assumedRoleOf(role, input.RoleSessionName);
      return {
        Credentials: credentialsOutput(session),
        SubjectFromWebIdentityToken: claims.subject,
        AssumedRoleUser: { AssumedRoleId: id, Arn: arn },
        PackedPolicySize: packedSize,
        Provider: providerArn,
        Audience: claims.audience,
        SourceIdentity: claims.sourceIdentity,
      };
    },
  }),
};

/** Whoever the token is about, once its issuer, audience, times and signature hold. The account is the role's. */
async function bearerOfToken(input: Partial<Input>, { caller, db, region }: Asked): Promise<Caller> {
  const { RoleArn, WebIdentityToken } = input;
  // Whatever is missing or of another type is told by the validation that follows; nobody is let through before it.
  if (typeof RoleArn !== "string" || typeof WebIdentityToken !== "string") return stranger(caller);
  const accountId = parseArn(RoleArn)?.accountId;
  if (!accountId || !/^\d{12}$/.test(accountId)) return stranger(caller);
  const token = readWebToken(WebIdentityToken);
  const { claims } = token;
  const address = addressOfIssuer(claims.issuer);
  const providerArn = oidcProviderArn(accountId, address ?? "");
  const provider = address === undefined ? undefined : await findProvider(db, accountId, providerArn);
  if (!address || provider?.kind !== "oidc") {
    throw invalidToken(`No OpenIDConnect provider found in your account for ${claims.issuer.slice(0, 255)}`);
  }
  if (!claims.audiences.some((audience) => provider.clientIds.includes(audience))) {
    throw invalidToken("Incorrect token audience");
  }
  checkTimes(claims, now());
  await checkIssuerSignature(token);
  return {
    identity: {
      type: "WebIdentityUser",
      accountId,
      arn: `${address}:${claims.audience}:${claims.subject}`,
      userName: claims.subject,
      provider: address,
      providerArn,
    },
    policies: { identity: [] },
    accountId,
    region,
    origin: caller.origin,
  };
}

/** A signature beside the token changes nothing: whoever signed is not who the token is about. */
function stranger({ accountId, region, origin }: Caller): Caller {
  const identity = { type: "Unknown", accountId, arn: "anonymous" } as const;
  return { identity, policies: { identity: [] }, accountId, region, origin };
}

function conditions(input: Partial<Input>, { caller }: Asked): ContextValues {
  const claims = claimsOf(input);
  if (!claims || caller.identity.type !== "WebIdentityUser") return {};
  const { provider } = caller.identity;
  const { RoleSessionName } = input;
  return {
    [`${provider}:aud`]: claims.audience,
    [`${provider}:sub`]: claims.subject,
    ...(claims.amr.length > 0 ? { [`${provider}:amr`]: claims.amr } : {}),
    ...issuerKeys(provider, claims),
    ...(typeof RoleSessionName === "string" ? { "sts:RoleSessionName": RoleSessionName } : {}),
    ...(claims.sourceIdentity === undefined ? {} : { "sts:SourceIdentity": claims.sourceIdentity }),
    ...requestTags(claims.tags),
  };
}

function actionsOf(input: Partial<Input>): string[] {
  const claims = claimsOf(input);
  return [
    "sts:AssumeRoleWithWebIdentity",
    ...(claims && Object.keys(claims.tags).length > 0 ? ["sts:TagSession"] : []),
    ...(claims?.sourceIdentity === undefined ? [] : ["sts:SetSourceIdentity"]),
  ];
}

function claimsOf({ WebIdentityToken: token }: Partial<Input>): WebClaims | undefined {
  return typeof token === "string" ? readWebToken(token).claims : undefined;
}

function notAuthorized(): AwsError {
  return new AwsError("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity");
}
