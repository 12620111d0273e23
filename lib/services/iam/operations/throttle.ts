import { createHash } from "node:crypto";
import { THROTTLE } from "../model/sign-in";
import { countAttemptAside, takeBackAttemptAside } from "../store/sign-in-failures";

/** One attempt at a password, counted already. */
export type Attempt = {
  /** True when there were too many: the password is then not looked at. */
  isClosed: boolean;
  /** To be called when the password was right: the attempt was no failure, and what the name had is forgotten. */
  succeeded: () => Promise<void>;
};

/**
 * Counts an attempt under the name that was tried, existing or not, and under the address it came from.
 * It is counted aside from any open transaction: a wrong password undoes that, and must not undo the count.
 */
export async function countPasswordAttempt(
  accountId: string,
  name: string,
  address: string | undefined,
  now: Date,
): Promise<Attempt> {
  const byName = digest("name", accountId, name.toLowerCase());
  const byAddress = address === undefined ? undefined : digest("address", address);
  const subjects = byAddress === undefined ? [byName] : [byName, byAddress];
  const counts = await countAttemptAside(subjects, now, THROTTLE.windowSeconds);
  const isClosed = subjects.some((subject) => {
    const attempts = counts.get(subject) ?? 1;
    return attempts > (subject === byName ? THROTTLE.perName : THROTTLE.perAddress);
  });
  return { isClosed, succeeded: () => takeBackAttemptAside(byName, byAddress) };
}

/** A digest, because people type passwords into name fields. */
function digest(...parts: string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
}
