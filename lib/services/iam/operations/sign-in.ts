import type { Identity } from "@/lib/platform/caller";
import { AwsError } from "@/lib/platform/errors";
import { type Context, internalRead } from "@/lib/platform/operation";
import { settings } from "@/lib/platform/settings";
import { expiryOf } from "../model/password-policy";
import { arnOf, type Principal, rootArn } from "../model/principal";
import { MUST_CHANGE, REFUSAL, type SignedIn, type SignInInput, THROTTLED } from "../model/sign-in";
import { type Account, findAccount, noteRootSignIn } from "../store/accounts";
import { findLoginProfile } from "../store/login-profiles";
import { findPrincipal, updatePrincipal } from "../store/principals";
import { isPassword } from "./passwords";
import { countPasswordAttempt } from "./throttle";

export const signIn = {
  /**
   * Checks a password for the console and writes the ConsoleLogin record; the caller's origin is the person's.
   * Its steps stand for themselves, so that a wrong password undoes neither the count nor the record.
   *
   * Throws AccessDenied when name or password are wrong, Throttling after too many of those, and PasswordChangeRequired when
   * the password is right but must be changed: its member `session` is then good for `iam:ChangePassword` in the person's
   * name, after which they sign in anew.
   */
  SignIn: internalRead<SignInInput, SignedIn>({
    handle: async (context, input) => {
      if (input.Kind === "open") return signInOpenly(context);
      if (input.Kind === "demo") return signInToDemo(context, input.UserName);
      const attempt = await countPasswordAttempt(
        context.accountId,
        input.Kind === "root" ? `root ${input.Email.trim()}` : input.UserName.trim(),
        context.caller.origin.sourceIPAddress,
        context.now,
      );
      if (attempt.isClosed) throw new AwsError("Throttling", THROTTLED);
      const person = await findPerson(context, input);
      const isRight = await isPassword(person?.passwordHash, input.Password);
      if (!person || !isRight || person.password === "expired") {
        await record(context, person?.identity, false);
        throw new AwsError("AccessDenied", REFUSAL);
      }
      await attempt.succeeded();
      const session: SignedIn = { ...person.session, at: context.now.getTime() };
      if (person.password === "mustChange") throw new AwsError("PasswordChangeRequired", MUST_CHANGE, { session });
      await person.noteSignIn();
      await record(context, person.identity, true);
      return session;
    },
  }),
};

/** Whoever the name belongs to; a user without a password has no hash. */
type Person = {
  identity: Identity;
  passwordHash: string | undefined;
  password: "good" | "mustChange" | "expired";
  session: Omit<SignedIn, "at">;
  noteSignIn: () => Promise<unknown>;
};

type Named = Exclude<SignInInput, { Kind: "open" | "demo" }>;

async function findPerson(context: Context, input: Named): Promise<Person | undefined> {
  const { db, accountId } = context;
  const account = await findAccount(db, accountId);
  if (input.Kind === "root") return account && rootPerson(context, account, input.Email);
  const isHere = ["", accountId, account?.alias].includes(input.Account.trim());
  const user = await findPrincipal(db, accountId, "user", input.UserName.trim());
  return isHere && user ? userPerson(context, account, user) : undefined;
}

function rootPerson({ db, accountId, now }: Context, { root }: Account, email: string): Person | undefined {
  if (root?.email.toLowerCase() !== email.trim().toLowerCase()) return undefined;
  return {
    identity: rootIdentity(accountId),
    passwordHash: root.passwordHash,
    password: "good",
    session: { accountId, kind: "root" },
    noteSignIn: () => noteRootSignIn(db, accountId, now),
  };
}

async function userPerson({ db, now }: Context, account: Account | undefined, user: Principal): Promise<Person> {
  const { accountId, name, id } = user;
  const profile = await findLoginProfile(db, user);
  const expiry = profile ? expiryOf(account?.passwordPolicy, profile.changedAt, now) : "none";
  const mustChange = profile?.resetRequired || expiry === "mustChange";
  return {
    identity: { type: "IAMUser", accountId, arn: arnOf(user), userName: name, userId: id },
    passwordHash: profile?.passwordHash,
    password: expiry === "hard" ? "expired" : mustChange ? "mustChange" : "good",
    session: { accountId, kind: "user", userId: id },
    noteSignIn: () => updatePrincipal(db, user, { lastUsedAt: now }),
  };
}

/** In open mode everyone is the account's root user; it is recorded all the same. */
async function signInOpenly(context: Context): Promise<SignedIn> {
  const { accountId, now } = context;
  if (settings().auth !== "open") throw new AwsError("AccessDenied", REFUSAL);
  await record(context, rootIdentity(accountId), true);
  return { accountId, kind: "root", at: now.getTime() };
}

/** In the demo people are chosen, not checked; outside of it this way in does not exist. */
async function signInToDemo(context: Context, userName: string): Promise<SignedIn> {
  const { db, accountId, now } = context;
  const user = settings().demo ? await findPrincipal(db, accountId, "user", userName) : undefined;
  if (!user) throw new AwsError("AccessDenied", REFUSAL);
  const person = await userPerson(context, await findAccount(db, accountId), user);
  await person.noteSignIn();
  await record(context, person.identity, true);
  return { ...person.session, at: now.getTime() };
}

function rootIdentity(accountId: string): Identity {
  return { type: "Root", accountId, arn: rootArn(accountId) };
}

/** The trail room writes the record; what it takes is its ConsoleSignIn. */
function record(context: Context, identity: Identity | undefined, success: boolean): Promise<void> {
  return context.invoke("cloudtrail:RecordConsoleSignIn", {
    Identity: identity,
    Success: success,
    FailureMessage: success ? undefined : identity ? "Failed authentication" : "No username found in supplied account",
    MfaUsed: false,
    Origin: context.caller.origin,
    LoginTo: settings().consoleUrl,
  });
}
