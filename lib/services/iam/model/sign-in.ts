/** What the sign-in page asks: the root user by e-mail, a user by name, or in open mode the root user without a word. */
export type SignInInput =
  | { Kind: "root"; Email: string; Password: string }
  /** `Account` is twelve digits or an alias; empty is this installation's own. */
  | { Kind: "user"; Account: string; UserName: string; Password: string }
  | { Kind: "open" }
  /** In the demo alone: one of its people, without a word. */
  | { Kind: "demo"; UserName: string };

/** What the console keeps of a person who signed in; `at` in milliseconds since the epoch. */
export type SignedIn = { accountId: string; kind: "root" | "user"; userId?: string; at: number };

/** Unknown name, unknown account and wrong password are one answer, so that none of them can be told from another. */
export const REFUSAL = "Your authentication information is incorrect. Please try again.";
export const THROTTLED = "Too many failed attempts. Please wait a few minutes and try again.";
export const MUST_CHANGE = "You must change your password to continue.";

/** How many wrong passwords within the window close the door. An address may be shared by many people, so it has more. */
export const THROTTLE = { windowSeconds: 300, perName: 5, perAddress: 50 } as const;
