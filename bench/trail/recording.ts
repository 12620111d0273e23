import type { Caller } from "@/lib/platform/caller";
import { transaction } from "@/lib/platform/database";
import { findOperation } from "@/lib/services/catalog";
import { dispatch } from "@/lib/services/invoke";
import { closedLoop } from "../closed-loop";

const ACTION = "logs:PutRetentionPolicy";

/**
 * How much of a change's time its record takes at the most: the change through the front desk, beside its handler alone in a
 * transaction of its own. What the desk does besides recording (rights, validation) counts as recording here.
 */
export async function recordingShare(root: Caller, seconds: number) {
  const operation = findOperation(ACTION);
  if (!operation) throw new Error(`${ACTION} is not in the catalog.`);
  await dispatch(root, "logs:CreateLogGroup", { logGroupName: "bench-recording" });
  const inputOf = (turn: number) => ({ logGroupName: "bench-recording", retentionInDays: turn % 2 === 0 ? 7 : 14 });
  const recorded = (turn: number) => dispatch(root, ACTION, inputOf(turn));
  const bare = (turn: number) =>
    transaction((db) => {
      const { accountId, region } = root;
      const scope = { accountId, region, caller: root, requestId: "bench", now: new Date(), db };
      return operation.handle({ ...scope, invoke: () => Promise.reject(new Error("no room is asked")) }, inputOf(turn));
    });
  await closedLoop(1, 1, 1, recorded);
  await closedLoop(1, 1, 1, bare);
  const { p50: withRecord } = await closedLoop(seconds, 1, 1, recorded);
  const { p50: without } = await closedLoop(seconds, 1, 1, bare);
  return { share: (withRecord - without) / withRecord, withRecord, without };
}
