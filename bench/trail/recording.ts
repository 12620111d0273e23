import type { Caller } from "@/lib/platform/caller";
import { type Database, transaction } from "@/lib/platform/database";
import { newUuid } from "@/lib/platform/identifiers";
import { findOperation } from "@/lib/services/catalog";
import { dispatch } from "@/lib/services/invoke";
import { trailEventOf } from "@/lib/services/record";
import { insertTrailEvent } from "@/lib/services/trail/store";
import { closedLoop } from "../closed-loop";

const ACTION = "logs:PutRetentionPolicy";
const ROUNDS = 5;

/**
 * What its record adds to a change, milliseconds: the handler in a transaction of its own, with and without the record in it, and
 * the share of that in the whole change at the front desk. In turns, because the machine is not the same from second to second.
 */
export async function recordingShare(root: Caller, seconds: number) {
  const operation = findOperation(ACTION);
  if (!operation) throw new Error(`${ACTION} is not in the catalog.`);
  await dispatch(root, "logs:CreateLogGroup", { logGroupName: "bench-recording" });
  const inputOf = (turn: number) => ({ logGroupName: "bench-recording", retentionInDays: turn % 2 === 0 ? 7 : 14 });
  const handle = (db: Database, turn: number) => {
    const { accountId, region } = root;
    const scope = { accountId, region, caller: root, requestId: "bench", now: new Date(), db };
    return operation.handle({ ...scope, invoke: () => Promise.reject(new Error("no room is asked")) }, inputOf(turn));
  };
  const record = async (db: Database, turn: number) => {
    const resources = await operation.resources(inputOf(turn), { ...root, caller: root, db });
    const call = { caller: root, action: ACTION, operation, input: inputOf(turn), requestId: newUuid(), resources };
    await insertTrailEvent(db, trailEventOf(call, new Date(), undefined));
  };
  const whole: number[] = [];
  const without: number[] = [];
  const withRecord: number[] = [];
  const each = async (into: number[], work: (turn: number) => Promise<unknown>) =>
    into.push((await closedLoop(seconds / ROUNDS, 1, 1, work)).p50);
  for (let round = 0; round <= ROUNDS; round += 1) {
    await each(whole, (turn) => dispatch(root, ACTION, inputOf(turn)));
    await each(without, (turn) => transaction((db) => handle(db, turn)));
    await each(withRecord, (turn) => transaction(async (db) => [await handle(db, turn), await record(db, turn)]));
  }
  // The first round is the compiler's.
  const of = (rounds: number[]) => median(rounds.slice(1));
  const added = of(withRecord) - of(without);
  return { share: added / of(whole), added, whole: of(whole), without: of(without) };
}

function median(values: number[]): number {
  return values.sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
