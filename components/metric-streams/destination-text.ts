import type { Destination } from "@/lib/services/firehose/model/destination";

/** Where a delivery stream goes, in one line: an address, or a bucket and prefix. */
export function destinationText(destination: Destination): string {
  if (destination.kind === "http") return destination.http.EndpointConfiguration?.Url ?? "";
  const bucket = destination.s3.BucketARN?.split(":").at(-1) ?? "";
  return `s3://${bucket}/${destination.s3.Prefix ?? ""}`;
}
