import type { Identity } from "@/lib/platform/caller";
import { type Context, internalRead } from "@/lib/platform/operation";
import { expiryOf } from "../model/password-policy";
import { arnOf, type Principal, rootArn } from "../model/principal";
import { REFUSAL, type SignedIn, type SignInInput, type SignInOutput, THROTTLED } from "../model/sign-in";
import { type Account, findAccount, noteRootSignIn } from "../store/accounts";
import { findLoginProfile } from "../store/login-profiles";
import { findPrincipal, updatePrincipal } from "../store/principals";
import { isPassword } from "./passwords";
import { countPasswordAttempt } from "./throttle";

export const signIn = {
  /**
   * Checks a password for the console and writes the ConsoleLogin record. Its steps stand for themselves, so that a wrong
   * password undoes neither the count nor the record.
   */
  SignIn: internalRead<SignInInput, SignInOutput>({
    handle: async (context, input) => {
      const typed = input.RootEmail ?? input.UserName ?? "";
      const attempt = await countPasswordAttempt(
        context.accountId,
        input.RootEmail === undefined ? typed : `root ${typed}`,
        input.Origin.sourceIPAddress,
        context.now,
      );
      if (attempt.retryAfterSeconds) {
        return { Outcome: "Throttled", Message: THROTTLED, RetryAfterSeconds: attempt.retryAfterSeconds };
      }
      const person = await findPerson(context, input);
      const isRight = await isPassword(person?.passwordHash, input.Password);
      if (!person || !isRight || person.password === "expired") {
        await record(context, input, person, false);
        return { Outcome: "Refused", Message: REFUSAL };
      }
      await attempt.succeeded();
      const session = { ...person.session, signedInAt: context.now };
      if (person.password === "mustChange")
        return { Outcome: "NewPasswordRequired", Session: session, Name: person.name };
      await person.noteSignIn();
      await record(context, input, person, true);
      return { Outcome: "SignedIn", Session: session, Name: person.name };
    },
  }),
};

/** Whoever the name belongs to; a user without a password has no hash. */
type Person = {
  identity: Identity;
  name: string;
  passwordHash: string | undefined;
  password: "good" | "mustChange" | "expired";
  session: Omit<SignedIn, "signedInAt">;
  noteSignIn: () => Promise<unknown>;
};

async function findPerson(context: Context, input: SignInInput): Promise<Person | undefined> {
  const { db, accountId } = context;
  const account = await findAccount(db, accountId);
  const isHere = input.Account === undefined || input.Account === accountId || input.Account === account?.alias;
  if (!isHere) return undefined;
  if (input.RootEmail !== undefined) return account && rootPerson(context, account, input.RootEmail);
  const user = await findPrincipal(db, accountId, "user", input.UserName ?? "");
  return user && userPerson(context, account, user);
}

function rootPerson({ db, accountId, now }: Context, { root }: Account, email: string): Person | undefined {
  if (root?.email.toLowerCase() !== email.trim().toLowerCase()) return undefined;
  return {
    identity: { type: "Root", accountId, arn: rootArn(accountId) },
    name: root.email,
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
    name,
    passwordHash: profile?.passwordHash,
    password: expiry === "hard" ? "expired" : mustChange ? "mustChange" : "good",
    session: { accountId, kind: "user", userId: id },
    noteSignIn: () => updatePrincipal(db, user, { lastUsedAt: now }),
  };
}

/** The trail room writes the record; what it takes is its ConsoleSignIn. */
function record(context: Context, input: SignInInput, person: Person | undefined, success: boolean): Promise<void> {
  return context.invoke("cloudtrail:RecordConsoleSignIn", {
    Identity: person?.identity,
    UserNameTyped: input.UserName,
    Success: success,
    FailureMessage: success ? undefined : person ? "Failed authentication" : "No username found in supplied account",
    MfaUsed: false,
    Origin: input.Origin,
    LoginTo: input.LoginTo,
  });
}
