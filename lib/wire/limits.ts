/** How many bytes a body may have as sent, and after inflating it. */
export type BodyLimit = { sent: number; inflated: number };

const MEBIBYTE = 1024 * 1024;

/** AWS's usual 1 MB with room for what the protocols add. */
const USUAL: BodyLimit = { sent: MEBIBYTE + 64 * 1024, inflated: MEBIBYTE + 64 * 1024 };

/**
 * Operations whose quota is of what they carry rather than of their bytes on the wire.
 * - PutMetricData: 1 MB as sent; 1,000 metrics with 150 values and counts each inflate to several (CloudWatch User Guide, "Quotas").
 * - PutLogEvents: 1,048,576 bytes of messages; JSON may spell one byte of a message with six (CloudWatch Logs API, PutLogEvents).
 * - PutEvents: 1 MB of entries, whose details are JSON within JSON (EventBridge API, PutEvents).
 * - PutRecordBatch, PutRecord: 4 MB and 1,000 KB of records, in base64 (Firehose API, PutRecordBatch).
 * - PutObject: 64 MB of ours, which is more than any file that trails write, and what chunks and their signatures add.
 */
const OF_OPERATION: Record<string, BodyLimit> = {
  PutMetricData: { sent: USUAL.sent, inflated: 8 * MEBIBYTE },
  PutLogEvents: { sent: 8 * MEBIBYTE, inflated: 8 * MEBIBYTE },
  PutEvents: { sent: 3 * MEBIBYTE, inflated: 3 * MEBIBYTE },
  PutRecordBatch: { sent: 6 * MEBIBYTE, inflated: 6 * MEBIBYTE },
  PutRecord: { sent: 2 * MEBIBYTE, inflated: 2 * MEBIBYTE },
  PutObject: { sent: 66 * MEBIBYTE, inflated: 66 * MEBIBYTE },
};

/** The limit for an operation; undefined stands for one that only the body names, as in the query protocol. */
export function bodyLimitOf(operation: string | undefined): BodyLimit {
  return (operation && OF_OPERATION[operation]) || USUAL;
}
