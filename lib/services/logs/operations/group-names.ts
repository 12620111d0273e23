import { internalRead } from "@/lib/platform/operation";
import { listGroups } from "../store/groups";

/** As many groups as one question of another room may go over. */
const MAX_GROUPS = 1_000;

export const groupNames = {
  /** The groups whose names begin so, for rooms that look into events themselves. */
  ListGroupNames: internalRead<{ Prefix: string }, { Names: string[] }>({
    handle: async (context, { Prefix }) => {
      const groups = await listGroups(context.db, context, { prefix: Prefix }, MAX_GROUPS, context.now);
      return { Names: groups.map(({ name }) => name) };
    },
  }),
};
