import type { PasswordPolicy, UpdateAccountPasswordPolicyRequest } from "@aws-sdk/client-iam";

/** The password policy as its form holds it; numbers are texts until they are checked, empty where there is no bound. */
export type PasswordRules = {
  minimumLength: string;
  uppercase: boolean;
  lowercase: boolean;
  numbers: boolean;
  symbols: boolean;
  usersMayChange: boolean;
  maximumAgeDays: string;
  hardExpiry: boolean;
  remembered: string;
};

/** What the form starts with where the account has no policy of its own. */
export const DEFAULT_PASSWORD_RULES: PasswordRules = {
  minimumLength: "8",
  uppercase: true,
  lowercase: true,
  numbers: true,
  symbols: true,
  usersMayChange: true,
  maximumAgeDays: "",
  hardExpiry: false,
  remembered: "",
};

export function passwordRulesOf(policy: PasswordPolicy): PasswordRules {
  return {
    minimumLength: String(policy.MinimumPasswordLength ?? 6),
    uppercase: policy.RequireUppercaseCharacters ?? false,
    lowercase: policy.RequireLowercaseCharacters ?? false,
    numbers: policy.RequireNumbers ?? false,
    symbols: policy.RequireSymbols ?? false,
    usersMayChange: policy.AllowUsersToChangePassword ?? false,
    maximumAgeDays: policy.MaxPasswordAge ? String(policy.MaxPasswordAge) : "",
    hardExpiry: policy.HardExpiry ?? false,
    remembered: policy.PasswordReusePrevention ? String(policy.PasswordReusePrevention) : "",
  };
}

/** What AWS bounds each number by (IAM API Reference, UpdateAccountPasswordPolicy). */
export const BOUNDS = { minimumLength: [6, 128], maximumAgeDays: [1, 1095], remembered: [1, 24] } as const;

/** The members whose number is out of bounds. The length must be there, the others may be left out. */
export function ruleMistakes(rules: PasswordRules): (keyof typeof BOUNDS)[] {
  return (["minimumLength", "maximumAgeDays", "remembered"] as const).filter((name) => {
    const text = rules[name].trim();
    if (text === "") return name === "minimumLength";
    const [least, most] = BOUNDS[name];
    return !/^\d+$/.test(text) || Number(text) < least || Number(text) > most;
  });
}

export function policyInputOf(rules: PasswordRules): UpdateAccountPasswordPolicyRequest {
  const numberOf = (text: string) => (text.trim() === "" ? undefined : Number(text));
  return {
    MinimumPasswordLength: Number(rules.minimumLength),
    RequireUppercaseCharacters: rules.uppercase,
    RequireLowercaseCharacters: rules.lowercase,
    RequireNumbers: rules.numbers,
    RequireSymbols: rules.symbols,
    AllowUsersToChangePassword: rules.usersMayChange,
    MaxPasswordAge: numberOf(rules.maximumAgeDays),
    HardExpiry: rules.maximumAgeDays.trim() === "" ? undefined : rules.hardExpiry,
    PasswordReusePrevention: numberOf(rules.remembered),
  };
}
