import { LRUCache } from "lru-cache";
import { type CompiledPolicy, compilePolicy } from "@/lib/languages/policy/compile";
import { parsePolicy } from "@/lib/languages/policy/parse";
import type { Caller, Identity } from "@/lib/platform/caller";
import type { Database } from "@/lib/platform/database";
import { CHANGE_OWN_PASSWORD, callerPolicies, type PolicyInForce } from "../model/authority";
import { arnOf, assumedRoleOf, type Principal, rootArn } from "../model/principal";
import { findSigningKey } from "./access-keys";
import { findAccount } from "./accounts";
import { findPoliciesInForce } from "./authority";
import { findLoginProfile } from "./login-profiles";
import { findPrincipalById } from "./principals";
import { findSession, type Session } from "./sessions";

/** Somebody as the front desk must know them, before it is said where from and in which Region they ask. */
export type Acting = Omit<Caller, "region" | "origin">;

/** A credential and whoever acts with it. */
export type Bearer = {
  secretAccessKey: string;
  sessionToken?: string;
  status: "Active" | "Inactive";
  expiresAt?: Date;
  caller: Acting;
  /** Where the last use is noted: at a long-lived key, or at the role behind temporary ones. */
  lastUsedOf: { kind: "key" } | { kind: "role"; roleId: string } | { kind: "nobody" };
};

/** A person at the console, and when the password was set that let them in. */
export type Person = { caller: Acting; passwordChangedAt: Date };

/** The bearer of an access key id; undefined when there is no such key, or the user or role behind it is gone. */
export async function loadBearer(db: Database, accessKeyId: string): Promise<Bearer | undefined> {
  if (accessKeyId.startsWith("ASIA")) {
    const session = await findSession(db, accessKeyId);
    return session && sessionBearer(db, session);
  }
  const key = await findSigningKey(db, accessKeyId);
  if (!key) return undefined;
  const { accountId, userId, secretAccessKey, status } = key;
  const caller = await userOrRoot(db, accountId, userId, accessKeyId);
  return caller && { secretAccessKey, status, caller, lastUsedOf: { kind: "key" } };
}

/** The root user (no user id) or a user, as long as they have a password. */
export async function loadPerson(
  db: Database,
  accountId: string,
  userId: string | undefined,
): Promise<Person | undefined> {
  if (userId === undefined) {
    const account = await findAccount(db, accountId);
    return account?.root && { caller: rootActing(accountId), passwordChangedAt: account.root.changedAt };
  }
  const user = await findPrincipalById(db, accountId, userId);
  const profile = user && (await findLoginProfile(db, user));
  return profile && { caller: await userActing(db, user), passwordChangedAt: profile.changedAt };
}

async function sessionBearer(db: Database, session: Session): Promise<Bearer | undefined> {
  const { accountId, accessKeyId, principalId, secretAccessKey, sessionToken, expiresAt } = session;
  const credential = { secretAccessKey, sessionToken, status: "Active" as const, expiresAt };
  const begun = { session: { creationDate: session.createdAt, mfaAuthenticated: false } };
  if (session.kind === "user") {
    const caller = await userOrRoot(db, accountId, principalId, accessKeyId);
    return caller && { ...credential, caller: { ...caller, ...begun }, lastUsedOf: { kind: "nobody" } };
  }
  const role = principalId === undefined ? undefined : await findPrincipalById(db, accountId, principalId);
  if (!role) return undefined;
  const caller = { ...(await roleActing(db, role, session)), ...begun };
  return { ...credential, caller, lastUsedOf: { kind: "role", roleId: role.id } };
}

async function userOrRoot(
  db: Database,
  accountId: string,
  userId: string | undefined,
  accessKeyId: string,
): Promise<Acting | undefined> {
  if (userId === undefined) return rootActing(accountId, accessKeyId);
  const user = await findPrincipalById(db, accountId, userId);
  return user && userActing(db, user, accessKeyId);
}

function rootActing(accountId: string, accessKeyId?: string): Acting {
  const identity: Identity = { type: "Root", accountId, arn: rootArn(accountId), accessKeyId };
  return { identity, policies: { identity: [] }, accountId };
}

async function userActing(db: Database, user: Principal, accessKeyId?: string): Promise<Acting> {
  const { accountId, id, name, tags } = user;
  const [held, account] = await Promise.all([findPoliciesInForce(db, accountId, id, []), findAccount(db, accountId)]);
  const given: PolicyInForce[] = account?.passwordPolicy?.allowUsersToChange ? [CHANGE_OWN_PASSWORD] : [];
  const identity: Identity = {
    type: "IAMUser",
    accountId,
    arn: arnOf(user),
    userName: name,
    userId: id,
    accessKeyId,
  };
  return { identity, policies: callerPolicies([...held, ...given], false, compiled), accountId, tags };
}

async function roleActing(db: Database, role: Principal, session: Session): Promise<Acting> {
  const { accountId, id, name, tags } = role;
  const { policy, policyArns, accessKeyId } = session;
  const held = await findPoliciesInForce(db, accountId, id, policyArns);
  const own: PolicyInForce[] = policy === undefined ? [] : [{ layer: "session", name: "Policy", document: policy }];
  const isNarrowed = policy !== undefined || policyArns.length > 0;
  const sessionName = session.name ?? "";
  const assumed = assumedRoleOf(role, sessionName);
  const identity: Identity = {
    type: "AssumedRole",
    accountId,
    arn: assumed.arn,
    principalId: assumed.id,
    accessKeyId,
    role: { arn: arnOf(role), roleId: id, roleName: name },
    sessionName,
  };
  return { identity, policies: callerPolicies([...held, ...own], isNarrowed, compiled), accountId, tags };
}

/** Documents in force are few and asked for all the time; what they compile to depends on nothing else. */
const compiledDocuments = new LRUCache<string, CompiledPolicy>({ max: 1000 });

function compiled(document: string): CompiledPolicy {
  const known = compiledDocuments.get(document);
  if (known) return known;
  const policy = compilePolicy(parsePolicy(document));
  compiledDocuments.set(document, policy);
  return policy;
}
