import { internalRead } from "@/lib/platform/operation";
import { expireQueries } from "../store/log-queries";
import { dropExpiredPartitions, maintainLogPartitions } from "../store/partitions";
import { purgeDeleted } from "../store/purge";

/** `done` false: more deleted events are left; ask again. */
export type ExpireLogEventsOutput = { droppedPartitions: string[]; purgedEvents: number; done: boolean };

const PURGE_MILLIS = 10_000;

/** The worker's steps. Each manages its own transactions, so that none holds its locks for long. */
export const maintenance = {
  MaintainLogPartitions: internalRead<object, void>({ handle: (context) => maintainLogPartitions(context.now) }),

  /** Drops days that nobody keeps, and removes what deleted groups and streams left behind, and old queries. */
  ExpireLogEvents: internalRead<object, ExpireLogEventsOutput>({
    handle: async (context) => {
      await expireQueries(context.db, context.now);
      const droppedPartitions = await dropExpiredPartitions(context.now);
      const { events, done } = await purgeDeleted(PURGE_MILLIS);
      return { droppedPartitions, purgedEvents: events, done };
    },
  }),
};
