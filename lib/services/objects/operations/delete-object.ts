import type { DeleteObjectOutput, DeleteObjectRequest } from "@aws-sdk/client-s3";
import { dataWrite, type Validated } from "@/lib/platform/operation";
import { objectArn } from "../model/bucket";
import { removeBlob } from "../store/blobs";
import * as store from "../store/objects";
import { bucketFor, objectResource } from "./access";
import { noticeOf } from "./notices";

export const deleteObject = {
  /** An object that is not there is deleted as well, as S3 does. */
  DeleteObject: dataWrite<Validated<DeleteObjectRequest, "Bucket" | "Key">, DeleteObjectOutput>({
    resources: objectResource,
    handle: async (context, input) => {
      const arn = objectArn(input.Bucket, input.Key);
      const bucket = await bucketFor(context, input, { action: "s3:DeleteObject", arn });
      const notice = noticeOf(context, bucket, input.Key, { kind: "deleted" });
      const blobId = await store.deleteObject(bucket.name, input.Key, notice);
      if (blobId) await removeBlob(blobId);
      return {};
    },
  }),
};
