import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { S3DestinationDescription } from "@aws-sdk/client-firehose";
import type { Caller } from "@/lib/platform/caller";
import { nowMillis } from "@/lib/platform/clock";
import { isAwsError } from "@/lib/platform/errors";
import { settings } from "@/lib/platform/settings";
import type { Batch } from "@/lib/services/firehose/model/batch";
import { objectKey } from "@/lib/services/firehose/model/object-key";
import { invoke } from "@/lib/services/invoke";
import { EndpointRefused, putAtEndpoint } from "../trails/s3-endpoint";
import { roleCaller } from "./role-caller";

/** A bucket did not take a batch; `message` is the code of S3's error and what it said. */
export class BucketFailed extends Error {
  override readonly name = "BucketFailed";
}

const compress = promisify(gzip);
const TYPE = "application/octet-stream";

type Bucket = Partial<S3DestinationDescription> & { FileExtension?: string | undefined };

/** Writes the records of a batch one behind the other, as they are; answers how many bytes they had. Throws BucketFailed. */
export async function putBatch(caller: Caller, batch: Batch, bucket: Bucket): Promise<number> {
  const content = Buffer.concat(batch.records.map(({ data }) => data));
  const isCompressed = bucket.CompressionFormat === "GZIP";
  const extension = bucket.FileExtension ?? (isCompressed ? ".gz" : "");
  const key = objectKey(bucket.Prefix ?? "", batch, { extension });
  await put(caller, bucket, key, content, isCompressed);
  return content.byteLength;
}

/**
 * Writes records that an HTTP endpoint did not take, a line of JSON each, with the reason (Firehose Developer Guide, "Handle data
 * delivery failures"). Throws BucketFailed.
 */
export async function putFailedBatch(caller: Caller, batch: Batch, bucket: Bucket, error: string): Promise<void> {
  const lines = batch.records.map(({ arrivedAt, data }) =>
    JSON.stringify({
      attemptsMade: batch.failures + 1,
      arrivalTimestamp: arrivedAt.getTime(),
      errorCode: error.split(":")[0],
      errorMessage: error,
      attemptEndingTimestamp: nowMillis(),
      rawData: Buffer.from(data).toString("base64"),
      requestId: batch.batchId,
    }),
  );
  const prefix = bucket.ErrorOutputPrefix ?? bucket.Prefix ?? "";
  const isCompressed = bucket.CompressionFormat === "GZIP";
  const key = objectKey(prefix, batch, { extension: isCompressed ? ".gz" : "", errorType: "http-endpoint-failed" });
  await put(caller, bucket, key, Buffer.from(`${lines.join("\n")}\n`), isCompressed);
}

async function put(caller: Caller, bucket: Bucket, Key: string, content: Buffer, isCompressed: boolean): Promise<void> {
  const Bucket = bucket.BucketARN?.split(":").at(-1) ?? "";
  const Body = isCompressed ? await compress(content) : content;
  const ContentEncoding = isCompressed ? "gzip" : "";
  const { s3Endpoint } = settings();
  try {
    if (s3Endpoint !== undefined) {
      await putAtEndpoint(s3Endpoint, { Bucket, Key, Body, Metadata: {}, ContentType: TYPE, ContentEncoding });
      return;
    }
    const role = await roleCaller(caller, bucket.RoleARN ?? "");
    const encoding = isCompressed ? { ContentEncoding } : {};
    await invoke(role, "s3:PutObject", { Bucket, Key, Body, ContentType: TYPE, ...encoding });
  } catch (error) {
    if (error instanceof EndpointRefused) throw new BucketFailed(`S3.${error.message}`);
    if (isAwsError(error)) throw new BucketFailed(`S3.${error.code}: ${error.message}`);
    throw error;
  }
}
