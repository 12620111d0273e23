import { type Origin, serviceCaller } from "@/lib/platform/caller";
import { settings } from "@/lib/platform/settings";
import type { SignedIn, SignInInput } from "@/lib/services/iam/model/sign-in";
import { invoke } from "@/lib/services/invoke";

/**
 * Asks IAM whether a person may come in. The attempt is counted and recorded under the person's own address.
 * Throws AccessDenied, Throttling and PasswordChangeRequired (see `iam:SignIn`).
 */
export function checkCredentials(given: SignInInput, origin: Origin): Promise<SignedIn> {
  const { accountId, region } = settings();
  const page = { ...serviceCaller("signin.amazonaws.com", accountId, region), origin };
  return invoke(page, "iam:SignIn", given.Kind === "user" ? { ...given, Account: ungrouped(given.Account) } : given);
}

/** People copy the account id as the console shows it: 1234-5678-9012. */
function ungrouped(account: string): string {
  return /^\s*\d{4}-\d{4}-\d{4}\s*$/.test(account) ? account.replaceAll("-", "") : account;
}
