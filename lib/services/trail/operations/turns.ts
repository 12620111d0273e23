import { newUuid } from "@/lib/platform/identifiers";
import { type Context, internal, internalRead } from "@/lib/platform/operation";
import { settings } from "@/lib/platform/settings";
import type { Trail } from "../model/trail";
import {
  bringForward,
  type DeliveryKind,
  type DueDelivery,
  endTurn,
  failuresOf,
  findDueDeliveries,
  keepTurn,
  removeDrained,
  type Turn,
  takeTurn,
} from "../store/deliveries";
import { removeInsights } from "../store/insights";
import { hasSpans } from "../store/ranges";
import { findTrailById, removeTrails } from "../store/trails";

/** Longer than any step between two signs of life; a worker that is killed holds a turn for no longer. */
const LEASE_MILLIS = 120_000;
const HOUR_MILLIS = 3_600_000;
const DAY_MILLIS = 24 * HOUR_MILLIS;
const FIRST_PAUSE_SECONDS = 5;
/** For so long CloudTrail itself tries to deliver to a bucket that refuses (CloudTrail User Guide, "Redelivering files"). */
const REDELIVERY_DAYS = 30;

/** A turn that was begun, and the trail whose it is. */
export type BegunTurn = { turn: Turn; trail: Trail };

/** How a turn ended. `More`: the next may come at once. */
export type TurnOutcome = {
  TrailId: string;
  Kind: DeliveryKind;
  Lease: string;
  More: boolean;
  Delivered: boolean;
  Error?: string;
};

export const turns = {
  ListDueTrailDeliveries: internalRead<object, { Deliveries: DueDelivery[] }>({
    handle: async ({ db, now }) => {
      await removeDrained(db, new Date(now.getTime() - REDELIVERY_DAYS * DAY_MILLIS));
      return { Deliveries: await findDueDeliveries(db, now) };
    },
  }),

  EndTrailTurn: internal<TurnOutcome, void>({
    handle: async (context, { TrailId: trailId, Kind: kind, Lease: lease, More, Delivered, Error: error }) => {
      await finishTurn(
        context,
        { accountId: context.accountId, trailId, kind, lease },
        { more: More, delivered: Delivered, error },
      );
    },
  }),

  TrailsResetAccount: internal<object, void>({
    handle: async ({ db, accountId }) => {
      await removeTrails(db, accountId);
      await removeInsights(db, accountId);
    },
  }),
};

/** Takes a turn for the caller's account; undefined when it is not due, or another has it. */
export async function beginTurn(context: Context, trailId: string, kind: DeliveryKind): Promise<BegunTurn | undefined> {
  const { db, accountId, now } = context;
  const turn = { accountId, trailId, kind, lease: newUuid() };
  if (!(await takeTurn(db, turn, now, leaseEnd(now)))) return undefined;
  const trail = await findTrailById(db, accountId, trailId);
  return trail && { turn, trail };
}

/** A sign of life; answers false when another has taken the turn over. */
export function continueTurn({ db, now }: Context, turn: Turn): Promise<boolean> {
  return keepTurn(db, turn, leaseEnd(now));
}

type Outcome = { more: boolean; delivered: boolean; error: string | undefined };

export async function finishTurn(context: Context, turn: Turn, outcome: Outcome): Promise<void> {
  const { db, now, accountId } = context;
  const pause = await pauseAfter(context, turn, outcome);
  const dueAt = new Date(now.getTime() + pause);
  await endTurn(db, turn, { now, dueAt, error: outcome.error, delivered: outcome.delivered });
  const trail = await findTrailById(db, accountId, turn.trailId);
  // The last digest of a deleted trail does not wait for the hour.
  if (trail?.deletedAt && turn.kind === "files" && !outcome.more) {
    await bringForward(db, accountId, turn.trailId, "digests", now);
  }
}

/** Milliseconds until the next turn. */
async function pauseAfter({ db, now }: Context, turn: Turn, { more, error }: Outcome): Promise<number> {
  const usual = settings().trailDeliverySeconds * 1000;
  if (error !== undefined) {
    return Math.min(usual, FIRST_PAUSE_SECONDS * 1000 * 2 ** Math.min(10, await failuresOf(db, turn)));
  }
  if (more) return 0;
  const trail = await findTrailById(db, turn.accountId, turn.trailId);
  if (trail?.deletedAt && (await hasSpans(db, turn))) return Math.min(usual, FIRST_PAUSE_SECONDS * 1000);
  return turn.kind === "digests" && !trail?.deletedAt ? HOUR_MILLIS - (now.getTime() % HOUR_MILLIS) : usual;
}

function leaseEnd(now: Date): Date {
  return new Date(now.getTime() + LEASE_MILLIS);
}
