import { isAwsError } from "@/lib/platform/errors";
import { type Context, internal, internalRead } from "@/lib/platform/operation";
import { fileNotice } from "../model/log-file";
import { lockUntold, markTold } from "../store/files";
import { findTrailById } from "../store/trails";
import { beginTurn, finishTurn } from "./turns";

const BATCH = 50;
/** Who has not heard of a file for so long has found it. */
const LATEST_MILLIS = 86_400_000;

export const notices = {
  /** Tells a trail's topic of its new files. A topic that cannot be told is told later. */
  NotifyTrailFiles: internalRead<{ TrailId: string }, void>({
    handle: async (context, { TrailId }) => {
      const begun = await beginTurn(context, TrailId, "notices");
      if (!begun) return;
      try {
        const { Told, More } = await context.invoke<Told>("cloudtrail:TellTrailFiles", { TrailId });
        await finishTurn(context, begun.turn, { more: More, delivered: Told > 0, error: undefined });
      } catch (error) {
        await finishTurn(context, begun.turn, { more: false, delivered: false, error: reason(error) });
      }
    },
  }),

  /** The message and the note that it was sent are one transaction, so that a file is told once. */
  TellTrailFiles: internal<{ TrailId: string }, Told>({
    handle: async (context, { TrailId }) => {
      const { db, accountId } = context;
      const topic = (await findTrailById(db, accountId, TrailId))?.topicArn;
      const files = await lockUntold(db, accountId, TrailId, BATCH);
      let Told = 0;
      for (const { id, bucket, key, deliveredAt } of files) {
        if (topic !== undefined && context.now.getTime() - deliveredAt.getTime() < LATEST_MILLIS) {
          await publish(context, topic, fileNotice(bucket, key));
          Told += 1;
        }
        await markTold(db, accountId, id);
      }
      return { Told, More: files.length === BATCH };
    },
  }),
};

type Told = { Told: number; More: boolean };

function publish(context: Context, TopicArn: string, Message: string): Promise<unknown> {
  return context.invoke("sns:Publish", { TopicArn, Message });
}

/** What GetTrailStatus shows: the code, as AWS does, with what it meant. */
export function reason(error: unknown): string {
  if (!isAwsError(error)) throw error;
  return error.code === "NotImplemented" ? "NotImplemented" : `${error.code}: ${error.message}`.slice(0, 1024);
}
