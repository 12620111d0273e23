import type { Origin } from "@/lib/platform/caller";

/** What the sign-in page knows: the root user gives an e-mail address, a user a name. */
export type SignInInput = {
  /** Twelve digits or an alias; absent is this installation's own account. */
  Account?: string;
  RootEmail?: string;
  UserName?: string;
  Password: string;
  Origin: Origin;
  /** The address of the page that is signed in to, for the record. */
  LoginTo: string;
};

/** What the console keeps of a person who signed in. */
export type SignedIn = {
  accountId: string;
  kind: "root" | "user";
  /** Of a user; the root user has none. */
  userId?: string;
  signedInAt: Date;
};

export type SignInOutput =
  | { Outcome: "SignedIn"; Session: SignedIn; Name: string }
  /**
   * The password is right but must be changed first. `Session` is for nothing but `iam:ChangePassword` in this user's name,
   * after which one signs in anew.
   */
  | { Outcome: "NewPasswordRequired"; Session: SignedIn; Name: string }
  | { Outcome: "Refused"; Message: string }
  | { Outcome: "Throttled"; Message: string; RetryAfterSeconds: number };

/** Unknown name, unknown account and wrong password are one answer, so that none of them can be told from another. */
export const REFUSAL = "Your authentication information is incorrect. Please try again.";
export const THROTTLED = "Too many failed attempts to sign in. Please wait a few minutes and try again.";

/** How many wrong passwords within the window close the door. An address may be shared by many people, so it has more. */
export const THROTTLE = { windowSeconds: 300, perName: 5, perAddress: 50 } as const;
