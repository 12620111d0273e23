import { AwsError } from "@/lib/platform/errors";
import { type Context, internalRead } from "@/lib/platform/operation";
import { settings } from "@/lib/platform/settings";
import {
  MUST_CHANGE,
  NEEDS_MFA,
  REFUSAL,
  type SignedIn,
  type SignInAnswer,
  type SignInInput,
  THROTTLED,
} from "../model/sign-in";
import { findAccount } from "../store/accounts";
import { findPrincipal } from "../store/principals";
import { acceptCodeOf, showsCode } from "./mfa-codes";
import { isPassword } from "./passwords";
import { findPerson, type Named, type Person, personOf, rootIdentity, userPerson } from "./sign-in-people";
import { recordSignIn } from "./sign-in-records";
import { countPasswordAttempt } from "./throttle";

export const signIn = {
  /**
   * Checks a password and a second factor for the console and writes the ConsoleLogin record; the caller's origin is the
   * person's. Its steps stand for themselves, so that a wrong password undoes neither the count nor the record.
   *
   * Throws AccessDenied when name, password or code are wrong, Throttling after too many of those, MfaRequired when the password
   * is right and a code is wanted beside it, and PasswordChangeRequired when all is right but the password must be changed. Asked
   * again with ChangesPassword it then answers a session that is marked `mustChange`: good for `iam:ChangePassword` in the
   * person's name, and after that for CompleteSignIn.
   */
  SignIn: internalRead<SignInInput, SignInAnswer>({
    handle: async (context, input) => {
      if (input.Kind === "open") return signInOpenly(context);
      if (input.Kind === "demo") return signInToDemo(context, input.UserName);
      const person = await checkedPerson(context, input);
      const mfa = await checkSecondFactor(context, person, input);
      const session = { ...person.session, ...(mfa ? { mfa } : {}), at: context.now.getTime() } as SignedIn;
      if (person.password === "mustChange") {
        if (input.ChangesPassword) return { ...session, mustChange: true };
        throw new AwsError("PasswordChangeRequired", MUST_CHANGE);
      }
      await person.noteSignIn();
      await recordSignIn(context, { identity: person.identity, success: true, mfa });
      return session;
    },
  }),

  /** The end of a sign-in whose password had to be changed, and was. */
  CompleteSignIn: internalRead<{ Session: SignedIn }, SignedIn>({
    handle: async (context, { Session }) => {
      const person = await personOf(context, Session);
      if (person?.password !== "good") throw new AwsError("AccessDenied", REFUSAL);
      await person.noteSignIn();
      await recordSignIn(context, { identity: person.identity, success: true, mfa: Session.mfa === true });
      return { ...Session, at: context.now.getTime() };
    },
  }),
};

/** The person whose password was typed. Attempts are counted under the name and under the address they come from. */
async function checkedPerson(context: Context, input: Named): Promise<Person> {
  const { accountId, now, caller } = context;
  const name = nameTyped(input);
  const attempt = await countPasswordAttempt(accountId, name, caller.origin.sourceIPAddress, now);
  if (attempt.isClosed) throw new AwsError("Throttling", THROTTLED);
  const person = await findPerson(context, input);
  const isRight = await isPassword(person?.passwordHash, input.Password);
  if (!person || !isRight || person.password === "expired") {
    await recordSignIn(context, { identity: person?.identity, success: false, mfa: false });
    throw new AwsError("AccessDenied", REFUSAL);
  }
  await attempt.succeeded();
  return person;
}

/**
 * Codes are counted apart from passwords: whoever knows the password must not be able to try codes without end. A code is not
 * used up while the password has yet to be changed, so that the same one comes with the new password.
 */
async function checkSecondFactor(context: Context, person: Person, input: Named): Promise<boolean> {
  if (!person.hasMfa) return false;
  if (!input.MfaCode) {
    await recordSignIn(context, { identity: person.identity, name: "CheckMfa", success: true, mfa: false });
    throw new AwsError("MfaRequired", NEEDS_MFA);
  }
  const { db, accountId, now } = context;
  const attempt = await countPasswordAttempt(accountId, `mfa ${nameTyped(input)}`, undefined, now);
  if (attempt.isClosed) throw new AwsError("Throttling", THROTTLED);
  const isAsked = person.password === "mustChange" && !input.ChangesPassword;
  const accepts = isAsked ? showsCode : acceptCodeOf;
  if (!(await accepts(db, accountId, person.holder, input.MfaCode.trim(), now))) {
    await recordSignIn(context, { identity: person.identity, success: false, mfa: true });
    throw new AwsError("AccessDenied", REFUSAL);
  }
  await attempt.succeeded();
  return true;
}

function nameTyped(input: Named): string {
  return input.Kind === "root" ? `root ${input.Email.trim()}` : input.UserName.trim();
}

/** In open mode everyone is the account's root user; it is recorded all the same. */
async function signInOpenly(context: Context): Promise<SignedIn> {
  const { accountId, now } = context;
  if (settings().auth !== "open") throw new AwsError("AccessDenied", REFUSAL);
  await recordSignIn(context, { identity: rootIdentity(accountId), success: true, mfa: false });
  return { accountId, kind: "root", at: now.getTime() };
}

/** In the demo people are chosen, not checked; outside of it this way in does not exist. */
async function signInToDemo(context: Context, userName: string): Promise<SignedIn> {
  const { db, accountId, now } = context;
  const user = settings().demo ? await findPrincipal(db, accountId, "user", userName) : undefined;
  if (!user) throw new AwsError("AccessDenied", REFUSAL);
  const person = await userPerson(context, await findAccount(db, accountId), user);
  await person.noteSignIn();
  await recordSignIn(context, { identity: person.identity, success: true, mfa: false });
  return { ...person.session, at: now.getTime() } as SignedIn;
}
