import type {
  PutRecordBatchInput,
  PutRecordBatchOutput,
  PutRecordInput,
  PutRecordOutput,
} from "@aws-sdk/client-firehose";
import { newUuid } from "@/lib/platform/identifiers";
import { type Context, dataChange, type Validated } from "@/lib/platform/operation";
import { invalid } from "../model/refusal";
import { insertRecords } from "../store/records";
import { existingStream, streamResource } from "./resources";

/** What one call may carry (API Reference, "PutRecordBatch"). */
const MAX_CALL_BYTES = 4 * 1024 * 1024;

export const records = {
  PutRecord: dataChange<Validated<PutRecordInput, "DeliveryStreamName" | "Record">, PutRecordOutput>({
    resources: streamResource,
    handle: async (context, { DeliveryStreamName, Record }) => {
      await keep(context, DeliveryStreamName, [Record.Data ?? new Uint8Array()]);
      return { RecordId: newUuid(), Encrypted: false };
    },
  }),

  /** All of them are kept, or none. */
  PutRecordBatch: dataChange<Validated<PutRecordBatchInput, "DeliveryStreamName" | "Records">, PutRecordBatchOutput>({
    resources: streamResource,
    handle: async (context, { DeliveryStreamName, Records }) => {
      const data = Records.map(({ Data = new Uint8Array() }) => Data);
      if (data.reduce((sum, { byteLength }) => sum + byteLength, 0) > MAX_CALL_BYTES) {
        throw invalid("Records size exceeds 4 MB limit");
      }
      await keep(context, DeliveryStreamName, data);
      return { FailedPutCount: 0, Encrypted: false, RequestResponses: data.map(() => ({ RecordId: newUuid() })) };
    },
  }),
};

async function keep(context: Context, name: string, data: readonly Uint8Array[]): Promise<void> {
  const stream = await existingStream(context, name);
  await insertRecords(context.db, stream.id, data, context.now);
}
