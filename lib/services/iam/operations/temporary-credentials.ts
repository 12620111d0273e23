import type { Credentials } from "@aws-sdk/client-sts";
import { newIamId, newSecretAccessKey, newToken } from "@/lib/platform/identifiers";
import type { Context } from "@/lib/platform/operation";
import { insertSession, type Session } from "../store/sessions";

/** Makes and keeps temporary credentials of a user (or the root user, without a principal) or of a role. */
export async function issueSession(
  { db, accountId, now }: Context,
  seconds: number,
  about: Pick<Session, "kind" | "principalId"> & Partial<Session>,
): Promise<Session> {
  const session: Session = {
    name: undefined,
    policy: undefined,
    policyArns: [],
    mfaAuthenticated: false,
    sourceIdentity: undefined,
    tags: {},
    transitiveKeys: [],
    federation: undefined,
    ...about,
    accountId,
    accessKeyId: newIamId("ASIA"),
    secretAccessKey: newSecretAccessKey(),
    sessionToken: newToken(),
    createdAt: now,
    expiresAt: new Date(now.getTime() + seconds * 1000),
  };
  await insertSession(db, session);
  return session;
}

export function credentialsOutput(session: Session): Credentials {
  return {
    AccessKeyId: session.accessKeyId,
    SecretAccessKey: session.secretAccessKey,
    SessionToken: session.sessionToken,
    Expiration: session.expiresAt,
  };
}
