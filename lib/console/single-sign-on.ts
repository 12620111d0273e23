import type { User } from "next-auth";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { type Origin, serviceCaller, unknownCaller } from "@/lib/platform/caller";
import { isAwsError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { settings } from "@/lib/platform/settings";
import type { SingleSignOn } from "@/lib/platform/single-sign-on";
import type { SignedIn } from "@/lib/services/iam/model/sign-in";
import { invoke } from "@/lib/services/invoke";
import { requestOrigin } from "./origin";

type Claims = Readonly<Record<string, unknown>>;

/** The operator's OpenID Connect issuer as a way in for next-auth: code flow with PKCE, state and nonce. */
export function oidcProvider({ issuer, clientId, clientSecret, label }: SingleSignOn): OAuthConfig<Claims> {
  return {
    id: "oidc",
    name: label,
    type: "oauth",
    wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    authorization: { params: { scope: "openid email profile" } },
    client: clientSecret === undefined ? { token_endpoint_auth_method: "none" } : {},
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    clientId,
    clientSecret: clientSecret ?? "",
    // Who that is among us is settled in the signIn callback, which may refuse.
    profile: (claims) => ({ id: String(claims.sub), signedIn: NOBODY_YET }),
  };
}

const NOBODY_YET: SignedIn = { accountId: "", kind: "root", at: 0 };

/**
 * Takes somebody in whose token the issuer signed: they become a session of the role that their claims map to. True when that
 * went well, else the address of the sign-in page with the reason.
 */
export async function takeIn(user: User, idToken: string | undefined, claims: Claims): Promise<true | string> {
  try {
    user.signedIn = await signInByToken(idToken ?? "", claims, await requestOrigin());
    return true;
  } catch (error) {
    if (!isAwsError(error)) throw error;
    log.warn({ code: error.code, reason: error.message }, "single sign-on was refused");
    return "/sign-in?error=SingleSignOn";
  }
}

/** The token passes sts:AssumeRoleWithWebIdentity as any other does, so the role's trust policy has its say. */
async function signInByToken(idToken: string, claims: Claims, origin: Origin): Promise<SignedIn> {
  const { accountId, region } = settings();
  const page = { ...serviceCaller("signin.amazonaws.com", accountId, region), origin };
  let accessKeyId: string | undefined;
  try {
    const { RoleArn, SessionName, Seconds } = await invoke(page, "iam:PrepareSingleSignOn", { Claims: claims });
    const { Credentials } = await invoke(unknownCaller(accountId, region, origin), "sts:AssumeRoleWithWebIdentity", {
      RoleArn,
      RoleSessionName: SessionName,
      WebIdentityToken: idToken,
      DurationSeconds: Seconds,
    });
    accessKeyId = Credentials?.AccessKeyId;
  } catch (error) {
    if (!isAwsError(error)) throw error;
    log.warn({ code: error.code, reason: error.message }, "no role by single sign-on");
  }
  // Records the sign-in, or the failure, which it then throws.
  return invoke(page, "iam:CompleteSingleSignOn", accessKeyId === undefined ? {} : { AccessKeyId: accessKeyId });
}
