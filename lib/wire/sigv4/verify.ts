import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { LRUCache } from "lru-cache";
import { AwsError } from "@/lib/platform/errors";
import type { WireRequest } from "../request";
import { canonicalObjectPath, canonicalRequest } from "./canonical";
import { basicIsoOf, type Signature } from "./signature";

/** The secrets behind an access key id. */
export type Secrets = { secretAccessKey: string; sessionToken?: string | undefined };

const SKEW_MINUTES = 5;
/** Clients of S3 may be further off (Amazon S3 API Reference, "Error responses": RequestTimeTooSkewed). */
const OBJECT_SKEW_MINUTES = 15;
const MINUTE_MILLIS = 60_000;
const REGION = /^[a-z]{2}(-[a-z]+)+-\d{1,2}$/;
const MISMATCH =
  "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing " +
  "method. Consult the service documentation for details.";

/**
 * Passes when what the signature is for can be accepted at all: the service and Region it names, the headers it covers, its age.
 * Throws SignatureDoesNotMatch or RequestExpired. Needs no secret, so that a stale request costs no look-up.
 */
export function checkScope(signature: Signature, request: WireRequest, signingName: string, now: Date): void {
  const { service, region, date, timestamp, signedHeaders } = signature;
  const wrong: string[] = [];
  if (!isRegion(region)) wrong.push("Credential should be scoped to a valid region.");
  if (service !== signingName) wrong.push(`Credential should be scoped to correct service: '${signingName}'.`);
  if (date !== timestamp.slice(0, 8)) {
    const both = `'${date.slice(0, 64)}' != '${timestamp.slice(0, 8)}', from '${timestamp}'`;
    wrong.push(`Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: ${both}.`);
  }
  // Without these a signature could be moved to another server or, with the same body, to another operation.
  if (!signedHeaders.includes("host")) wrong.push("'Host' must be a 'SignedHeader' in the AWS Authorization.");
  if (request.headers["x-amz-target"] !== undefined && !signedHeaders.includes("x-amz-target")) {
    wrong.push("'X-Amz-Target' must be a 'SignedHeader' in the AWS Authorization.");
  }
  if (wrong.length > 0) throw new AwsError("SignatureDoesNotMatch", wrong.join(" "));
  checkAge(signature, now, signingName === "s3" ? OBJECT_SKEW_MINUTES : SKEW_MINUTES);
}

/** Whether a name has the form of an AWS Region. */
export function isRegion(name: string): boolean {
  return name.length <= 32 && REGION.test(name);
}

/** Passes when the request was signed with these secrets, over exactly these bytes. Throws SignatureDoesNotMatch or InvalidClientTokenId. */
export function verifySignature(signature: Signature, request: WireRequest, body: Buffer, secrets: Secrets): void {
  check(signature, canonicalRequest(request, signature.signedHeaders, sha256(body)), secrets);
}

/**
 * The same for S3, whose requests say beforehand what their body will be: `bodyHash` is their x-amz-content-sha256, which may
 * also be a word such as UNSIGNED-PAYLOAD. The body itself has to be held against it by whoever reads it.
 */
export function verifyObjectSignature(
  signature: Signature,
  request: WireRequest,
  bodyHash: string,
  secrets: Secrets,
): void {
  check(signature, canonicalRequest(request, signature.signedHeaders, bodyHash, canonicalObjectPath), secrets);
}

/**
 * Checks the signatures of a body that is sent in signed chunks: each continues the one before, the first the request's own
 * (Amazon S3 API Reference, "Transferring payload in multiple chunks"). Throws SignatureDoesNotMatch.
 */
