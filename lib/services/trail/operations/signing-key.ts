import { createHash, generateKeyPair } from "node:crypto";
import { promisify } from "node:util";
import type { Context } from "@/lib/platform/operation";
import { findCurrentKey, insertKey, type SigningKey } from "../store/signing-keys";

const DAY_MILLIS = 86_400_000;
const VALID_DAYS = 365;
/** A key is followed by another while it still holds, so that nothing is ever signed with one that does not. */
const OVERLAP_DAYS = 30;
/** Digests of an hour are signed when it is over. */
const BEFORE_MILLIS = 3_600_000;

const generate = promisify(generateKeyPair);

/** The key that digests of a Region are signed with now; made when there is none, or its time is nearly over. */
export async function currentKey({ db, accountId, now }: Context, region: string): Promise<SigningKey> {
  const scope = { accountId, region };
  const found = await findCurrentKey(db, scope, new Date(now.getTime() + OVERLAP_DAYS * DAY_MILLIS));
  if (found) return found;
  const made = await newKey(now);
  await insertKey(db, scope, made);
  return made;
}

/** RSA with 2,048 bits, as CloudTrail's own; the fingerprint is the MD5 of the public half. */
async function newKey(now: Date): Promise<SigningKey> {
  const { publicKey, privateKey } = await generate("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "pkcs1", format: "der" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  return {
    fingerprint: createHash("md5").update(publicKey).digest("hex"),
    publicKey: new Uint8Array(publicKey),
    privateKey,
    validFrom: new Date(now.getTime() - BEFORE_MILLIS),
    validUntil: new Date(now.getTime() + VALID_DAYS * DAY_MILLIS),
  };
}
