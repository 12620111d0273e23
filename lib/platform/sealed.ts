import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { secret } from "./settings";

const NONCE = 12;
const TAG = 16;
const ALGORITHM = "aes-256-gcm";

/**
 * A secret encrypted at rest (AES-256-GCM: nonce, tag, ciphertext), with a key for this purpose that is not in the database.
 * It opens only for the name that it was sealed for, so that rows cannot be swapped.
 */
export function seal(purpose: string, text: string, name: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(ALGORITHM, secret(purpose), nonce).setAAD(Buffer.from(name));
  const ciphertext = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]));
}

/** Throws when the bytes were changed, are another name's, or were sealed under another master key. */
export function unseal(purpose: string, sealed: Uint8Array, name: string): string {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv(ALGORITHM, secret(purpose), bytes.subarray(0, NONCE))
    .setAAD(Buffer.from(name))
    .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString("utf8");
}
