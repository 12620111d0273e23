import { createHash } from "node:crypto";
import { THROTTLE } from "../model/sign-in";
import { countAttemptAside, takeBackAttemptAside } from "../store/sign-in-failures";

/** One attempt at a password, counted already. */
export type Attempt = {
  /** Set when the door is closed: seconds until it opens again. The password is then not looked at. */
  retryAfterSeconds: number | undefined;
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
  const waits = subjects.map((subject) => {
    const { attempts, windowStart } = counts.get(subject) ?? { attempts: 1, windowStart: now };
    const allowed = subject === byName ? THROTTLE.perName : THROTTLE.perAddress;
    return attempts > allowed ? THROTTLE.windowSeconds - (now.getTime() - windowStart.getTime()) / 1000 : 0;
  });
  const longest = Math.ceil(Math.max(...waits));
  return {
    retryAfterSeconds: longest > 0 ? longest : undefined,
    succeeded: () => takeBackAttemptAside(byName, byAddress),
  };
}

/** A digest, because people type passwords into name fields. */
function digest(...parts: string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
}
