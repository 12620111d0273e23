import { internal } from "@/lib/platform/operation";
import { endConsoleSession } from "../store/ended-console-sessions";

export const signOut = {
  /**
   * Ends a console session before its time, for every copy of its cookie; a second time changes nothing. AWS records no sign-out
   * either.
   */
  EndConsoleSession: internal<{ SessionId: string }, void>({
    handle: ({ db, accountId, now }, { SessionId }) =>
      endConsoleSession(db, { accountId, sessionId: SessionId, endedAt: now }),
  }),
};
