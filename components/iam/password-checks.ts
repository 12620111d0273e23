import type { PasswordRules } from "./password-rules";

/** One thing that a password must have, and whether it does; `least` is how many, for the rule of length and of kinds. */
export type PasswordCheck = { rule: "length" | "kinds" | keyof typeof KINDS; least: number; met: boolean };

/** What IAM counts as each kind (IAM User Guide, "Set an account password policy for IAM users"). */
const KINDS = {
  uppercase: /[A-Z]/,
  lowercase: /[a-z]/,
  numbers: /[0-9]/,
  symbols: /[!@#$%^&*()_+\-=[\]{}|']/,
} as const;
const KIND_NAMES = Object.keys(KINDS) as (keyof typeof KINDS)[];
const MOST = 128;

/** The account's rules, or those that AWS has where it has none: eight characters of three kinds. */
export function passwordChecks(rules: PasswordRules | undefined, password: string): PasswordCheck[] {
  const least = rules ? Number(rules.minimumLength) : 8;
  const length = { rule: "length" as const, least, met: password.length >= least && password.length <= MOST };
  if (!rules) {
    const found = KIND_NAMES.filter((kind) => KINDS[kind].test(password)).length;
    return [length, { rule: "kinds", least: 3, met: found >= 3 }];
  }
  const wanted = KIND_NAMES.filter((kind) => rules[kind]);
  return [length, ...wanted.map((rule) => ({ rule, least: 1, met: KINDS[rule].test(password) }))];
}

export function meetsPasswordRules(rules: PasswordRules | undefined, password: string): boolean {
  return passwordChecks(rules, password).every(({ met }) => met);
}
