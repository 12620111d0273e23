/** What the sign-in page asks: the root user by e-mail, a user by name, or in open mode the root user without a word. */
export type SignInInput =
  | ({ Kind: "root"; Email: string; Password: string } & Step)
  /** `Account` is twelve digits or an alias; empty is this installation's own. */
  | ({ Kind: "user"; Account: string; UserName: string; Password: string } & Step)
  | { Kind: "open" }
  /** In the demo alone: one of its people, without a word. */
  | { Kind: "demo"; UserName: string };

/** The code of the person's MFA device, where they have one; whether they bring a new password, where they must. */
type Step = { MfaCode?: string; ChangesPassword?: boolean };

/** What the console keeps of a person who signed in; `at` in milliseconds since the epoch. */
export type SignedIn = {
  accountId: string;
  at: number;
  /** Whether a second factor was given. */
  mfa?: boolean;
  /** The role they have switched to. */
  role?: RoleInUse;
} & Who;

/** The root user, a user, or the bearer of a role's session: somebody who came by single sign-on. */
type Who =
  | { kind: "root"; userId?: undefined }
  | { kind: "user"; userId?: string }
  | { kind: "session"; userId?: undefined; accessKeyId: string };

/** A role in use at the console: the temporary credentials behind it, and how it is shown. */
export type RoleInUse = { accessKeyId: string; roleName: string; displayName?: string; colour?: string };

/** A sign-in that is complete but for the password, which must be changed: what is good for iam:ChangePassword alone. */
export type SignInAnswer = SignedIn & { mustChange?: boolean };

/** How long a console session lasts, in seconds: twelve hours, AWS's longest. */
export const CONSOLE_SESSION_SECONDS = 12 * 60 * 60;

/** Unknown name, unknown account and wrong password are one answer, so that none of them can be told from another. */
export const REFUSAL = "Your authentication information is incorrect. Please try again.";
export const THROTTLED = "Too many failed attempts. Please wait a few minutes and try again.";
export const MUST_CHANGE = "You must change your password to continue.";
export const NEEDS_MFA = "Enter the code that your MFA device shows.";

/** How many wrong passwords within the window close the door. An address may be shared by many people, so it has more. */
export const THROTTLE = { windowSeconds: 300, perName: 5, perAddress: 50 } as const;
