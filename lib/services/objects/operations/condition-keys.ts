import type { ContextValues } from "@/lib/languages/policy/request-context";
import type { Caller } from "@/lib/platform/caller";
import type { Bucket } from "../model/bucket";

/** The condition keys of S3's own that a request has (Service Authorization Reference, "Amazon S3"), from input not validated yet. */

const MEMBER_KEYS = {
  ACL: "s3:x-amz-acl",
  StorageClass: "s3:x-amz-storage-class",
  ServerSideEncryption: "s3:x-amz-server-side-encryption",
  SSEKMSKeyId: "s3:x-amz-server-side-encryption-aws-kms-key-id",
  IfMatch: "s3:if-match",
  IfNoneMatch: "s3:if-none-match",
};

/** What the headers of a request that puts an object say. */
export function headerKeys(input: { [Member in keyof typeof MEMBER_KEYS]?: unknown }): ContextValues {
  const given = Object.entries(MEMBER_KEYS).map(([member, key]) => [key, input[member as keyof typeof MEMBER_KEYS]]);
  return Object.fromEntries(given.filter(([, value]) => typeof value === "string"));
}

/** What a bucket is to be. */
export function newBucketKeys(ACL: unknown, place: { LocationConstraint?: unknown } | undefined): ContextValues {
  const region = place?.LocationConstraint;
  return { ...headerKeys({ ACL }), ...(typeof region === "string" ? { "s3:LocationConstraint": region } : {}) };
}

/** Whose bucket it is, and how the caller came. */
export function bucketKeys(bucket: Bucket | undefined, { origin }: Caller): ContextValues {
  const version = /^TLSv([\d.]+)$/.exec(origin.tls?.tlsVersion ?? "")?.[1];
  return {
    ...(bucket ? { "s3:ResourceAccount": bucket.accountId } : {}),
    ...(version === undefined ? {} : { "s3:TlsVersion": version }),
  };
}
