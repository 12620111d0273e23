import { type Context, internal, internalRead } from "@/lib/platform/operation";
import { type Bucket, bucketArn, objectArn } from "../model/bucket";
import { oldBlobs, removeBlob } from "../store/blobs";
import { findBucket } from "../store/buckets";
import { orphansAmong } from "../store/objects";
import { removeAccount } from "../store/reset";
import { bucketPolicyLets } from "./access";
import { headerKeys } from "./condition-keys";

const HOUR_MILLIS = 3_600_000;
const SHARDS = 256;
/** So many parts an hour that all have been looked through within a day. */
const SHARDS_AN_HOUR = 11;

/** Whether a service may do something with a bucket; `Exists` false when there is none of the name. */
export type CheckServiceAccessInput = { Bucket: string; Key?: string; Action: string; SourceArn: string; ACL?: string };
export type CheckServiceAccessOutput = { Exists: boolean; Allowed: boolean };

export const maintenance = {
  /** Asked by a service before it promises to write: `identity` is the service that asks. */
  CheckServiceAccess: internalRead<CheckServiceAccessInput, CheckServiceAccessOutput>({
    handle: async (context, input) => {
      const bucket = await findBucket(context.db, input.Bucket);
      return { Exists: bucket !== undefined, Allowed: bucket !== undefined && allows(context, bucket, input) };
    },
  }),

  /** Removes the bytes of objects that are gone, which a kill or a failed write left behind. */
  RemoveOrphanedBlobs: internalRead<object, { removed: number }>({
    handle: async ({ db, now }) => {
      // What is being written now has no row yet.
      const before = new Date(now.getTime() - HOUR_MILLIS);
      const first = Math.floor(now.getTime() / HOUR_MILLIS) * SHARDS_AN_HOUR;
      let removed = 0;
      for (let shard = first; shard < first + SHARDS_AN_HOUR; shard += 1) {
        const orphans = await orphansAmong(db, await oldBlobs(shard % SHARDS, before));
        for (const id of orphans) await removeBlob(id);
        removed += orphans.length;
      }
      return { removed };
    },
  }),

  ObjectsResetAccount: internal<object, void>({ handle: ({ db, accountId }) => removeAccount(db, accountId) }),
};

function allows(
  { caller, now }: Context,
  bucket: Bucket,
  { Key, Action, SourceArn, ACL }: CheckServiceAccessInput,
): boolean {
  const { identity } = caller;
  const asker = identity.type === "AWSService" ? { ...identity, sourceArn: SourceArn } : identity;
  const arn = Key === undefined ? bucketArn(bucket.name) : objectArn(bucket.name, Key);
  return bucketPolicyLets(bucket, { ...caller, identity: asker }, now, {
    action: Action,
    arn,
    conditions: headerKeys({ ACL }),
  });
}
