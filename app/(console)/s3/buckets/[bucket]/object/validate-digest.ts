"use server";

import { createHash, createPublicKey, createVerify } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { type ActionAnswer, answerOf } from "@/lib/console/action-answer";
import { currentCaller } from "@/lib/console/session";
import type { Caller } from "@/lib/platform/caller";
import { isAwsError } from "@/lib/platform/errors";
import { invoke } from "@/lib/services/invoke";

/** Whether a digest's signature is good, and whether each file that it lists is there and unchanged. */
export type Validation = {
  signature: "valid" | "invalid" | "unknownKey" | "unsigned";
  files: { key: string; state: "valid" | "changed" | "missing" }[];
};

const MOST_BYTES = 256 * 1024 * 1024;

/** Checks a digest as `aws cloudtrail validate-logs` does one of a chain (CloudTrail User Guide, "Custom implementations"). */
export async function validateDigest(bucket: string, key: string): Promise<ActionAnswer<Validation>> {
  const caller = await currentCaller();
  return answerOf(async () => {
    const { Body, Metadata = {} } = await invoke(caller, "s3:GetObject", { Bucket: bucket, Key: key });
    const text = gunzipSync(Body, { maxOutputLength: MOST_BYTES });
    const digest = JSON.parse(text.toString()) as Digest;
    const files: Validation["files"] = [];
    for (const file of digest.logFiles) files.push({ key: file.s3Object, state: await stateOf(caller, file) });
    return { signature: await signatureState(caller, digest, sha256(text), Metadata.signature), files };
  });
}

type File = { s3Bucket: string; s3Object: string; hashValue: string };
type Digest = {
  digestStartTime: string;
  digestEndTime: string;
  digestS3Bucket: string;
  digestS3Object: string;
  digestPublicKeyFingerprint: string;
  previousDigestSignature: string | null;
  logFiles: File[];
};

async function stateOf(caller: Caller, { s3Bucket, s3Object, hashValue }: File) {
  try {
    const { Body } = await invoke(caller, "s3:GetObject", { Bucket: s3Bucket, Key: s3Object });
    const isSame = sha256(gunzipSync(Body, { maxOutputLength: MOST_BYTES })) === hashValue;
    return isSame ? ("valid" as const) : ("changed" as const);
  } catch (error) {
    if (!isAwsError(error)) return "changed" as const;
    if (error.code === "NoSuchKey" || error.code === "NoSuchBucket") return "missing" as const;
    throw error;
  }
}

async function signatureState(caller: Caller, digest: Digest, bodyHash: string, signature: string | undefined) {
  if (!signature) return "unsigned" as const;
  const region = /\/CloudTrail-Digest\/([^/]+)\//.exec(digest.digestS3Object)?.[1] ?? caller.region;
  const { PublicKeyList = [] } = await invoke({ ...caller, region }, "cloudtrail:ListPublicKeys", {
    StartTime: new Date(digest.digestStartTime),
    EndTime: new Date(digest.digestEndTime),
  });
  const known = PublicKeyList.find(({ Fingerprint }) => Fingerprint === digest.digestPublicKeyFingerprint);
  if (!known?.Value) return "unknownKey" as const;
  const signed = [
    digest.digestEndTime,
    `${digest.digestS3Bucket}/${digest.digestS3Object}`,
    bodyHash,
    digest.previousDigestSignature ?? "null",
  ].join("\n");
  const key = createPublicKey({ key: Buffer.from(known.Value), format: "der", type: "pkcs1" });
  const isGood = createVerify("RSA-SHA256").update(signed).verify(key, signature, "hex");
  return isGood ? ("valid" as const) : ("invalid" as const);
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
