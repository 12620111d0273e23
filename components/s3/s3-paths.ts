import { pathSegment } from "@/components/console/path-segment";

const BUCKETS = "/s3/buckets";

/** The page of a bucket, or of what lies in it under a prefix. */
export function bucketPath(bucket: string, prefix = ""): string {
  const path = `${BUCKETS}/${pathSegment(bucket)}`;
  return prefix === "" ? path : `${path}?${new URLSearchParams({ prefix })}`;
}

/** The page of an object: its key may hold slashes, so it stands in the search. */
export function objectPath(bucket: string, key: string): string {
  return `${BUCKETS}/${pathSegment(bucket)}/object?${new URLSearchParams({ key })}`;
}

/** Where an object is downloaded from. */
export function downloadPath(bucket: string, key: string): string {
  return `/api/objects?${new URLSearchParams({ bucket, key })}`;
}
