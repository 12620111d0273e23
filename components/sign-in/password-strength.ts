export type Strength = "weak" | "fair" | "strong";

const KINDS = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/];

/**
 * IAM's default password policy: at least 8 characters and three of the four kinds
 * (IAM User Guide, "Set an account password policy for IAM users").
 */
export function meetsPasswordPolicy(password: string): boolean {
  return password.length >= 8 && password.length <= 128 && kindsIn(password) >= 3;
}

/** A rough estimate for advice: how many bits a guesser of characters would need, where repeats count for little. */
export function passwordStrength(password: string): Strength {
  const alphabet = [26, 26, 10, 33].reduce((sum, size, index) => (KINDS[index]?.test(password) ? sum + size : sum), 1);
  const distinct = new Set(password).size;
  const bits = Math.min(password.length, distinct * 1.5) * Math.log2(alphabet);
  if (bits < 50) return "weak";
  return bits < 80 ? "fair" : "strong";
}

function kindsIn(password: string): number {
  return KINDS.filter((kind) => kind.test(password)).length;
}
