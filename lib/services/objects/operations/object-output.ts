import type { GetObjectOutput, HeadObjectOutput } from "@aws-sdk/client-s3";
import type { ByteRange } from "../model/byte-range";
import type { Checksum, StoredObject } from "../model/object";

type Overrides = {
  ResponseCacheControl?: string | undefined;
  ResponseContentDisposition?: string | undefined;
  ResponseContentEncoding?: string | undefined;
  ResponseContentLanguage?: string | undefined;
  ResponseContentType?: string | undefined;
  ResponseExpires?: Date | undefined;
  ChecksumMode?: string | undefined;
};

/** All that GetObject and HeadObject answer of an object, or of a part of it. A checksum is of the whole, so a part has none. */
export function objectOutput(
  { headers, metadata, etag, modifiedAt, size, checksum }: StoredObject,
  range: ByteRange | undefined,
  asked: Overrides,
): Omit<GetObjectOutput, "Body"> & HeadObjectOutput {
  const expires = asked.ResponseExpires ?? (headers.Expires === undefined ? undefined : new Date(headers.Expires));
  return {
    AcceptRanges: "bytes",
    LastModified: modifiedAt,
    ContentLength: range ? range.end - range.start + 1 : size,
    ETag: `"${etag}"`,
    CacheControl: asked.ResponseCacheControl ?? headers.CacheControl,
    ContentDisposition: asked.ResponseContentDisposition ?? headers.ContentDisposition,
    ContentEncoding: asked.ResponseContentEncoding ?? headers.ContentEncoding,
    ContentLanguage: asked.ResponseContentLanguage ?? headers.ContentLanguage,
    ContentType: asked.ResponseContentType ?? headers.ContentType,
    Expires: expires,
    Metadata: metadata,
    ...(range ? { ContentRange: `bytes ${range.start}-${range.end}/${size}` } : {}),
    ...(asked.ChecksumMode === "ENABLED" && !range ? checksumOutput(checksum) : {}),
  };
}

export function checksumOutput(checksum: Checksum | undefined): object {
  return checksum ? { [`Checksum${checksum.algorithm}`]: checksum.value, ChecksumType: "FULL_OBJECT" } : {};
}
