import { LRUCache } from "lru-cache";
import { type CompiledPolicy, compilePolicy } from "@/lib/languages/policy/compile";
import type { NamedPolicy } from "@/lib/languages/policy/evaluate";
import { parsePolicy } from "@/lib/languages/policy/parse";
import type { Caller, Session as CallerSession, Identity } from "@/lib/platform/caller";
import type { Database } from "@/lib/platform/database";
import {
  CHANGE_OWN_PASSWORD,
  callerPolicies,
  EVERYTHING,
  NO_IAM_NOR_STS,
  type PolicyInForce,
  WITHOUT_IAM,
} from "../model/authority";
import { arnOf, assumedRoleOf, federatedUserArn, type Principal, rootArn } from "../model/principal";
import { mergedTags, transitiveTags } from "../model/session-tags";
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
  const { principalId, secretAccessKey, sessionToken, expiresAt } = session;
  const credential = { secretAccessKey, sessionToken, status: "Active" as const, expiresAt };
  const acting = await sessionActing(db, session);
  if (!acting) return undefined;
  const caller = { ...acting, session: sessionFacts(session) };
  const isRole = session.kind === "role" && principalId !== undefined;
  return { ...credential, caller, lastUsedOf: isRole ? { kind: "role", roleId: principalId } : { kind: "nobody" } };
}

async function sessionActing(db: Database, session: Session): Promise<Acting | undefined> {
  const { kind, accountId, principalId, accessKeyId } = session;
  if (kind === "role") {
    const role = principalId === undefined ? undefined : await findPrincipalById(db, accountId, principalId);
    return role && roleActing(db, role, session);
  }
  const issuer = await userOrRoot(db, accountId, principalId, accessKeyId);
  if (!issuer) return undefined;
  if (kind === "federated") return federatedActing(db, issuer, session);
  if (issuer.identity.type === "Root" || session.mfaAuthenticated) return issuer;
  return { ...issuer, policies: { ...issuer.policies, session: [compiledOf(WITHOUT_IAM)] } };
}

/** When the session began, how, and what of it goes over to the next role. */
function sessionFacts(session: Session): CallerSession {
  const { createdAt, mfaAuthenticated, sourceIdentity, federation } = session;
  return {
    creationDate: createdAt,
    mfaAuthenticated,
    ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
    transitiveTags: transitiveTags(session),
    ...(federation ? { federation } : {}),
  };
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
  const { accountId, id, name } = role;
  const { policy, policyArns, accessKeyId } = session;
  const held = await findPoliciesInForce(db, accountId, id, policyArns);
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
  const policies = callerPolicies([...held, ...ownPolicy(session)], isNarrowed, compiled);
  return { identity, policies, accountId, tags: mergedTags(role.tags, session.tags) };
}

/** Somebody for whom a user vouches: what both the user and the session's policies allow, and nothing of IAM and STS. */
async function federatedActing(db: Database, issuer: Acting, session: Session): Promise<Acting> {
  const { accountId, accessKeyId, principalId, policyArns, tags } = session;
  const { identity: user } = issuer;
  const named = await findPoliciesInForce(db, accountId, principalId ?? "", policyArns);
  const narrowing = named.filter(({ layer }) => layer === "session");
  const isRoot = user.type === "Root";
  const given = isRoot ? [EVERYTHING] : named.filter(({ layer }) => layer !== "session");
  const identity: Identity = {
    type: "FederatedUser",
    accountId,
    arn: federatedUserArn(accountId, session.name ?? ""),
    principalId: `${accountId}:${session.name ?? ""}`,
    accessKeyId,
    issuer:
      user.type === "IAMUser"
        ? { type: "IAMUser", arn: user.arn, userId: user.userId, userName: user.userName }
        : { type: "Root", arn: rootArn(accountId), userId: accountId },
  };
  const policies = callerPolicies([...given, ...narrowing, ...ownPolicy(session), NO_IAM_NOR_STS], true, compiled);
  return { identity, policies, accountId, tags: mergedTags(issuer.tags ?? {}, tags) };
}

function ownPolicy({ policy }: Session): PolicyInForce[] {
  return policy === undefined ? [] : [{ layer: "session", name: "Policy", document: policy }];
}

function compiledOf({ name, document = "" }: PolicyInForce): NamedPolicy {
  return { name, policy: compiled(document) };
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
