import { createHmac } from "node:crypto";
import { LRUCache } from "lru-cache";
import { formatArn } from "@/lib/platform/arn";
import { type Caller, type Identity, type Origin, rootCaller } from "@/lib/platform/caller";
import { now } from "@/lib/platform/clock";
import { database } from "@/lib/platform/database";
import { log } from "@/lib/platform/log";
import { secret, settings } from "@/lib/platform/settings";
import { readShareToken } from "@/lib/platform/share-token";
import { shareIdentity, sharePolicy } from "./dashboards/model/share";
import { findShare } from "./dashboards/store/shares";
import { CONSOLE_SESSION_SECONDS } from "./iam/model/sign-in";
import { noteAccessKeyUse } from "./iam/store/access-keys";
import { type Bearer, loadBearer, loadPerson, type Person } from "./iam/store/bearers";
import { hasConsoleSessionEnded } from "./iam/store/ended-console-sessions";
import { noteRoleUse } from "./iam/store/principals";

/** What the wire checks a signature against, and who it is when it holds. */
export type Credential = {
  secretAccessKey: string;
  /** Temporary credentials only: the request must carry the same. */
  sessionToken?: string;
  status: "Active" | "Inactive";
  expiresAt?: Date;
  /** `service` is the one that the request was signed for, for the key's last use. */
  callerFrom: (region: string, origin: Origin, service?: string) => Promise<Caller>;
};

/**
 * Who is signed in to the console: the session's cookie holds no more. A session of kind `session` is a role's, which somebody
 * has by single sign-on; `roleKeyId` names the credentials of the role that a person has switched to.
 */
export type ConsoleSession = {
  accountId: string;
  kind: "root" | "user" | "session";
  userId?: string;
  sessionKeyId?: string;
  signedInAt: Date;
  mfa?: boolean;
  roleKeyId?: string;
};

/** How long an answer about keys, people and policies is good: a hot wire asks once a second, and a revocation holds after one. */
const FRESH_MILLIS = 1000;
const NOTE_USE_MILLIS = 60_000;
const MAXIMUM_KEPT = 5000;

const credentials = new LRUCache<string, Bearer>({
  max: MAXIMUM_KEPT,
  ttl: FRESH_MILLIS,
  fetchMethod: (accessKeyId) => loadBearer(database(), accessKeyId),
});
const people = new LRUCache<string, Person, { accountId: string; userId: string | undefined }>({
  max: MAXIMUM_KEPT,
  ttl: FRESH_MILLIS,
  fetchMethod: (_key, _stale, { context }) => loadPerson(database(), context.accountId, context.userId),
});
const endings = new LRUCache<string, { hasEnded: boolean }, { accountId: string }>({
  max: MAXIMUM_KEPT,
  ttl: FRESH_MILLIS,
  fetchMethod: async (sessionId, _stale, { context }) => ({
    hasEnded: await hasConsoleSessionEnded(database(), context.accountId, sessionId),
  }),
});
const noted = new LRUCache<string, true>({ max: MAXIMUM_KEPT, ttl: NOTE_USE_MILLIS });

/** The credential behind an access key id, long-lived or temporary; undefined when there is none. */
export async function credentialOf(accessKeyId: string): Promise<Credential | undefined> {
  const bearer = await credentials.fetch(accessKeyId);
  if (!bearer) return undefined;
  const { secretAccessKey, sessionToken, status, expiresAt } = bearer;
  const callerFrom = async (region: string, origin: Origin, service = "N/A"): Promise<Caller> => {
    noteUse(accessKeyId, bearer, region, service);
    return { ...bearer.caller, region, origin };
  };
  return { secretAccessKey, sessionToken, status, expiresAt, callerFrom };
}

/**
 * The one who follows a link to a shared dashboard: a caller with rights on that dashboard and nothing else. Undefined when the
 * link is not ours to the letter, has expired or was revoked; that is looked up every time.
 */
export async function dashboardShareCaller(
  token: string,
  region: string,
  origin: Origin,
): Promise<{ caller: Caller; dashboardName: string } | undefined> {
  const said = readShareToken(token, now());
  const share = said && (await findShare(database(), said.accountId, said.shareId));
  if (!said || !share || share.revokedAt || share.expiresAt <= now()) return undefined;
  const { accountId } = said;
  const policy = sharePolicy(formatArn("cloudwatch", { accountId, region: "" }, `dashboard/${share.name}`));
  const identity = shareIdentity(accountId, share.shareId);
  return {
    caller: { identity, policies: { identity: [policy] }, accountId, region, origin },
    dashboardName: share.name,
  };
}

