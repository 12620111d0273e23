import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Prisma, PrismaClient } from "@/prisma/client/client";
import { log } from "./log";
import { settings } from "./settings";

/** What a store is given: the client, or the open transaction of a write. Both speak Prisma and raw SQL. */
export type Database = Prisma.TransactionClient;

const CONNECTIONS = 10;

// Next's hot reload evaluates modules anew; one pool a process is kept on globalThis, or connections would pile up.
const kept = globalThis as typeof globalThis & { mirantePool?: pg.Pool; miranteClient?: PrismaClient };

/** The pool of plain connections, for hot paths that need COPY, unnest or LISTEN. */
export function pool(): pg.Pool {
  kept.mirantePool ??= openPool();
  return kept.mirantePool;
}

/** A connection that is cut while nobody uses it (the database restarts) must not end the process: the next query opens another. */
function openPool(): pg.Pool {
  const opened = new pg.Pool({ connectionString: databaseUrl(), max: CONNECTIONS });
  // The error carries the whole connection, so its words alone are logged.
  opened.on("error", ({ message }) => log.warn({ reason: message }, "an idle database connection was lost"));
  return opened;
}

/** Prisma's client over the same pool. */
export function database(): PrismaClient {
  kept.miranteClient ??= new PrismaClient({
    adapter: new PrismaPg(pool(), { statementNameGenerator: ({ sql }) => preparedName(sql) }),
  });
  return kept.miranteClient;
}

/**
 * A statement that begins with a line "-- prepared: name" is planned once a connection. For the few that run with every call: a
 * plan for all values at once is not always the best for some. An empty name means: not prepared.
 */
function preparedName(sql: string): string {
  return /^\s*-- prepared: (\w+)\n/.exec(sql)?.[1] ?? "";
}

/** Runs `work` in one transaction: all of it is committed, or nothing. */
export function transaction<T>(work: (db: Database) => Promise<T>): Promise<T> {
  return database().$transaction(work, { maxWait: 10_000, timeout: 30_000 });
}

/** PostgreSQL's codes for a text with a NUL in it, as text and within JSON. */
const TEXT_REFUSED = new Set(["22021", "22P05"]);

/**
 * Whether a statement failed because a text cannot be held, however it was sent: by Prisma or by `pg`. JSON is always of our
 * making, so where it is refused half a surrogate pair is in it.
 */
export function isTextRefused(error: unknown): boolean {
  const { code, message, meta } = (error ?? {}) as PostgresError;
  const { originalCode = code, originalMessage = message } = meta?.driverAdapterError?.cause ?? {};
  if (originalCode === "22P02") return originalMessage?.includes("type json") === true;
  return TEXT_REFUSED.has(originalCode ?? "");
}

type PostgresError = {
  code?: string;
  message?: string;
  meta?: { driverAdapterError?: { cause?: { originalCode?: string; originalMessage?: string } } };
};

/** Closes every connection, at the end of a process or a test. */
export async function closeDatabase(): Promise<void> {
  await kept.miranteClient?.$disconnect();
  await kept.mirantePool?.end().catch(() => undefined);
  kept.miranteClient = undefined;
  kept.mirantePool = undefined;
}

function databaseUrl(): string {
  const url = settings().databaseUrl;
  if (!url)
    throw new Error("DATABASE_URL is not set: start Mirante with `npm start`, which runs a PostgreSQL of its own.");
  return url;
}
