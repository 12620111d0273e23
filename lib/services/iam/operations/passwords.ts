import { hash, verify } from "@node-rs/argon2";

/** argon2id, as OWASP's Password Storage Cheat Sheet asks: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** What the model lets a password measure; a longer one is wrong without being hashed. */
const MAXIMUM_LENGTH = 128;

/** The hash of a password, with its salt and cost inside. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

let nobody: Promise<string> | undefined;

/**
 * Whether a password is the one hashed. Without a hash the same work is done on a hash of nobody's and the answer is no:
 * the time taken does not tell whether a name exists.
 */
export async function isPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword("nobody");
  const matches = await verify(passwordHash ?? (await nobody), password.slice(0, MAXIMUM_LENGTH));
  return matches && passwordHash !== undefined && password.length <= MAXIMUM_LENGTH;
}
