import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Caller } from "@/lib/platform/caller";
import { isAwsError } from "@/lib/platform/errors";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import { EndpointRefused, putAtEndpoint } from "./s3-endpoint";

/** A file of a trail, before it is compressed. */
export type TrailObject = { bucket: string; key: string; content: Buffer; metadata: Record<string, string> };

/** The bucket did not take a file; `message` is the code of S3's error and what it said. */
export class BucketRefused extends Error {
  override readonly name = "BucketRefused";
}

const compress = promisify(gzip);

/** Headers as on CloudTrail's own files. */
const HEADERS = { ContentType: "application/json", ContentEncoding: "gzip" };

/**
 * Writes a file into a bucket: one of Mirante's own, whose policy must let the trail write, or one at AWS_ENDPOINT_URL_S3.
 * It is there when this returns. Throws BucketRefused.
 */
export async function putFile(caller: Caller, { bucket, key, content, metadata }: TrailObject): Promise<void> {
  const body = await compress(content);
  const { s3Endpoint } = settings();
  const object = { Bucket: bucket, Key: key, Body: body, Metadata: metadata, ...HEADERS };
  try {
    if (s3Endpoint !== undefined) await putAtEndpoint(s3Endpoint, object);
    else await invoke(caller, "s3:PutObject", { ...object, ACL: "bucket-owner-full-control" });
  } catch (error) {
    if (error instanceof EndpointRefused) throw new BucketRefused(error.message);
    if (isAwsError(error)) throw new BucketRefused(`${error.code}: ${error.message}`);
    throw error;
  }
}
