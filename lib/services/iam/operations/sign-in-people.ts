import type { Identity } from "@/lib/platform/caller";
import type { Context } from "@/lib/platform/operation";
import type { MfaHolder } from "../model/mfa-device";
import { expiryOf } from "../model/password-policy";
import { arnOf, type Principal, rootArn } from "../model/principal";
import type { SignedIn, SignInInput } from "../model/sign-in";
import { type Account, findAccount, noteRootSignIn } from "../store/accounts";
import { findLoginProfile } from "../store/login-profiles";
import { listMfaDevicesOf } from "../store/mfa-devices";
import { findPrincipal, findPrincipalById, updatePrincipal } from "../store/principals";

/** Whoever a name belongs to; a user without a password has no hash. */
export type Person = {
  identity: Identity;
  passwordHash: string | undefined;
  password: "good" | "mustChange" | "expired";
  holder: MfaHolder;
  hasMfa: boolean;
  session: Omit<SignedIn, "at" | "role" | "mfa">;
  noteSignIn: () => Promise<unknown>;
};

export type Named = Exclude<SignInInput, { Kind: "open" | "demo" }>;

/** The person of a name; undefined when it is nobody's, or another account's. */
export async function findPerson(context: Context, input: Named): Promise<Person | undefined> {
  const { db, accountId } = context;
  const account = await findAccount(db, accountId);
  if (input.Kind === "root") return account && rootOf(context, account, input.Email);
  const isHere = ["", accountId, account?.alias].includes(input.Account.trim());
  const user = await findPrincipal(db, accountId, "user", input.UserName.trim());
  return isHere && user ? userPerson(context, account, user) : undefined;
}

/** The person behind a sign-in that was begun. */
export async function personOf(context: Context, session: SignedIn): Promise<Person | undefined> {
  const { db, accountId } = context;
  const account = await findAccount(db, accountId);
  if (session.kind === "root") return account?.root && rootPerson(context);
  const user = session.userId === undefined ? undefined : await findPrincipalById(db, accountId, session.userId);
  return user && userPerson(context, account, user);
}

export async function userPerson(context: Context, account: Account | undefined, user: Principal): Promise<Person> {
  const { db, now } = context;
  const { accountId, name, id } = user;
  const profile = await findLoginProfile(db, user);
  const expiry = profile ? expiryOf(account?.passwordPolicy, profile.changedAt, now) : "none";
  const mustChange = profile?.resetRequired || expiry === "mustChange";
  const holder: MfaHolder = { kind: "user", userId: id };
  return {
    identity: { type: "IAMUser", accountId, arn: arnOf(user), userName: name, userId: id },
    passwordHash: profile?.passwordHash,
    password: expiry === "hard" ? "expired" : mustChange ? "mustChange" : "good",
    holder,
    hasMfa: (await listMfaDevicesOf(db, accountId, holder)).length > 0,
    session: { accountId, kind: "user", userId: id },
    noteSignIn: () => updatePrincipal(db, user, { lastUsedAt: now }),
  };
}

async function rootOf(context: Context, { root }: Account, email: string): Promise<Person | undefined> {
  if (root?.email.toLowerCase() !== email.trim().toLowerCase()) return undefined;
  return { ...(await rootPerson(context)), passwordHash: root.passwordHash };
}

async function rootPerson({ db, accountId, now }: Context): Promise<Person> {
  const holder: MfaHolder = { kind: "root" };
  return {
    identity: rootIdentity(accountId),
    passwordHash: undefined,
    password: "good",
    holder,
    hasMfa: (await listMfaDevicesOf(db, accountId, holder)).length > 0,
    session: { accountId, kind: "root" },
    noteSignIn: () => noteRootSignIn(db, accountId, now),
  };
}

export function rootIdentity(accountId: string): Identity {
  return { type: "Root", accountId, arn: rootArn(accountId) };
}
