import type { Scope } from "@/lib/platform/arn";
import { isAwsError } from "@/lib/platform/errors";
import { type Context, internalRead } from "@/lib/platform/operation";
import { type Bucket, bucketArn } from "../model/bucket";
import type { StoredObject } from "../model/object";
import { findNoticeScopes, forgetNotices, type NewNotice, type TakenNotice, takeNotices } from "../store/notices";

type Change = { kind: "created"; object: StoredObject } | { kind: "deleted" };

const BATCH = 100;
const RETRY_SECONDS = 30;
/** The event bus itself gives up after a day (EventBridge User Guide, "Retry policies"). */
const LONGEST_MILLIS = 86_400_000;

/** The notice of a change in the words of S3's own events (Amazon S3 User Guide, "EventBridge event message structure"). */
export function noticeOf(context: Context, bucket: Bucket, key: string, change: Change): NewNotice {
  const { caller, requestId, now } = context;
  const sequencer = now.getTime().toString(16).toUpperCase().padStart(18, "0");
  const isCreated = change.kind === "created";
  const object = isCreated
    ? { key, size: change.object.size, etag: change.object.etag, sequencer }
    : { key, sequencer };
  return {
    accountId: bucket.accountId,
    region: bucket.region,
    bucket: bucket.name,
    createdAt: now,
    detailType: isCreated ? "Object Created" : "Object Deleted",
    detail: {
      version: "0",
      bucket: { name: bucket.name },
      object,
      "request-id": requestId,
      requester: caller.identity.type === "AWSService" ? caller.identity.service : caller.accountId,
      "source-ip-address": caller.origin.sourceIPAddress,
      reason: isCreated ? "PutObject" : "DeleteObject",
      ...(isCreated ? {} : { "deletion-type": "Permanently Deleted" }),
    },
  };
}

export const notices = {
  ListObjectNoticeScopes: internalRead<object, { Scopes: Scope[] }>({
    handle: async ({ db, now }) => ({ Scopes: await findNoticeScopes(db, now) }),
  }),

  /** Tells the event bus what happened to objects of the caller's account and Region. Nothing is left when `Taken` is less than 100. */
  DeliverObjectNotices: internalRead<object, { Taken: number }>({
    handle: async (context) => {
      const take = { now: context.now, retrySeconds: RETRY_SECONDS, limit: BATCH };
      const taken = await takeNotices(context.db, context, take);
      const done: bigint[] = [];
      for (const notice of taken) if (await tell(context, notice)) done.push(notice.id);
      await forgetNotices(context.db, done);
      return { Taken: taken.length };
    },
  }),
};

/** Whether the notice is done with: told, refused for good (there may be no event bus), or too old for anyone to want it. */
async function tell(context: Context, { bucket, detailType, detail, createdAt }: TakenNotice): Promise<boolean> {
  const event = {
    Source: "aws.s3",
    DetailType: detailType,
    Detail: JSON.stringify(detail),
    Resources: [bucketArn(bucket)],
    Time: createdAt,
  };
  try {
    await context.invoke("events:PutServiceEvent", event);
    return true;
  } catch (error) {
    if (!isAwsError(error)) throw error;
    return error.code !== "InternalFailure" || context.now.getTime() - createdAt.getTime() > LONGEST_MILLIS;
  }
}
