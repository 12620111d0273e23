import type { Caller } from "@/lib/platform/caller";
import type { Database } from "@/lib/platform/database";
import type { IamSessionModel } from "@/prisma/client/models";
import type { Tags } from "../model/principal";
import { tagsOf } from "./prisma-rows";
import { seal, unseal } from "./sealed";

/**
 * Temporary credentials of STS: a user's (or the root user's, without a principal), a role's, or those of somebody for whom a
 * user or the root user vouches (GetFederationToken).
 */
export type Session = {
  accountId: string;
  accessKeyId: string;
  kind: "user" | "role" | "federated";
  principalId: string | undefined;
  secretAccessKey: string;
  sessionToken: string;
  /** Of a role's session and of a federated user. */
  name: string | undefined;
  /** What narrows the session: undefined when nothing does. */
  policy: string | undefined;
  policyArns: string[];
  mfaAuthenticated: boolean;
  sourceIdentity: string | undefined;
  tags: Tags;
  /** Keys of the tags that go over to the next role. */
  transitiveKeys: string[];
  federation: NonNullable<Caller["session"]>["federation"];
  createdAt: Date;
  expiresAt: Date;
};

export async function insertSession(db: Database, session: Session): Promise<void> {
  const { accountId, accessKeyId, kind, principalId, createdAt, expiresAt } = session;
  await db.iamSession.create({
    data: {
      accountId,
      accessKeyId,
      kind,
      principalId,
      sealedSecret: seal(session.secretAccessKey, accessKeyId),
      sealedToken: seal(session.sessionToken, accessKeyId),
      sessionName: session.name,
      sessionPolicy: session.policy,
      sessionPolicyArns: session.policyArns,
      mfaAuthenticated: session.mfaAuthenticated,
      sourceIdentity: session.sourceIdentity,
      tags: session.tags,
      transitiveKeys: session.transitiveKeys,
      federation: session.federation,
      createdAt,
      expiresAt,
    },
  });
}

export async function findSession(db: Database, accessKeyId: string): Promise<Session | undefined> {
  if (!/^ASIA\w{16}$/.test(accessKeyId)) return undefined;
  const row = await db.iamSession.findUnique({ where: { accessKeyId } });
  return row ? sessionOf(row) : undefined;
}

/** Forgets the sessions that ended before `before`; answers how many. */
export async function deleteEndedSessions(db: Database, before: Date): Promise<number> {
  const { count } = await db.iamSession.deleteMany({ where: { expiresAt: { lt: before } } });
  return count;
}

function sessionOf(row: IamSessionModel): Session {
  const { accessKeyId } = row;
  return {
    accountId: row.accountId,
    accessKeyId,
    // The table's check lets no other kind in.
    kind: row.kind as Session["kind"],
    principalId: row.principalId ?? undefined,
    secretAccessKey: unseal(row.sealedSecret, accessKeyId),
    sessionToken: unseal(row.sealedToken, accessKeyId),
    name: row.sessionName ?? undefined,
    policy: row.sessionPolicy ?? undefined,
    policyArns: row.sessionPolicyArns,
    mfaAuthenticated: row.mfaAuthenticated,
    sourceIdentity: row.sourceIdentity ?? undefined,
    tags: tagsOf(row.tags),
    transitiveKeys: row.transitiveKeys,
    // Only this room writes the column.
    federation: (row.federation as Session["federation"] | null) ?? undefined,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
  };
}
