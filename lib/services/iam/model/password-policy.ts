import type { PasswordPolicy as PasswordPolicyOutput, UpdateAccountPasswordPolicyRequest } from "@aws-sdk/client-iam";
import { AwsError } from "@/lib/platform/errors";

/** What an account asks of passwords. */
export type PasswordPolicy = {
  minimumLength: number;
  requireSymbols: boolean;
  requireNumbers: boolean;
  requireUppercase: boolean;
  requireLowercase: boolean;
  allowUsersToChange: boolean;
  /** Days after which a password must be changed; absent when passwords do not expire. */
  maximumAgeDays?: number;
  /** Whether an expired password is no good even for changing it. */
  hardExpiry: boolean;
  /** How many of a user's last passwords may not come again, the present one among them; absent when any may. */
  reusePrevention?: number;
};

const SYMBOL = /[!@#$%^&*()_+\-=[\]{}|']/;
const DAY_MILLIS = 86_400_000;

/**
 * Throws PasswordPolicyViolationException when a password is too weak.
 * Without a policy of the account AWS wants eight characters of three kinds, and not the name itself
 * (IAM User Guide, "Default password policy"). `names` are what the password may not equal.
 */
export function checkPassword(password: string, policy: PasswordPolicy | undefined, names: string[]): void {
  const weakness = policy ? weaknessUnder(policy, password) : weaknessByDefault(password, names);
  if (weakness) throw new AwsError("PasswordPolicyViolationException", weakness);
}

function weaknessByDefault(password: string, names: string[]): string | undefined {
  if (password.length < 8) return "Password should have a minimum length of 8";
  const kinds = [/[A-Z]/, /[a-z]/, /[0-9]/, SYMBOL].filter((kind) => kind.test(password)).length;
  if (kinds < 3) {
    return "Password should have at least three of: uppercase letters, lowercase letters, numbers, symbols";
  }
  const isName = names.some((name) => name.toLowerCase() === password.toLowerCase());
  return isName ? "Password must not be identical to your account name or email address" : undefined;
}

function weaknessUnder(policy: PasswordPolicy, password: string): string | undefined {
  if (password.length < policy.minimumLength) {
    return `Password should have a minimum length of ${policy.minimumLength}`;
  }
  if (policy.requireUppercase && !/[A-Z]/.test(password)) return "Password should have at least one uppercase letter";
  if (policy.requireLowercase && !/[a-z]/.test(password)) return "Password should have at least one lowercase letter";
  if (policy.requireSymbols && !SYMBOL.test(password)) return "Password should have at least one symbol";
  if (policy.requireNumbers && !/[0-9]/.test(password)) return "Password should have at least one number";
  return undefined;
}

/** The most that PasswordReusePrevention can ask for: so many former passwords are kept. */
export const MAXIMUM_REMEMBERED = 24;

export function reused(): AwsError {
  return new AwsError("PasswordPolicyViolationException", "Password was used previously by this user");
}

/** Whether a password that was set at `changedAt` is past its time: `hard` when it is not even good for changing it. */
export function expiryOf(
  policy: PasswordPolicy | undefined,
  changedAt: Date,
  now: Date,
): "none" | "mustChange" | "hard" {
  if (policy?.maximumAgeDays === undefined) return "none";
  if (now.getTime() < changedAt.getTime() + policy.maximumAgeDays * DAY_MILLIS) return "none";
  return policy.hardExpiry ? "hard" : "mustChange";
}

/** The policy of an UpdateAccountPasswordPolicy; members that are left out have AWS's defaults. */
export function passwordPolicyOf(input: UpdateAccountPasswordPolicyRequest): PasswordPolicy {
  return {
    minimumLength: input.MinimumPasswordLength ?? 6,
    requireSymbols: input.RequireSymbols ?? false,
    requireNumbers: input.RequireNumbers ?? false,
    requireUppercase: input.RequireUppercaseCharacters ?? false,
    requireLowercase: input.RequireLowercaseCharacters ?? false,
    allowUsersToChange: input.AllowUsersToChangePassword ?? false,
    maximumAgeDays: input.MaxPasswordAge,
    hardExpiry: input.HardExpiry ?? false,
    reusePrevention: input.PasswordReusePrevention,
  };
}

export function passwordPolicyOutput(policy: PasswordPolicy): PasswordPolicyOutput {
  return {
    MinimumPasswordLength: policy.minimumLength,
    RequireSymbols: policy.requireSymbols,
    RequireNumbers: policy.requireNumbers,
    RequireUppercaseCharacters: policy.requireUppercase,
    RequireLowercaseCharacters: policy.requireLowercase,
    AllowUsersToChangePassword: policy.allowUsersToChange,
    ExpirePasswords: policy.maximumAgeDays !== undefined,
    MaxPasswordAge: policy.maximumAgeDays,
    HardExpiry: policy.hardExpiry,
    PasswordReusePrevention: policy.reusePrevention,
  };
}
