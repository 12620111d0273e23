import type { GetObjectOutput, GetObjectRequest, HeadObjectOutput, HeadObjectRequest } from "@aws-sdk/client-s3";
import { type Context, dataRead, type Validated } from "@/lib/platform/operation";
import { objectArn } from "../model/bucket";
import { type ByteRange, byteRangeOf } from "../model/byte-range";
import { checkReadConditions } from "../model/conditions";
import { noSuchKey, type StoredObject } from "../model/object";
import { BlobGone, readBlob } from "../store/blobs";
import { findObject } from "../store/objects";
import { bucketFor, objectResource } from "./access";
import { objectOutput } from "./object-output";

type GetInput = Validated<GetObjectRequest, "Bucket" | "Key">;
type HeadInput = Validated<HeadObjectRequest, "Bucket" | "Key">;
/** The wire takes bodies whole. */
export type GetOutput = Omit<GetObjectOutput, "Body"> & { Body: Uint8Array };

export const getObject = {
  GetObject: dataRead<GetInput, GetOutput>({
    resources: objectResource,
    handle: async (context, input) => {
      try {
        return await read(context, input);
      } catch (error) {
        // The object was replaced between the look at it and the reading of its bytes: the new one is there by now.
        if (error instanceof BlobGone) return read(context, input);
        throw error;
      }
    },
  }),

  HeadObject: dataRead<HeadInput, HeadObjectOutput>({
    permission: "s3:GetObject",
    resources: objectResource,
    handle: async (context, input) => {
      const object = await readable(context, input);
      return objectOutput(object, byteRangeOf(input.Range, object.size), input);
    },
  }),
};

async function read(context: Context, input: GetInput): Promise<GetOutput> {
  const object = await readable(context, input);
  const range = byteRangeOf(input.Range, object.size);
  return { Body: await bytesOf(object, range), ...objectOutput(object, range, input) };
}

function bytesOf({ blobId, size }: StoredObject, range: ByteRange | undefined): Promise<Uint8Array> {
  const { start, end } = range ?? { start: 0, end: size - 1 };
  return readBlob(blobId, start, end);
}

async function readable(context: Context, input: GetInput | HeadInput): Promise<StoredObject> {
  const arn = objectArn(input.Bucket, input.Key);
  const { name } = await bucketFor(context, input, { action: "s3:GetObject", arn });
  const object = await findObject(context.db, name, input.Key);
  if (!object) throw noSuchKey(input.Key);
  checkReadConditions(input, object);
  return object;
}
