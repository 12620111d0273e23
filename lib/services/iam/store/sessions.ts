import type { Database } from "@/lib/platform/database";
import type { IamSessionModel } from "@/prisma/client/models";
import { seal, unseal } from "./sealed";

/** Temporary credentials of STS: a user's (or the root user's, without a principal), or a role's. */
export type Session = {
  accountId: string;
  accessKeyId: string;
  kind: "user" | "role";
  principalId: string | undefined;
  secretAccessKey: string;
  sessionToken: string;
  /** Roles only. */
  name: string | undefined;
  /** What narrows a role's session: undefined when nothing does. */
  policy: string | undefined;
  policyArns: string[];
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
    kind: row.kind === "role" ? "role" : "user",
    principalId: row.principalId ?? undefined,
    secretAccessKey: unseal(row.sealedSecret, accessKeyId),
    sessionToken: unseal(row.sealedToken, accessKeyId),
    name: row.sessionName ?? undefined,
    policy: row.sessionPolicy ?? undefined,
    policyArns: row.sessionPolicyArns,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
  };
}
