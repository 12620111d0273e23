import type { Identity, Session } from "@/lib/platform/caller";
import { type Context, internalRead } from "@/lib/platform/operation";
import { CONSOLE_SESSION_SECONDS } from "../model/sign-in";
import { loadBearer } from "../store/bearers";
import { roleOfArn } from "./role-to-assume";
import { recordSignIn } from "./sign-in-records";

type Switch = { SwitchFrom: string; MfaUsed: boolean };

/** The console's steps when somebody changes roles; the credentials themselves come of sts:AssumeRole, as for everyone. */
export const switchRole = {
  /** How long a role may be used at the console, in seconds. A role that is not there has AWS's default, so that nobody learns of it. */
  DescribeRoleLimit: internalRead<{ RoleArn: string }, { Seconds: number }>({
    handle: async (context, { RoleArn }) => {
      const asked = { accountId: context.accountId, region: context.region, caller: context.caller, db: context.db };
      const role = await roleOfArn(asked, RoleArn);
      return { Seconds: Math.min(role?.maxSessionSeconds ?? DEFAULT_SECONDS, CONSOLE_SESSION_SECONDS) };
    },
  }),

  /** Writes the SwitchRole record: of the role's session, or of whoever tried in vain. */
  RecordSwitchRole: internalRead<(Switch & { AccessKeyId: string }) | (Switch & { FailedFor: Failed }), void>({
    handle: async (context, input) => {
      const { SwitchFrom: switchedFrom, MfaUsed: mfa } = input;
      const who = "FailedFor" in input ? failed(input.FailedFor) : await sessionOf(context, input.AccessKeyId);
      await recordSignIn(context, { name: "SwitchRole", ...who, mfa, switchedFrom });
    },
  }),

  /** Writes the ExitRole record of somebody who goes back to being themselves. */
  RecordExitRole: internalRead<Switch & { AccessKeyId: string }, void>({
    handle: async (context, { SwitchFrom: switchedFrom, MfaUsed: mfa, AccessKeyId }) => {
      await recordSignIn(context, { name: "ExitRole", ...(await sessionOf(context, AccessKeyId)), mfa, switchedFrom });
    },
  }),
};

const DEFAULT_SECONDS = 3600;

type Failed = { identity: Identity; session?: Session };

function failed({ identity, session }: Failed) {
  return { identity, session, success: false };
}

async function sessionOf({ db }: Context, accessKeyId: string) {
  const { identity, session } = (await loadBearer(db, accessKeyId))?.caller ?? {};
  return { identity, session, success: identity !== undefined };
}
