import type { Scope } from "@/lib/platform/arn";
import { internal, internalRead } from "@/lib/platform/operation";
import type { ApiDestination } from "../model/api-destination";
import type { Auth, Connection, ConnectionStatus } from "../model/connection";
import { findApiDestination, takeSlot } from "../store/api-destinations";
import { findConnection, listConnections, setAuthorization } from "../store/connections";
import { openAuth } from "./connections";

/** A connection as a worker uses it. Never recorded, never logged: `auth` holds its secrets. */
export type OpenConnection = Scope & Pick<Connection, "name" | "id" | "type" | "modifiedAt"> & { auth: Auth };

export type PreparedInvocation =
  | { kind: "ready"; destination: ApiDestination; connection: OpenConnection; waitMillis: number }
  | { kind: "busy" }
  | { kind: "missing" }
  | { kind: "unauthorized" };

/** Waits up to this long are waited by the worker; longer ones go back into the outbox. */
const PATIENCE_MILLIS = 1_000;
const BATCH = 100;

export const invocation = {
  /** All that a worker needs to call an API destination, with a place in time that keeps the destination's rate. */
  PrepareInvocation: internalRead<{ Name: string }, PreparedInvocation>({
    handle: async (context, { Name: name }) => {
      const destination = await findApiDestination(context.db, context, name);
      if (!destination) return { kind: "missing" };
      const found = await findConnection(context.db, context, destination.connection.name);
      const auth = found && found.id === destination.connection.id ? openAuth(context, found) : undefined;
      if (!found || !auth) return { kind: "unauthorized" };
      const waitMillis = await takeSlot(context.db, context, name, PATIENCE_MILLIS);
      if (waitMillis === undefined) return { kind: "busy" };
      return { kind: "ready", destination, connection: open(context, found, auth), waitMillis };
    },
  }),

  /** The OAuth connections of the caller that wait for their first token. */
  ListWaitingConnections: internalRead<object, { Connections: OpenConnection[] }>({
    handle: async (context) => {
      const waiting = await listConnections(context.db, context, { state: "AUTHORIZING" }, BATCH);
      const found = await Promise.all(waiting.map(({ name }) => findConnection(context.db, context, name)));
      const opened = found.flatMap((one) => {
        const auth = one && openAuth(context, one);
        return one && auth ? [open(context, one, auth)] : [];
      });
      return { Connections: opened };
    },
  }),

  /** Says whether an OAuth connection was given a token; one that has been changed meanwhile stays as it is. */
  SettleAuthorization: internal<
    { name: string; modifiedAt: Date; state: ConnectionStatus; reason?: string | undefined },
    void
  >({
    handle: (context, { name, modifiedAt, state, reason }) =>
      setAuthorization(context.db, context, { name, modifiedAt }, { state, reason, now: context.now }),
  }),
};

function open(scope: Scope, { name, id, type, modifiedAt }: Connection, auth: Auth): OpenConnection {
  return { accountId: scope.accountId, region: scope.region, name, id, type, modifiedAt, auth };
}
