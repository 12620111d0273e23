import { createHash, createSign } from "node:crypto";
import { type Context, internal, internalRead } from "@/lib/platform/operation";
import { type Digest, digestBody, digestKey, signedText } from "../model/digest";
import type { Trail } from "../model/trail";
import {
  advanceChain,
  closeChain,
  type DigestChain,
  listChains,
  openChain,
  type PendingDigest,
  setPending,
} from "../store/digests";
import { assignToDigest, filesOfDigest, isAllWritten, markDigested, undigestedRegions } from "../store/files";
import { findKey } from "../store/signing-keys";
import { findTrailById } from "../store/trails";
import { currentKey } from "./signing-key";
import { beginTurn, continueTurn } from "./turns";

const HOUR_MILLIS = 3_600_000;

/** A digest that is to be written. `Signature` is in hexadecimal digits and belongs into the object's metadata. */
export type TrailDigest = {
  Region: string;
  Bucket: string;
  Key: string;
  EndAt: Date;
  Body: string;
  Hash: string;
  Signature: string;
};

/** `Lease` absent: nothing is due, or another worker is at it. */
export type PlanTrailDigestsOutput = { Lease?: string; Digests: TrailDigest[] };
export type SettleTrailDigestInput = { TrailId: string; Lease: string; Digest: Omit<TrailDigest, "Body"> };

export const digests = {
  /** Takes the turn and answers the digests that are due, one a Region; a digest that was begun before is the same again. */
  PlanTrailDigests: internalRead<{ TrailId: string }, PlanTrailDigestsOutput>({
    handle: async (context, { TrailId }) => {
      const begun = await beginTurn(context, TrailId, "digests");
      if (!begun) return { Digests: [] };
      const { turn, trail } = begun;
      await openChains(context, trail);
      const Digests: TrailDigest[] = [];
      for (const chain of await listChains(context.db, turn)) {
        const pending = chain.pending ?? (await plan(context, trail, chain));
        if (pending) Digests.push(await build(context, trail, chain, pending));
      }
      return { Lease: turn.lease, Digests };
    },
  }),

  /** Which files a digest lists is settled before it is written. */
  BeginTrailDigest: internal<{ TrailId: string; Region: string; Pending: PendingDigest }, void>({
    handle: async ({ db, accountId }, { TrailId: trailId, Region: region, Pending }) => {
      await setPending(db, { accountId, trailId }, region, Pending);
      await assignToDigest(db, { accountId, trailId, region }, new Date(Pending.endAt));
    },
  }),

  /** The next digest follows this one, unless the trail has stopped: then the chain ends. Answers false when the turn was lost. */
  SettleTrailDigest: internal<SettleTrailDigestInput, boolean>({
    handle: async (context, { TrailId: trailId, Lease: lease, Digest }) => {
      const { db, accountId } = context;
      const { Region: region, Bucket: bucket, Key: key, EndAt, Hash: hash, Signature: signature } = Digest;
      const place = { accountId, trailId, region };
      if (await advanceChain(db, place, region, EndAt, { bucket, key, hash, signature }))
        await markDigested(db, place, EndAt);
      const trail = await findTrailById(db, accountId, trailId);
      const isOver = !(trail?.isLogging && trail.validatesFiles);
      const left = isOver ? await undigestedRegions(db, accountId, trailId) : [region];
      if (!left.includes(region)) await closeChain(db, place, region);
      return continueTurn(context, { accountId, trailId, kind: "digests", lease });
    },
  }),
};

/** The home Region has a digest every hour even when nothing happens; others from their first file on. */
async function openChains({ db, accountId, now }: Context, trail: Trail): Promise<void> {
  const place = { accountId, trailId: trail.id };
  const waiting = await undigestedRegions(db, accountId, trail.id);
  const regions = new Set(trail.isLogging && trail.validatesFiles ? [trail.region, ...waiting] : waiting);
  for (const region of regions) await openChain(db, place, region, startOfHour(now));
}

/** The digest that is due, begun; undefined when the hour is not over. A deleted trail's last one waits for its last file alone. */
async function plan(
  context: Context,
  trail: Trail,
  { region, startAt }: DigestChain,
): Promise<PendingDigest | undefined> {
  const { db, accountId, now } = context;
  if (trail.deletedAt && !(await isAllWritten(db, accountId, trail.id))) return undefined;
  const endAt = trail.deletedAt ? new Date(Math.ceil((now.getTime() + 1) / 1000) * 1000) : startOfHour(now);
  if (endAt <= startAt) return undefined;
  const { fingerprint } = await currentKey(context, region);
  const pending = {
    endAt: endAt.toISOString(),
    bucket: trail.bucket,
    key: digestKey(trail, region, endAt),
    fingerprint,
  };
  await context.invoke("cloudtrail:BeginTrailDigest", { TrailId: trail.id, Region: region, Pending: pending });
  return pending;
}

async function build(context: Context, trail: Trail, chain: DigestChain, pending: PendingDigest): Promise<TrailDigest> {
  const { db, accountId } = context;
  const { region, startAt, previous } = chain;
  const { bucket, key, fingerprint } = pending;
  const endAt = new Date(pending.endAt);
  const files = await filesOfDigest(db, { accountId, trailId: trail.id, region }, endAt);
  const digest: Digest = { accountId, startAt, endAt, bucket, key, fingerprint, previous, files };
  const body = digestBody(digest);
  const hash = createHash("sha256").update(body).digest("hex");
  const signingKey = await findKey(db, { accountId, region }, fingerprint);
  if (!signingKey) throw new Error(`The key ${fingerprint} of a digest that was begun is gone.`);
  const signature = createSign("RSA-SHA256").update(signedText(digest, hash)).sign(signingKey.privateKey, "hex");
  return { Region: region, Bucket: bucket, Key: key, EndAt: endAt, Body: body, Hash: hash, Signature: signature };
}

function startOfHour(now: Date): Date {
  return new Date(now.getTime() - (now.getTime() % HOUR_MILLIS));
}