/** In open mode everyone is the root user: of the account whose twelve digits stand for the access key id, else of our own. */
export function callerInOpenMode(accessKeyId: string | undefined, region: string, origin: Origin): Caller {
  const named = accessKeyId !== undefined && /^\d{12}$/.test(accessKeyId);
  const caller = rootCaller(named ? accessKeyId : settings().accountId, region, origin);
  return withKey(caller, accessKeyId);
}

/**
 * The one who is signed in to the console, with today's policies: the person, or the role that they have switched to. Undefined
 * when the session is twelve hours old, somebody has signed out of it, the user, the login profile or the root user is gone, the password was changed after the
 * session had begun, or the credentials of the role have ended.
 */
export async function consoleCaller(
  session: ConsoleSession,
  region: string,
  origin: Origin,
): Promise<Caller | undefined> {
  const person = await consolePerson(session, region, origin);
  if (!person || session.roleKeyId === undefined) return person;
  return roleAtConsole(session.roleKeyId, person);
}

/** The person behind a console session, whatever role they have switched to. */
export async function consolePerson(
  session: ConsoleSession,
  region: string,
  origin: Origin,
): Promise<Caller | undefined> {
  const { accountId, kind, signedInAt, mfa = false } = session;
  if (now().getTime() - signedInAt.getTime() >= CONSOLE_SESSION_SECONDS * 1000) return undefined;
  const ending = await endings.fetch(consoleSessionId(session), { context: { accountId } });
  if (ending?.hasEnded) return undefined;
  const shown = { region, origin: { ...origin, viaConsole: true } };
  if (kind === "session") {
    return roleAtConsole(session.sessionKeyId ?? "", { ...shown, accountId });
  }
  const begun = { session: { creationDate: signedInAt, mfaAuthenticated: mfa } };
  const accessKeyId = consoleKeyId(session);
  if (kind === "root" && settings().auth === "open") {
    return withKey({ ...rootCaller(accountId, region, shown.origin), ...begun }, accessKeyId);
  }
  const userId = kind === "user" ? session.userId : undefined;
  if (kind === "user" && userId === undefined) return undefined;
  const person = await people.fetch(`${accountId}/${userId ?? "root"}`, { context: { accountId, userId } });
  if (!person || person.passwordChangedAt > signedInAt) return undefined;
  return withKey({ ...person.caller, ...shown, ...begun }, accessKeyId);
}

/** The bearer of a role's temporary credentials, for whom the console keeps them; undefined once they have ended. */
async function roleAtConsole(
  accessKeyId: string,
  { region, origin, accountId }: Pick<Caller, "region" | "origin" | "accountId">,
): Promise<Caller | undefined> {
  const bearer = await credentials.fetch(accessKeyId);
  if (!bearer?.expiresAt || bearer.expiresAt <= now() || bearer.caller.accountId !== accountId) return undefined;
  noteUse(accessKeyId, bearer, region, "N/A");
  return { ...bearer.caller, region, origin };
}

function withKey(caller: Caller, accessKeyId: string | undefined): Caller {
  const { identity } = caller;
  const isKeyless = ["AWSService", "WebIdentityUser", "Unknown"].includes(identity.type);
  return isKeyless ? caller : { ...caller, identity: { ...identity, accessKeyId } as Identity };
}

/**
 * What `iam:EndConsoleSession` knows a session by: the same from sign-in to sign-out, whatever roles the person switches to
 * between, so that every copy of its cookie ends with it.
 */
export function consoleSessionId(session: ConsoleSession): string {
  const { accountId, kind, userId = "root", sessionKeyId, signedInAt } = session;
  const who = kind === "session" ? `session/${sessionKeyId}` : userId;
  return createHmac("sha256", secret("console-session-id"))
    .update(`${accountId}/${who}/${signedInAt.getTime()}`)
    .digest("base64url");
}

/** A console session acts with temporary credentials, as AWS's does; their id is the same for as long as it lasts. */
function consoleKeyId({ accountId, userId = "root", signedInAt }: ConsoleSession): string {
  const digest = createHmac("sha256", secret("console-session"))
    .update(`${accountId}/${userId}/${signedInAt.getTime()}`)
    .digest();
  return `ASIA${[...digest.subarray(0, 16)].map((byte) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[byte % 32]).join("")}`;
}

/** Beside the request's way, and at most once a minute for a key. */
function noteUse(accessKeyId: string, { caller, lastUsedOf }: Bearer, region: string, service: string): void {
  if (lastUsedOf.kind === "nobody" || noted.has(accessKeyId)) return;
  noted.set(accessKeyId, true);
  const at = now();
  const written =
    lastUsedOf.kind === "key"
      ? noteAccessKeyUse(database(), accessKeyId, { at, service, region })
      : noteRoleUse(database(), caller.accountId, lastUsedOf.roleId, { at, region });
  written.catch((error: unknown) => log.warn({ err: error, accessKeyId }, "the last use of a key was not noted"));
}