export function chunkChecker(signature: Signature, { secretAccessKey }: Secrets): ChunkChecker {
  let previous = signature.signature;
  const scope = scopeOf(signature);
  return (kind, claimed, content) => {
    const empty = kind === "chunk" ? [sha256(Buffer.alloc(0))] : [];
    const algorithm = kind === "chunk" ? "AWS4-HMAC-SHA256-PAYLOAD" : "AWS4-HMAC-SHA256-TRAILER";
    const text = [algorithm, signature.timestamp, scope, previous, ...empty, sha256(content)].join("\n");
    const expected = hmac(signingKey(secretAccessKey, signature), text).toString("hex");
    if (!sameText(claimed, expected)) throw new AwsError("SignatureDoesNotMatch", MISMATCH);
    previous = expected;
  };
}

/** Asked in order, for each chunk and then for the trailer. */
export type ChunkChecker = (kind: "chunk" | "trailer", claimed: string, content: Buffer) => void;

function check(signature: Signature, canonical: string, secrets: Secrets): void {
  if (!sameText(signature.sessionToken ?? "", secrets.sessionToken ?? "")) throw invalidToken();
  if (!sameText(signature.signature, expectedSignature(signature, canonical, secrets.secretAccessKey))) {
    throw new AwsError("SignatureDoesNotMatch", MISMATCH);
  }
}

/** AWS's answer to an access key that does not exist, sleeps, or comes with another session's token. */
export function invalidToken(): AwsError {
  return new AwsError("InvalidClientTokenId", "The security token included in the request is invalid.");
}

function expectedSignature(signature: Signature, canonical: string, secretAccessKey: string): string {
  const hash = sha256(Buffer.from(canonical, "latin1"));
  const text = `AWS4-HMAC-SHA256\n${signature.timestamp}\n${scopeOf(signature)}\n${hash}`;
  return hmac(signingKey(secretAccessKey, signature), text).toString("hex");
}

function scopeOf({ date, region, service }: Signature): string {
  return `${date}/${region}/${service}/aws4_request`;
}

/** A key holds for a day, a Region and a service; making one takes four rounds of HMAC. */
const signingKeys = new LRUCache<string, { secretAccessKey: string; key: Buffer }>({ max: 2_000 });

function signingKey(secretAccessKey: string, { accessKeyId, date, region, service }: Signature): Buffer {
  const name = `${accessKeyId}/${date}/${region}/${service}`;
  const kept = signingKeys.get(name);
  if (kept?.secretAccessKey === secretAccessKey) return kept.key;
  const key = [date, region, service, "aws4_request"].reduce<Buffer>(hmac, Buffer.from(`AWS4${secretAccessKey}`));
  signingKeys.set(name, { secretAccessKey, key });
  return key;
}

function checkAge({ timestamp, expiresSeconds }: Signature, now: Date, skewMinutes: number): void {
  const signed = instantOf(timestamp);
  const skew = skewMinutes * MINUTE_MILLIS;
  const latest = new Date(now.getTime() + skew);
  if (signed > latest.getTime()) {
    const window = `${basicIsoOf(latest)} (${basicIsoOf(now)} + ${skewMinutes} min.)`;
    throw new AwsError("RequestExpired", `Signature not yet current: ${timestamp} is still later than ${window}`);
  }
  const life = expiresSeconds === undefined ? skew : expiresSeconds * 1000;
  const earliest = new Date(now.getTime() - life);
  if (signed < earliest.getTime()) {
    const window = `${basicIsoOf(earliest)} (${basicIsoOf(now)} - ${Math.round(life / MINUTE_MILLIS)} min.)`;
    throw new AwsError("RequestExpired", `Signature expired: ${timestamp} is now earlier than ${window}`);
  }
}

function instantOf(timestamp: string): number {
  const iso = timestamp.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/, "$1-$2-$3T$4:$5:$6Z");
  const millis = Date.parse(iso);
  if (!Number.isNaN(millis)) return millis;
  throw new AwsError("IncompleteSignature", `Date must be in ISO-8601 'basic format'. Got '${timestamp}'.`);
}

/** Compares in a time that depends on the lengths alone. */
function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
