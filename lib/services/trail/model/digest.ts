import type { Scope } from "@/lib/platform/arn";
import type { Trail } from "./trail";

/** A delivered log file as a digest lists it. */
export type DigestedFile = { bucket: string; key: string; hash: string; oldestEventAt: Date; newestEventAt: Date };

/** The digest before this one; absent at the start of a chain. */
export type PreviousDigest = { bucket: string; key: string; hash: string; signature: string };

export type Digest = Pick<Scope, "accountId"> & {
  startAt: Date;
  endAt: Date;
  bucket: string;
  key: string;
  fingerprint: string;
  previous: PreviousDigest | undefined;
  files: DigestedFile[];
};

/** The key of a digest (CloudTrail User Guide, "CloudTrail digest file structure"). `region` is the one whose files it lists. */
export function digestKey(
  trail: Pick<Trail, "accountId" | "name" | "region" | "keyPrefix">,
  region: string,
  endAt: Date,
): string {
  const { accountId, name, region: home, keyPrefix } = trail;
  const stamp = endAt.toISOString().slice(0, 19);
  const day = stamp.slice(0, 10).replaceAll("-", "/");
  const file = `${accountId}_CloudTrail-Digest_${region}_${name}_${home}_${stamp.replace(/[-:]/g, "")}Z.json.gz`;
  return `${keyPrefix ? `${keyPrefix}/` : ""}AWSLogs/${accountId}/CloudTrail-Digest/${region}/${day}/${file}`;
}

/** The content of a digest, members in the order AWS writes them. */
export function digestBody(digest: Digest): string {
  const { accountId, startAt, endAt, bucket, key, fingerprint, previous, files } = digest;
  const times = (pick: (file: DigestedFile) => Date) => files.map((file) => pick(file).getTime());
  return JSON.stringify({
    awsAccountId: accountId,
    digestStartTime: seconds(startAt),
    digestEndTime: seconds(endAt),
    digestS3Bucket: bucket,
    digestS3Object: key,
    digestPublicKeyFingerprint: fingerprint,
    digestSignatureAlgorithm: "SHA256withRSA",
    newestEventTime: files.length > 0 ? seconds(new Date(Math.max(...times((file) => file.newestEventAt)))) : null,
    oldestEventTime: files.length > 0 ? seconds(new Date(Math.min(...times((file) => file.oldestEventAt)))) : null,
    previousDigestS3Bucket: previous?.bucket ?? null,
    previousDigestS3Object: previous?.key ?? null,
    previousDigestHashValue: previous?.hash ?? null,
    previousDigestHashAlgorithm: previous ? "SHA-256" : null,
    previousDigestSignature: previous?.signature ?? null,
    logFiles: files.map((file) => ({
      s3Bucket: file.bucket,
      s3Object: file.key,
      hashValue: file.hash,
      hashAlgorithm: "SHA-256",
      newestEventTime: seconds(file.newestEventAt),
      oldestEventTime: seconds(file.oldestEventAt),
    })),
  });
}

/** The text that is signed (CloudTrail User Guide, "Custom implementations of CloudTrail log file integrity validation"). */
export function signedText({ endAt, bucket, key, previous }: Digest, bodyHash: string): string {
  return [seconds(endAt), `${bucket}/${key}`, bodyHash, previous?.signature ?? "null"].join("\n");
}

/** ISO 8601 without a fraction. */
export function seconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
