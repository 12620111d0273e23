import type { ConnectionAuthorizationType, ConnectionAuthResponseParameters } from "@aws-sdk/client-eventbridge";
import type { Scope } from "@/lib/platform/arn";
import type { Database } from "@/lib/platform/database";
import type { InputJsonValue } from "@/prisma/client/internal/prismaNamespace";
import type { EventConnectionModel } from "@/prisma/client/models";
import type { Connection, ConnectionStatus } from "../model/connection";
import { literalPrefix } from "./name-prefix";

/** A connection with what is sealed; absent once it is deauthorised. */
export type SealedConnection = Connection & { sealedAuth: Uint8Array | undefined };

export async function findConnection(
  db: Database,
  { accountId, region }: Scope,
  name: string,
): Promise<SealedConnection | undefined> {
  const key = { accountId, region, connectionName: name };
  const row = await db.eventConnection.findUnique({ where: { accountId_region_connectionName: key } });
  return row ? connectionOf(row) : undefined;
}

/** Writes a connection, new or known. */
export async function saveConnection(db: Database, { accountId, region }: Scope, one: SealedConnection): Promise<void> {
  const key = { accountId, region, connectionName: one.name };
  const data = {
    connectionId: one.id,
    description: one.description ?? null,
    authorizationType: one.type,
    publicAuth: one.publicAuth as InputJsonValue,
    sealedAuth: one.sealedAuth ? new Uint8Array(one.sealedAuth) : null,
    connectionState: one.state,
    stateReason: one.stateReason ?? null,
    createdAt: one.createdAt,
    modifiedAt: one.modifiedAt,
    authorizedAt: one.authorizedAt ?? null,
  };
  const where = { accountId_region_connectionName: key };
  await db.eventConnection.upsert({ where, create: { ...key, ...data }, update: data });
}

export async function deleteConnection(db: Database, { accountId, region }: Scope, name: string): Promise<void> {
  await db.eventConnection.deleteMany({ where: { accountId, region, connectionName: name } });
}

export function countConnections(db: Database, { accountId, region }: Scope): Promise<number> {
  return db.eventConnection.count({ where: { accountId, region } });
}

export async function listConnections(
  db: Database,
  { accountId, region }: Scope,
  question: { prefix?: string | undefined; state?: string | undefined; after?: string | undefined },
  limit: number,
): Promise<Connection[]> {
  const { prefix = "", state, after } = question;
  const rows = await db.eventConnection.findMany({
    where: {
      accountId,
      region,
      connectionName: { startsWith: literalPrefix(prefix), ...(after ? { gt: after } : {}) },
      ...(state ? { connectionState: state } : {}),
    },
    orderBy: { connectionName: "asc" },
    take: limit,
  });
  return rows.map(connectionOf);
}

/** Says whether a token was given, unless the connection was changed since `modifiedAt`. */
export async function setAuthorization(
  db: Database,
  { accountId, region }: Scope,
  { name, modifiedAt }: Pick<Connection, "name" | "modifiedAt">,
  { state, reason, now }: { state: ConnectionStatus; reason: string | undefined; now: Date },
): Promise<void> {
  const authorizedAt = state === "AUTHORIZED" ? now : null;
  await db.$executeRaw`
    UPDATE event_connections SET connection_state = ${state}, state_reason = ${reason ?? null},
                                 authorized_at = coalesce(${authorizedAt}::timestamptz, authorized_at)
    WHERE account_id = ${accountId} AND region = ${region} AND connection_name = ${name} AND modified_at = ${modifiedAt}`;
}

function connectionOf(row: EventConnectionModel): SealedConnection {
  return {
    name: row.connectionName,
    id: row.connectionId,
    description: row.description ?? undefined,
    type: row.authorizationType as ConnectionAuthorizationType,
    publicAuth: row.publicAuth as ConnectionAuthResponseParameters,
    sealedAuth: row.sealedAuth ?? undefined,
    state: row.connectionState as ConnectionStatus,
    stateReason: row.stateReason ?? undefined,
    createdAt: row.createdAt,
    modifiedAt: row.modifiedAt,
    authorizedAt: row.authorizedAt ?? undefined,
  };
}
