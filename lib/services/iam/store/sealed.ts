import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { secret } from "@/lib/platform/settings";
import type { Bytes } from "./prisma-rows";

const NONCE = 12;
const TAG = 16;
const ALGORITHM = "aes-256-gcm";

/**
 * A secret encrypted at rest (AES-256-GCM: nonce, tag, ciphertext), with a key that is not in the database.
 * It opens only for the access key id that it was sealed for, so that rows cannot be swapped.
 */
export function seal(text: string, accessKeyId: string): Bytes {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(ALGORITHM, secret("access-keys"), nonce).setAAD(Buffer.from(accessKeyId));
  const ciphertext = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]));
}

/** Throws when the bytes were changed, are another key's, or were sealed under another master key. */
export function unseal(sealed: Uint8Array, accessKeyId: string): string {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv(ALGORITHM, secret("access-keys"), bytes.subarray(0, NONCE))
    .setAAD(Buffer.from(accessKeyId))
    .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString("utf8");
}
