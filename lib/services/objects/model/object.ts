import { AwsError } from "@/lib/platform/errors";

/** What S3 answers as the client gave it. */
export type ContentHeaders = {
  CacheControl?: string;
  ContentDisposition?: string;
  ContentEncoding?: string;
  ContentLanguage?: string;
  ContentType?: string;
  /** ISO 8601. */
  Expires?: string;
};

/** The checksums that clients may send along with a body. */
export const CHECKSUM_ALGORITHMS = ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"] as const;
export type ChecksumAlgorithm = (typeof CHECKSUM_ALGORITHMS)[number];
/** `value` is in base64, as on the wire. */
export type Checksum = { algorithm: ChecksumAlgorithm; value: string };

/** An object without its bytes, which are the blob of that id. */
export type StoredObject = {
  bucket: string;
  key: string;
  blobId: string;
  size: number;
  /** The MD5 of the bytes in hexadecimal digits, without the quotes of the wire. */
  etag: string;
  modifiedAt: Date;
  headers: ContentHeaders;
  metadata: Record<string, string>;
  checksum: Checksum | undefined;
};

/** The largest object that Mirante keeps: more than any file that trails write. */
const MAX_OBJECT_BYTES = 64 * 1024 * 1024;
const MAX_KEY_BYTES = 1024;
const MAX_METADATA_BYTES = 2048;

/** Throws KeyTooLongError, or InvalidArgument for a key that PostgreSQL cannot hold. */
export function checkKey(key: string): void {
  const size = new TextEncoder().encode(key).length;
  if (size > MAX_KEY_BYTES) {
    throw new AwsError("KeyTooLongError", "Your key is too long", { Size: size, MaxSizeAllowed: MAX_KEY_BYTES });
  }
  if (key.includes("\0")) {
    throw new AwsError("InvalidArgument", "Object keys must not hold the character U+0000.", { ArgumentName: "key" });
  }
}

/** User metadata is bounded as a whole (Amazon S3 User Guide, "Working with object metadata"). */
export function checkMetadata(metadata: Readonly<Record<string, string>>): void {
  const size = Object.entries(metadata).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  if (size <= MAX_METADATA_BYTES) return;
  const message = "Your metadata headers exceed the maximum allowed metadata size";
  throw new AwsError("MetadataTooLarge", message, { Size: size, MaxSizeAllowed: MAX_METADATA_BYTES });
}

export function checkSize(size: number): void {
  if (size <= MAX_OBJECT_BYTES) return;
  const message = "Your proposed upload exceeds the maximum allowed size";
  throw new AwsError("EntityTooLarge", message, { ProposedSize: size, MaxSizeAllowed: MAX_OBJECT_BYTES });
}

/**
 * Access control lists are switched off for every bucket, as for AWS's new ones: only those that change nothing are accepted
 * (Amazon S3 User Guide, "Controlling ownership of objects").
 */
export function checkAcl(acl: string | undefined): void {
  if (acl === undefined || acl === "private" || acl === "bucket-owner-full-control") return;
  throw new AwsError("AccessControlListNotSupported", "The bucket does not allow ACLs");
}

export function noSuchKey(key: string): AwsError {
  return new AwsError("NoSuchKey", "The specified key does not exist.", { Key: key });
}
