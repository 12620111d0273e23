import type { Identity, Session } from "@/lib/platform/caller";
import type { Context } from "@/lib/platform/operation";
import { settings } from "@/lib/platform/settings";

/** What people do at the door of the console; none of it is a call of an API. */
export type SignInRecord = {
  /** ConsoleLogin when absent. */
  name?: "CheckMfa" | "SwitchRole" | "ExitRole" | "PasswordUpdated";
  /** Absent when the name is nobody's. */
  identity: Identity | undefined;
  session?: Session | undefined;
  success: boolean;
  mfa: boolean;
  /** Who switched to a role, or back from it. */
  switchedFrom?: string;
};

/** The trail room writes the record; what it takes is its ConsoleSignIn. */
export function recordSignIn(context: Context, record: SignInRecord): Promise<void> {
  const { identity, success } = record;
  return context.invoke("cloudtrail:RecordConsoleSignIn", {
    EventName: record.name ?? "ConsoleLogin",
    Identity: identity,
    Session: record.session,
    Success: success,
    FailureMessage: success ? undefined : identity ? "Failed authentication" : "No username found in supplied account",
    MfaUsed: record.mfa,
    Origin: context.caller.origin,
    LoginTo: settings().consoleUrl,
    SwitchedFrom: record.switchedFrom,
  });
}
