import type { PutObjectOutput, PutObjectRequest } from "@aws-sdk/client-s3";
import type { AwsError } from "@/lib/platform/errors";
import { type Context, dataWrite, type Validated } from "@/lib/platform/operation";
import { type Bucket, noSuchBucket, objectArn } from "../model/bucket";
import { preconditionFailed, type WriteCondition, writeConditionOf } from "../model/conditions";
import {
  type ContentHeaders,
  checkAcl,
  checkKey,
  checkMetadata,
  checkSize,
  noSuchKey,
  type StoredObject,
} from "../model/object";
import { removeBlob, writeBlob } from "../store/blobs";
import * as store from "../store/objects";
import { bucketFor, objectResource } from "./access";
import { checkBody, md5Of } from "./checksums";
import { headerKeys } from "./condition-keys";
import { noticeOf } from "./notices";
import { checksumOutput } from "./object-output";

/** The wire hands bodies over whole. */
export type PutObjectInput = Omit<Validated<PutObjectRequest, "Bucket" | "Key">, "Body"> & { Body?: Uint8Array };

const DEFAULT_TYPE = "binary/octet-stream";

export const putObject = {
  /** The bytes are on disk before the object is in the database, and the object is before the answer. */
  PutObject: dataWrite<PutObjectInput, PutObjectOutput>({
    resources: objectResource,
    conditions: headerKeys,
    handle: async (context, input) => {
      const { Key, Body = new Uint8Array(), Metadata = {} } = input;
      checkKey(Key);
      checkAcl(input.ACL);
      checkMetadata(Metadata);
      checkSize(Body.byteLength);
      const condition = writeConditionOf(input);
      const bucket = await writableBucket(context, input);
      const checksum = checkBody(Body, input);
      const object: StoredObject = {
        bucket: bucket.name,
        key: Key,
        blobId: await writeBlob(Body),
        size: Body.byteLength,
        etag: md5Of(Body),
        modifiedAt: context.now,
        headers: contentHeaders(input),
        metadata: Metadata,
        checksum,
      };
      await replace(context, bucket, object, condition);
      return { ETag: `"${object.etag}"`, ...checksumOutput(checksum) };
    },
  }),
};

function writableBucket(context: Context, input: PutObjectInput): Promise<Bucket> {
  const arn = objectArn(input.Bucket, input.Key);
  return bucketFor(context, input, { action: "s3:PutObject", arn, conditions: headerKeys(input) });
}

async function replace(
  context: Context,
  bucket: Bucket,
  object: StoredObject,
  condition: WriteCondition,
): Promise<void> {
  const outcome = await store
    .putObject(object, condition, noticeOf(context, bucket, object.key, { kind: "created", object }))
    .catch(async (error) => {
      await removeBlob(object.blobId);
      throw error;
    });
  if (typeof outcome === "object") {
    if (outcome.replaced) await removeBlob(outcome.replaced);
    return;
  }
  await removeBlob(object.blobId);
  throw refusal(outcome, object, condition);
}

function refusal(
  outcome: "no bucket" | "no object" | "condition failed",
  { bucket, key }: StoredObject,
  condition: WriteCondition,
): AwsError {
  switch (outcome) {
    case "no bucket":
      return noSuchBucket(bucket);
    case "no object":
      return noSuchKey(key);
    case "condition failed":
      return preconditionFailed(condition.kind === "absent" ? "If-None-Match" : "If-Match");
  }
}

function contentHeaders(input: PutObjectInput): ContentHeaders {
  const {
    CacheControl,
    ContentDisposition,
    ContentEncoding,
    ContentLanguage,
    ContentType = DEFAULT_TYPE,
    Expires,
  } = input;
  // aws-chunked says how the body was sent, not what the object is.
  const encoding = ContentEncoding?.split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "" && one !== "aws-chunked")
    .join(",");
  return {
    ...(CacheControl ? { CacheControl } : {}),
    ...(ContentDisposition ? { ContentDisposition } : {}),
    ...(encoding ? { ContentEncoding: encoding } : {}),
    ...(ContentLanguage ? { ContentLanguage } : {}),
    ...(Expires ? { Expires: Expires.toISOString() } : {}),
    ContentType,
  };
}
