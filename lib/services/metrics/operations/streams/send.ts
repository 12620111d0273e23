import type { Scope } from "@/lib/platform/arn";
import { AwsError, isAwsError } from "@/lib/platform/errors";
import { type Context, internal, internalRead } from "@/lib/platform/operation";
import { type MetricStream, metricStreamArn, STREAM_SERVICE } from "../../model/streams/metric-stream";
import { billedUpdates, type MetricUpdate } from "../../model/streams/update";
import { captureNow } from "../../store/streams/capture";
import { findDue, forgetSent, holdStream, noteFailure, readUpdates, readWaiting } from "../../store/streams/updates";
import { recordsOf } from "./records";

/** A minute is sent a little after its end, so that what is written at its last moment is in it. */
const GRACE_MILLIS = 15_000;
/** About how many updates are in memory at one time. */
const UPDATES_AT_ONCE = 5_000;
/** What one PutRecordBatch takes (Firehose API Reference): records, and bytes well below its 4 MiB. */
const BATCH_RECORDS = 500;
const BATCH_BYTES = 3_000_000;
/** A delivery stream that is gone may come back within a day. */
const KEPT_MILLIS = 24 * 3_600_000;
const LONGEST_WAIT_MILLIS = 300_000;

export const sending = {
  /** Notes what has new points since the last time, for all streams of all accounts. */
  CaptureMetricStreamUpdates: internalRead<object, void>({ handle: ({ now }) => captureNow(now) }),

  /** The streams for which minutes have ended that are to be sent. */
  ListDueMetricStreams: internalRead<object, { Streams: (Scope & { id: string; name: string })[] }>({
    handle: async ({ db, now }) => ({ Streams: await findDue(db, ended(now), now) }),
  }),

  /**
   * Sends the oldest minutes of a stream to its delivery stream. That they are there, and that they are sent, is one transaction,
   * so each is handed over once. `More` when the next ones can be sent at once.
   */
  SendMetricStreamUpdates: internal<{ StreamId: string }, { More: boolean }>({
    handle: async (context, { StreamId }) => {
      const stream = await holdStream(context.db, StreamId);
      const waiting = stream && (await readWaiting(context.db, StreamId, ended(context.now), UPDATES_AT_ONCE));
      if (!waiting) return { More: false };
      const updates = await readUpdates(stream, waiting);
      try {
        await putRecords(context, stream, updates);
      } catch (error) {
        if (!isAwsError(error) || error.code === "InternalFailure") throw error;
        await putOff(context, stream, `${error.code}: ${error.message}`);
        return { More: false };
      }
      await forgetSent(context.db, StreamId, waiting.updateIds, context.now);
      const total = updates.reduce((sum, update) => sum + billedUpdates(update), 0);
      await count(context, stream, [
        ["MetricUpdate", updates.length],
        ["TotalMetricUpdate", total],
        ["PublishErrorRate", 0],
      ]);
      return { More: true };
    },
  }),
};

function ended(now: Date): Date {
  return new Date(now.getTime() - GRACE_MILLIS);
}

async function putRecords(context: Context, stream: MetricStream, updates: readonly MetricUpdate[]): Promise<void> {
  const DeliveryStreamName = stream.firehoseArn.split("/")[1] ?? "";
  await checkRole(context, stream);
  let [Records, bytes]: [{ Data: Buffer }[], number] = [[], 0];
  const put = async () => {
    if (Records.length > 0) await context.invoke("firehose:PutRecordBatch", { DeliveryStreamName, Records });
    [Records, bytes] = [[], 0];
  };
  for (const Data of recordsOf(stream, updates)) {
    if (Records.length === BATCH_RECORDS || bytes + Data.length > BATCH_BYTES) await put();
    Records.push({ Data });
    bytes += Data.length;
  }
  await put();
}

/**
 * Records are put as the stream's role, so its trust policy and its own policies are asked each time, as in AWS (User Guide, "Trust
 * between CloudWatch and Firehose").
 */
async function checkRole(context: Context, stream: MetricStream): Promise<void> {
  const Action = "firehose:PutRecordBatch";
  const { Assumable, Allowed } = await context.invoke<{ Assumable: boolean; Allowed: boolean }>(
    "iam:CheckServiceRole",
    {
      RoleArn: stream.roleArn,
      Service: STREAM_SERVICE,
      SourceArn: metricStreamArn(stream, stream.name),
      Action,
      Resource: stream.firehoseArn,
    },
  );
  if (Assumable && Allowed) return;
  throw new AwsError(
    "AccessDenied",
    Assumable
      ? `The role ${stream.roleArn} is not authorized to perform: ${Action} on resource: ${stream.firehoseArn}`
      : `The role ${stream.roleArn} cannot be assumed by ${STREAM_SERVICE}.`,
  );
}

async function putOff(context: Context, stream: MetricStream, error: string): Promise<void> {
  const { now } = context;
  const wait = Math.min(LONGEST_WAIT_MILLIS, 10_000 * (1 + Math.random()));
  const before = new Date(now.getTime() - KEPT_MILLIS);
  await noteFailure(context.db, stream.id, { error, now, retryAt: new Date(now.getTime() + wait), before });
  await count(context, stream, [["PublishErrorRate", 1]]);
}

/** What CloudWatch counts of a stream (User Guide, "Monitoring your metric streams with CloudWatch metrics"). */
async function count(context: Context, stream: MetricStream, counts: [name: string, value: number][]): Promise<void> {
  const Data = counts.map(([MetricName, Value]) => ({
    Namespace: "AWS/CloudWatch/MetricStreams",
    Datum: {
      MetricName,
      Dimensions: [{ Name: "MetricStreamName", Value: stream.name }],
      Timestamp: context.now,
      Value,
      Unit: "None" as const,
    },
  }));
  await context.invoke("cloudwatch:RecordMetricData", { Data });
}
