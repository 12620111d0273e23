import { type PasswordRules, passwordRulesOf } from "@/components/iam/password-rules";
import { perform } from "@/lib/console/perform";

/**
 * The account's own password policy; undefined where it has none, or where the one who is signed in may not see it: IAM checks the
 * password all the same.
 */
export async function readPasswordRules(): Promise<PasswordRules | undefined> {
  const policy = await perform("iam:GetAccountPasswordPolicy", {});
  return policy.ok && policy.output.PasswordPolicy ? passwordRulesOf(policy.output.PasswordPolicy) : undefined;
}
