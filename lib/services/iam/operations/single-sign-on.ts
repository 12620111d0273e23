import { AwsError } from "@/lib/platform/errors";
import { type Context, internalRead } from "@/lib/platform/operation";
import { settings } from "@/lib/platform/settings";
import { rolesOfClaims, type SingleSignOn, sessionNameOf } from "@/lib/platform/single-sign-on";
import { issuerAddress, oidcProviderArn } from "../model/identity-provider";
import { arnOf, type Principal } from "../model/principal";
import { CONSOLE_SESSION_SECONDS, type SignedIn } from "../model/sign-in";
import { loadBearer } from "../store/bearers";
import { findProvider } from "../store/identity-providers";
import { findPrincipal } from "../store/principals";
import { recordSignIn } from "./sign-in-records";

type Claims = Readonly<Record<string, unknown>>;

/** The console's steps when somebody comes by single sign-on; between them stands sts:AssumeRoleWithWebIdentity, as for everyone. */
export const singleSignOn = {
  /**
   * Which role somebody gets whose token says this, and under which name. The issuer of the settings is made known to IAM.
   * Throws AccessDenied when no role is for them.
   */
  PrepareSingleSignOn: internalRead<{ Claims: Claims }, { RoleArn: string; SessionName: string; Seconds: number }>({
    handle: async (context, { Claims }) => {
      const sso = configured();
      await ensureProvider(context, sso);
      const role = await firstRole(context, rolesOfClaims(sso, Claims));
      if (!role) throw new AwsError("AccessDenied", "No role of this account is for you. Ask your administrator.");
      const seconds = Math.min(role.maxSessionSeconds ?? CONSOLE_SESSION_SECONDS, CONSOLE_SESSION_SECONDS);
      return { RoleArn: arnOf(role), SessionName: sessionNameOf(sso, Claims), Seconds: seconds };
    },
  }),

  /** Writes the ConsoleLogin record, of a failure when no credentials came of it. */
  CompleteSingleSignOn: internalRead<{ AccessKeyId?: string }, SignedIn>({
    handle: async (context, { AccessKeyId: accessKeyId }) => {
      const { accountId, db, now } = context;
      const bearer = accessKeyId === undefined ? undefined : await loadBearer(db, accessKeyId);
      const { identity, session } = bearer?.caller ?? {};
      await recordSignIn(context, { identity, session, success: bearer !== undefined, mfa: false });
      if (!bearer || accessKeyId === undefined) throw new AwsError("AccessDenied", "Single sign-on failed.");
      return { accountId, kind: "session", accessKeyId, at: now.getTime() };
    },
  }),
};

function configured(): SingleSignOn {
  const sso = settings().singleSignOn;
  if (!sso) throw new AwsError("AccessDenied", "Single sign-on is not set up.");
  return sso;
}

/** By IAM's own operations, so that the event history tells of it. */
async function ensureProvider(context: Context, { issuer, clientId }: SingleSignOn): Promise<void> {
  const { accountId, db } = context;
  const arn = oidcProviderArn(accountId, issuerAddress(issuer, true));
  const provider = await findProvider(db, accountId, arn);
  if (!provider) {
    await context.invoke("iam:CreateOpenIDConnectProvider", { Url: issuer, ClientIDList: [clientId] });
  } else if (provider.kind === "oidc" && !provider.clientIds.includes(clientId)) {
    const input = { OpenIDConnectProviderArn: arn, ClientID: clientId };
    await context.invoke("iam:AddClientIDToOpenIDConnectProvider", input);
  }
}

async function firstRole({ db, accountId }: Context, names: string[]): Promise<Principal | undefined> {
  for (const name of names) {
    const role = await findPrincipal(db, accountId, "role", name.slice(name.lastIndexOf("/") + 1));
    if (role) return role;
  }
  return undefined;
}
