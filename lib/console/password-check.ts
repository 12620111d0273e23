import { type Caller, type Origin, serviceCaller } from "@/lib/platform/caller";
import { AwsError } from "@/lib/platform/errors";
import { settings } from "@/lib/platform/settings";
import { consoleCaller } from "@/lib/services/authenticate";
import type { SignedIn, SignInAnswer, SignInInput } from "@/lib/services/iam/model/sign-in";
import { invoke } from "@/lib/services/invoke";
import { consoleSessionOf } from "./console-session";

/**
 * Asks IAM whether a person may come in. The attempt is counted and recorded under the person's own address.
 * Throws AccessDenied, Throttling, MfaRequired and PasswordChangeRequired (see `iam:SignIn`).
 */
export function checkCredentials(given: SignInInput, origin: Origin): Promise<SignInAnswer> {
  const input = given.Kind === "user" ? { ...given, Account: ungrouped(given.Account) } : given;
  return invoke(signInPage(origin), "iam:SignIn", input);
}

/** Changes the password of one who has just given the old one and must choose another, and lets them in. */
export async function changePassword(
  session: SignedIn,
  oldPassword: string,
  newPassword: string,
  origin: Origin,
): Promise<SignedIn> {
  const caller = await consoleCaller(consoleSessionOf(session), settings().region, origin);
  if (!caller) throw new AwsError("AccessDenied", "The user is gone.");
  await invoke(caller, "iam:ChangePassword", { OldPassword: oldPassword, NewPassword: newPassword });
  return invoke(signInPage(origin), "iam:CompleteSignIn", { Session: session });
}

/** The sign-in page as a caller of internal steps, for somebody at an address. */
export function signInPage(origin: Origin): Caller {
  const { accountId, region } = settings();
  return { ...serviceCaller("signin.amazonaws.com", accountId, region), origin };
}

/** People copy the account id as the console shows it: 1234-5678-9012. */
function ungrouped(account: string): string {
  return /^\s*\d{4}-\d{4}-\d{4}\s*$/.test(account) ? account.replaceAll("-", "") : account;
}
